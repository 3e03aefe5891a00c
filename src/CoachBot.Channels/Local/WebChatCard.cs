using CoachBot.Channels.Teams;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Local;

/// <summary>A neutral card as Web Chat draws it: the Adaptive Card of Teams, with a button that copies the draft.</summary>
internal static class WebChatCard
{
    /// <summary>An action with this value is the page's own: it copies the text and sends nothing.</summary>
    private const string CopyName = "coachCopy";

    public static JObject Of(Card card)
    {
        var adaptive = AdaptiveCard.Render(new CoachMessage("") { Card = card }, CardButtons.Submits);
        if (card.Draft is { } draft)
            ((JArray)adaptive["actions"]!).AddFirst(new JObject { ["type"] = "Action.Submit", ["title"] = "Copy", ["data"] = new JObject { [CopyName] = draft } });
        return adaptive;
    }
}
