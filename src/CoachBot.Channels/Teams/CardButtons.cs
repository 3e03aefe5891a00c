using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Teams;

/// <summary>How a host of Adaptive Cards presses its buttons.</summary>
/// <param name="CarriesMessage">Whether the card carries its own neutral message, so that it can be drawn anew once it is answered.</param>
/// <param name="TextAlone">What gives a draft as messages of its own; null where the host itself can copy it.</param>
public sealed record CardButtons(Func<Button, JObject> Press, Func<JObject> Send, bool CarriesMessage, Func<Card, JObject>? TextAlone = null)
{
    /// <summary>The verb of our buttons where they are executed rather than submitted.</summary>
    public const string Verb = "coach";

    /// <summary>For hosts that know submits only.</summary>
    public static CardButtons Submits { get; } = new(button => Submit(button.Label, MessageActivity.Value(button.Press)), () => Submit(Wording.Send), CarriesMessage: false);

    /// <summary>Teams: a press is executed, and an older client lets the answer stand in the talk as the person's own words.</summary>
    public static CardButtons Teams { get; } = new(
        button => Execute(button.Label, MessageActivity.Value(button.Press), Submit(button.Label, MessageBack(button))),
        () => Execute(Wording.Send, null, Submit(Wording.Send)),
        CarriesMessage: true,
        Channels.Teams.TextAlone.Action);

    /// <summary>
    /// The page of the Agents Playground (0.2.28) fails on any submit whose data has <c>msteams</c>, and its buttons would be dead.
    /// </summary>
    public static CardButtons Playground { get; } = new(
        button => Execute(button.Label, MessageActivity.Value(button.Press), Submit(button.Label, MessageActivity.Value(button.Press))),
        () => Execute(Wording.Send, null, Submit(Wording.Send)),
        CarriesMessage: true,
        Channels.Teams.TextAlone.Action);

    private static JObject Execute(string title, JObject? data, JObject fallback)
    {
        var action = new JObject { ["type"] = "Action.Execute", ["title"] = title, ["verb"] = Verb };
        if (data is not null)
            action["data"] = data;
        action["fallback"] = fallback;
        return action;
    }

    private static JObject Submit(string title, JObject? data = null)
    {
        var action = new JObject { ["type"] = "Action.Submit", ["title"] = title };
        if (data is not null)
            action["data"] = data;
        return action;
    }

    /// <summary>Teams hands back what is inside <c>msteams</c>, other hosts what is beside it: the press is in both.</summary>
    private static JObject MessageBack(Button button)
    {
        var data = MessageActivity.Value(button.Press);
        data["msteams"] = new JObject
        {
            ["type"] = ActionTypes.MessageBack,
            ["displayText"] = button.Label,
            ["text"] = button.Label,
            ["value"] = MessageActivity.Value(button.Press),
        };
        return data;
    }
}
