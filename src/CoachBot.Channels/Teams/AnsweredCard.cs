using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Teams;

/// <summary>
/// A card whose question is answered: the same without buttons, and with the answer in their place. What it showed comes back with the
/// press itself, in an input that nobody sees.
/// </summary>
public static class AnsweredCard
{
    /// <summary>The input that carries the neutral message.</summary>
    public const string Shown = "shown";

    private const int LongestAnswer = 200;

    /// <summary>The invisible input; null when the message is too long for it.</summary>
    public static JObject? Carrier(CoachMessage message) =>
        CarriedMessage.Write(message) is { } json ? new JObject { ["type"] = "Input.Text", ["id"] = Shown, ["isVisible"] = false, ["value"] = json } : null;

    /// <summary>The card to show from now on; null when the press answers no question of its card.</summary>
    /// <param name="value">What came with the press.</param>
    /// <param name="viewer">Who pressed.</param>
    public static JObject? After(JObject value, string? viewer)
    {
        if (CarriedMessage.Read(value[Shown]) is not { } message
            || MessageActivity.Pressed(new Activity { Value = value }) is not { } press
            || Answer(message, press, value) is not { } answer)
        {
            return null;
        }
        return AdaptiveCard.Render(message with { Choices = [], Input = null }, CardButtons.Teams, viewer, answer);
    }

    private static string? Answer(CoachMessage message, ButtonPress press, JObject value) =>
        message.Input?.Press == press
            ? Wording.Clip((value[MessageActivity.WordsName] as JValue)?.Value as string ?? "", LongestAnswer)
            : message.Choices.FirstOrDefault(c => c.Press == press)?.Label;
}
