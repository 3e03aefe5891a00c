using System.Text;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Teams.Files;

/// <summary>How Teams lets a bot give somebody a file: it asks with a card, gets an address in their own OneDrive, and shows the file.</summary>
public static class FileConsent
{
    /// <summary>The name of the invoke that answers the card.</summary>
    public const string Invoke = "fileConsent/invoke";

    public const string CardType = "application/vnd.microsoft.teams.card.file.consent";

    public const string FileType = "application/vnd.microsoft.teams.card.file.info";

    private const string Key = "coach";
    private const string Export = "export";

    /// <summary>The card that asks whether the file may be put there.</summary>
    public static Activity Ask(ExportFile file) => Holding(new Attachment
    {
        ContentType = CardType,
        Name = file.Name,
        Content = new JObject
        {
            ["description"] = Wording.AboutFile(file.Name),
            ["sizeInBytes"] = Encoding.UTF8.GetByteCount(file.Text),
            ["acceptContext"] = Context(file.Name),
            ["declineContext"] = Context(file.Name),
        },
    });

    /// <summary>The file where it is now.</summary>
    public static Activity Show(FileAnswer answer) => Holding(new Attachment
    {
        ContentType = FileType,
        Name = answer.Name,
        ContentUrl = answer.ContentUrl,
        Content = new JObject { ["uniqueId"] = answer.UniqueId, ["fileType"] = answer.FileType },
    });

    /// <summary>What was answered; null when it is no answer to a card of ours.</summary>
    public static FileAnswer? Read(Activity activity)
    {
        if (activity.Name != Invoke || activity.Value is not JObject value || Text(value, "type") != "fileUpload" || Text(value, $"context.{Key}") != Export || Text(value, "context.file") is not { } file)
            return null;
        return Text(value, "action") switch
        {
            "decline" => new FileAnswer(Path.GetExtension(file), IsAccepted: false),
            "accept" => new FileAnswer(Path.GetExtension(file), IsAccepted: true)
            {
                Name = Text(value, "uploadInfo.name") ?? file,
                UploadUrl = Text(value, "uploadInfo.uploadUrl"),
                ContentUrl = Text(value, "uploadInfo.contentUrl"),
                UniqueId = Text(value, "uploadInfo.uniqueId"),
                FileType = Text(value, "uploadInfo.fileType"),
            },
            _ => null,
        };
    }

    private static JObject Context(string name) => new() { [Key] = Export, ["file"] = name };

    private static Activity Holding(Attachment attachment) => new(ActivityTypes.Message) { Attachments = [attachment] };

    private static string? Text(JObject value, string path) => (value.SelectToken(path) as JValue)?.Value as string;
}

/// <summary>What a person answered to the card.</summary>
/// <param name="Extension">Which of the export's files it is about, as <c>.json</c>.</param>
public sealed record FileAnswer(string Extension, bool IsAccepted)
{
    /// <summary>As the file is called in their OneDrive; another may have had the name.</summary>
    public string? Name { get; init; }

    /// <summary>Where to put it, for some minutes; whoever has the address may write there.</summary>
    public string? UploadUrl { get; init; }

    /// <summary>Where the person will find it.</summary>
    public string? ContentUrl { get; init; }

    public string? UniqueId { get; init; }

    public string? FileType { get; init; }
}
