using CoachBot.Understanding;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Teams;

/// <summary>Adds to a message the words of the files that come with it, such as a rejection that was saved.</summary>
/// <remarks>The address that Teams gives is good for some minutes and for whoever has it, so no token goes with the question, and no redirect is followed.</remarks>
public sealed class TeamsFiles(TeamsSettings settings, HttpMessageInvoker http, ILogger log) : IMiddleware
{
    /// <summary>What a file that was uploaded in a personal chat comes as.</summary>
    public const string ContentType = "application/vnd.microsoft.teams.file.download.info";

    private const int MostBytes = 256 * 1024;
    private const int MostFiles = 3;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        var activity = turnContext.Activity;
        if (activity.Type == ActivityTypes.Message)
            activity.Text = await WithFilesAsync(activity, cancellationToken);
        await next(cancellationToken);
    }

    /// <summary>The words of the message, then those of its files; a file that cannot be read is left out.</summary>
    private async Task<string?> WithFilesAsync(IMessageActivity message, CancellationToken cancellationToken)
    {
        var texts = new List<string?> { message.Text };
        foreach (var file in message.Attachments?.Where(a => a?.ContentType == ContentType).Take(MostFiles) ?? [])
            texts.Add(await ReadAsync(file, cancellationToken));
        return texts.Count == 1 ? message.Text : string.Join("\n\n", texts.Where(t => !string.IsNullOrWhiteSpace(t)));
    }

    private async Task<string?> ReadAsync(Attachment file, CancellationToken cancellationToken)
    {
        var (content, name) = (file.Content as JObject, file.Name ?? "");
        if (content?["fileType"] is JValue { Value: string kind } && !name.EndsWith("." + kind, StringComparison.OrdinalIgnoreCase))
            name = $"{name}.{kind}";
        if (EmployerMail.FromFile(name, []) is null || content?["downloadUrl"] is not JValue { Value: string address } || !settings.FileHosts.IsAllowed(address))
            return null;
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Longest);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var response = await http.SendAsync(request, patience.Token);
            return response.IsSuccessStatusCode && await BytesAsync(response.Content, patience.Token) is { } bytes ? EmployerMail.FromFile(name, bytes) : null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            log.LogInformation("A file was not read: {Error}", e.GetType().Name);
            return null;
        }
    }

    /// <returns>Null when there are more than a letter has, whatever the header says.</returns>
    private static async Task<byte[]?> BytesAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var bytes = new byte[MostBytes + 1];
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return length > MostBytes ? null : bytes[..length];
    }
}
