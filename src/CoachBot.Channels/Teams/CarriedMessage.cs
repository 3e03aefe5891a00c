using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Teams;

/// <summary>A neutral message inside the card that shows it, so that any replica can draw it anew, even after a restart.</summary>
public static class CarriedMessage
{
    /// <summary>A message may have some 28 KB: a very long one is not carried.</summary>
    public const int Longest = 8_000;

    /// <summary>Null when it is too long.</summary>
    public static string? Write(CoachMessage message)
    {
        var json = MessageActivity.ToJson(message with { Notice = null }).ToString(Formatting.None);
        return json.Length > Longest ? null : json;
    }

    /// <summary>What came back may have been changed on its way: it is the person's own chat, and nothing but a card is made of it.</summary>
    public static CoachMessage? Read(JToken? carried)
    {
        if (carried is not JValue { Value: string { Length: <= Longest } json })
            return null;
        try
        {
            var message = MessageActivity.FromJson(JObject.Parse(json));
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
