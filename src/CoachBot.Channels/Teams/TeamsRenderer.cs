using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Teams;

/// <summary>The coach's neutral activities as Teams shows them: plain words stay text, anything with buttons or a card is one Adaptive Card.</summary>
public static class TeamsRenderer
{
    private const int LongestSummary = 300;

    /// <summary>A new activity for Teams; one that is no message of the coach's comes back as it is.</summary>
    public static Activity Render(Activity activity) => Render(activity, MessageBack);

    /// <summary>
    /// The same without showing a pressed answer as the person's words: the page of the Agents Playground (0.2.28) fails on any
    /// submit whose data has <c>msteams</c>, and its buttons would be dead.
    /// </summary>
    public static Activity RenderForPlayground(Activity activity) => Render(activity, static _ => []);

    private static Activity Render(Activity activity, Func<Button, JObject> submit)
    {
        if (activity.Type != ActivityTypes.Message)
            return activity;

        var message = MessageActivity.Read(activity);
        var rendered = Addressed(activity);
        rendered.Summary = message.Notice ?? Wording.Clip(Wording.Plain(message).ReplaceLineEndings(" "), LongestSummary);
        if (message is { Choices.Count: 0, Card: null, Notice: null })
        {
            rendered.Text = TeamsMarkdown.Render(message.Text);
            rendered.TextFormat = TextFormatTypes.Markdown;
        }
        else
        {
            rendered.Attachments = [new Attachment { ContentType = AdaptiveCard.ContentType, Content = AdaptiveCard.Render(message, submit) }];
        }
        return rendered;
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

    /// <summary>
    /// Lets the answer stand in the talk as the person's own words. Teams hands back what is inside <c>msteams</c>, other hosts
    /// what is beside it: the press is in both.
    /// </summary>
    private static JObject MessageBack(Button button) => new()
    {
        ["msteams"] = new JObject
        {
            ["type"] = ActionTypes.MessageBack,
            ["displayText"] = button.Label,
            ["text"] = button.Label,
            ["value"] = MessageActivity.Value(button.Press),
        },
    };
}
