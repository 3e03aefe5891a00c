using CoachBot.Channels.Teams;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Local;

/// <summary>
/// An activity of a local conversation as its clients get it. Web Chat draws text, suggested actions and Adaptive Cards;
/// the plain page draws the neutral message, which stands in the channel data.
/// </summary>
public static class LocalRenderer
{
    /// <summary>Under it the neutral message stands in the channel data.</summary>
    public const string MessageName = "coach";

    public static JObject ToClient(Activity activity)
    {
        var shown = MessageJson.From(activity);
        if (activity.From?.Role == RoleTypes.User)
            return shown;

        shown.Remove("attachments");
        var message = MessageActivity.Read(activity);
        if (activity.Type != ActivityTypes.Message)
            return shown;
        if (activity.Attachments is [{ ContentType: MessageActivity.ContentType, Content: { } content }])
            shown["channelData"] = new JObject { [MessageName] = JToken.FromObject(content) };
        if (message.Choices.Count > 0)
            shown["suggestedActions"] = new JObject { ["to"] = new JArray(), ["actions"] = new JArray(message.Choices.Select(Suggestion)) };
        if (message.Card is { } card)
            shown["attachments"] = new JArray(new JObject { ["contentType"] = AdaptiveCard.ContentType, ["content"] = WebChatCard.Of(card) });
        return shown;
    }

    /// <summary>A press shows as the person's own message, with the label as its words.</summary>
    private static JObject Suggestion(Button button) => MessageJson.From(new CardAction(
        ActionTypes.MessageBack, button.Label, text: button.Label, displayText: button.Label, value: MessageActivity.Value(button.Press)));
}
