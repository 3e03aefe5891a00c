using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Teams;

/// <summary>
/// A card that asks, whenever it comes into view, how things stand. Its own words and buttons travel with the question; the picture on it
/// is drawn anew.
/// </summary>
public static class CardRefresh
{
    /// <summary>The verb of the question.</summary>
    public const string Verb = "coach-now";

    private const string Answer = "answer";

    /// <summary>The refresh of a message's card; null for one that does not change, or is too long to ask about.</summary>
    /// <param name="viewer">For whom Teams asks by itself.</param>
    /// <param name="answer">What stands where its buttons were; null while they are there.</param>
    public static JObject? Of(CoachMessage message, string viewer, string? answer)
    {
        if (!CurrentMessages.CanChange(message) || CarriedMessage.Write(Outline(message)) is not { } json)
            return null;
        var data = new JObject { [AnsweredCard.Shown] = json };
        if (answer is not null)
            data[Answer] = answer;
        return new JObject
        {
            ["action"] = new JObject { ["type"] = "Action.Execute", ["title"] = Wording.LookAgain, ["verb"] = Verb, ["data"] = data },
            ["userIds"] = new JArray(viewer),
        };
    }

    /// <summary>The card as things stand now; null when there is nothing better than what is shown.</summary>
    public static async Task<JObject?> LookAsync(CurrentMessages current, PersonKey person, JObject data, CancellationToken cancellationToken)
    {
        if (CarriedMessage.Read(data[AnsweredCard.Shown]) is not { } sent || await current.ShowAsync(person, sent, cancellationToken) is not { } now)
            return null;
        var answer = now.Settled ?? (data[Answer] as JValue)?.Value as string;
        return AdaptiveCard.Render(now.Message, CardButtons.Teams, person.User, answer);
    }

    private static CoachMessage Outline(CoachMessage message) =>
        message.Card is { Subject: not null } card ? message with { Card = new Card("") { Subject = card.Subject, Actions = card.Actions } } : message;
}
