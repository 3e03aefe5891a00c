using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Teams;

/// <summary>
/// A card whose question is answered: the same without buttons, and with the answer in their place. What it showed comes back with the
/// press itself, in an input that nobody sees, so that any replica can draw it, even after a restart.
/// </summary>
public static class AnsweredCard
{
    /// <summary>The input that carries the neutral message.</summary>
    public const string Shown = "shown";

    /// <summary>A message may have some 28 KB: a very long one is not carried, and keeps its buttons.</summary>
    private const int LongestCarried = 8_000;

    private const int LongestAnswer = 200;

    /// <summary>The invisible input; null when the message is too long for it.</summary>
    public static JObject? Carrier(CoachMessage message)
    {
        var activity = MessageActivity.From(message with { Notice = null });
        var json = JToken.FromObject(activity.Attachments[0].Content).ToString(Formatting.None);
        return json.Length > LongestCarried ? null : new JObject { ["type"] = "Input.Text", ["id"] = Shown, ["isVisible"] = false, ["value"] = json };
    }

    /// <summary>The card to show from now on; null when the press answers no question of its card.</summary>
    /// <param name="value">What came with the press.</param>
    public static JObject? After(JObject value)
    {
        if (value[Shown] is not JValue { Value: string { Length: <= LongestCarried } json }
            || MessageActivity.Pressed(new Activity { Value = value }) is not { } press
            || Read(json) is not { } message
            || Answer(message, press, value) is not { } answer)
        {
            return null;
        }
        return AdaptiveCard.Render(message with { Choices = [], Input = null }, CardButtons.Teams, answer);
    }

    private static string? Answer(CoachMessage message, ButtonPress press, JObject value) =>
        message.Input?.Press == press
            ? Wording.Clip((value[MessageActivity.WordsName] as JValue)?.Value as string ?? "", LongestAnswer)
            : message.Choices.FirstOrDefault(c => c.Press == press)?.Label;

    /// <summary>What came back may have been changed on its way: it is the person's own chat, and nothing but a card is made of it.</summary>
    private static CoachMessage? Read(string json)
    {
        try
        {
            var content = JObject.Parse(json);
            var attachment = new Attachment { ContentType = MessageActivity.ContentType, Content = content };
            var message = MessageActivity.Read(new Activity(ActivityTypes.Message) { Attachments = [attachment] });
            return IsWhole(message) ? message : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsWhole(CoachMessage message) =>
        message is { Text: not null, Choices: not null }
        && message.Choices.All(c => c is { Label: not null, Press: not null })
        && message.Card is null or { Title: not null, Facts: not null, Steps: not null, Actions: not null };
}
