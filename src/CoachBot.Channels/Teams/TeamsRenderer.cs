using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Teams;

/// <summary>The coach's neutral activities as Teams shows them: plain words stay text, anything with buttons or a card is one Adaptive Card.</summary>
public static class TeamsRenderer
{
    private const int LongestSummary = 300;
    private const int LongestWords = 4_000;

    /// <summary>A new activity for Teams; one that is no message of the coach's comes back as it is.</summary>
    public static Activity Render(Activity activity) => Render(activity, CardButtons.Teams, activity.Recipient?.Id);

    /// <summary>The Playground (0.2.28) cannot look at a card again, and says so under each that would have it.</summary>
    public static Activity RenderForPlayground(Activity activity) => Render(activity, CardButtons.Playground, viewer: null);

    private static Activity Render(Activity activity, CardButtons buttons, string? viewer)
    {
        if (activity.Type != ActivityTypes.Message)
            return activity;

        var message = MessageActivity.Read(activity);
        var rendered = Addressed(activity);
        rendered.Summary = Wording.Clip((message.Notice ?? Wording.Plain(message)).ReplaceLineEndings(" "), LongestSummary);
        if (message is { Choices.Count: 0, Card: null, Notice: null, Input: null })
        {
            rendered.Text = TeamsMarkdown.Render(message.Text);
            rendered.TextFormat = TextFormatTypes.Markdown;
        }
        else
        {
            rendered.Attachments = [new Attachment { ContentType = AdaptiveCard.ContentType, Content = AdaptiveCard.Render(message, buttons, viewer) }];
        }
        return rendered;
    }

    /// <summary>The same message without its card, cut to what always fits.</summary>
    public static Activity WordsAlone(Activity rendered)
    {
        var words = Addressed(rendered);
        var card = rendered.Attachments?.FirstOrDefault()?.Content as JObject;
        words.Text = Wording.Clip((string?)card?["fallbackText"] ?? rendered.Text ?? "", LongestWords);
        words.TextFormat = TextFormatTypes.Plain;
        return words;
    }

    private static Activity Addressed(Activity activity) => new()
    {
        Type = activity.Type,
        Id = activity.Id,
        ChannelId = activity.ChannelId,
        ServiceUrl = activity.ServiceUrl,
        Conversation = activity.Conversation,
        From = activity.From,
        Recipient = activity.Recipient,
        ReplyToId = activity.ReplyToId,
        Locale = activity.Locale,
        InputHint = activity.InputHint,
        Entities = activity.Entities,
        ChannelData = activity.ChannelData,
    };
}
