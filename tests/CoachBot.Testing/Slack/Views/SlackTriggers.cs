using CoachBot.Testing.Slack.Api;

namespace CoachBot.Testing.Slack;

/// <summary>What an app gets with each interaction and may exchange for a modal: once, within 3 seconds.</summary>
internal sealed class SlackTriggers(FakeSlack slack)
{
    private readonly Dictionary<string, (SlackPerson Person, DateTimeOffset Until)> waiting = new(StringComparer.Ordinal);
    private readonly HashSet<string> exchanged = new(StringComparer.Ordinal);

    public string New(SlackPerson person)
    {
        lock (slack.Gate)
        {
            var id = $"{slack.NewTs().Replace(".", "", StringComparison.Ordinal)}.{1000 + waiting.Count}.{SlackApp.Secret()}";
            waiting[id] = (person, slack.Clock.GetUtcNow() + slack.Patience);
            return id;
        }
    }

    public SlackPerson Exchange(string id)
    {
        if (exchanged.Contains(id))
            throw new SlackApiError("exchanged_trigger_id");
        if (!waiting.Remove(id, out var trigger))
            throw new SlackApiError("invalid_trigger_id");
        exchanged.Add(id);
        return slack.Clock.GetUtcNow() > trigger.Until ? throw new SlackApiError("expired_trigger_id") : trigger.Person;
    }
}
