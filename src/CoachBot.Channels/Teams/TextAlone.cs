using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Teams;

/// <summary>
/// A draft to copy. Adaptive Cards have no clipboard, and on a phone the text of a card cannot be selected; a message can be copied by
/// Teams itself. So a button gives the draft as messages that hold nothing else: the subject, and the text. The press brings the words
/// along and the coach does not hear of it. There is no link that opens a mail: not every client of Teams follows one, and it would be
/// written in the account of whoever owns the device, which often is the employer.
/// </summary>
internal static class TextAlone
{
    public const string Verb = "copy";

    private const string Pieces = "pieces";

    public static JObject Action(Card card) => new()
    {
        ["type"] = "Action.Execute",
        ["title"] = Wording.TextAlone,
        ["verb"] = Verb,
        ["data"] = new JObject { [Pieces] = new JArray(card.DraftPieces()) },
        ["associatedInputs"] = "none",
        ["fallback"] = "drop",
    };

    /// <summary>Past the coach's rendering, which would escape what some clients then show with its backslashes.</summary>
    public static async Task SendAsync(ITurnContext context, JObject data, CancellationToken cancellationToken)
    {
        foreach (var piece in data[Pieces]?.Children().OfType<JValue>().Select(p => p.Value as string) ?? [])
        {
            if (string.IsNullOrWhiteSpace(piece))
                continue;
            var message = new Activity(ActivityTypes.Message) { Text = Markup(piece), TextFormat = TextFormatTypes.Xml };
            message.ApplyConversationReference(context.Activity.GetConversationReference());
            message.ReplyToId = null;
            await context.Adapter.SendActivitiesAsync(context, [message], cancellationToken);
        }
    }

    /// <summary>Letter for letter, and every line a line: clients run the lines of plain text together.</summary>
    private static string Markup(string text) => string.Join("<br/>", text.ReplaceLineEndings("\n").Split('\n').Select(WebUtility.HtmlEncode));
}
