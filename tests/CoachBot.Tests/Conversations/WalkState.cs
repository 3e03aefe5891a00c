using CoachBot.Understanding;
using Newtonsoft.Json.Linq;

namespace CoachBot.Tests.Conversations;

/// <summary>Where somebody stands, as stored: the talks under way, the one on top first, and those put aside.</summary>
internal sealed record WalkState(List<WalkState.Talk> Stack, IReadOnlyDictionary<string, string> Unfinished)
{
    public static WalkState Of(TurnRow turn)
    {
        var stack = turn.State.DescendantsAndSelf().OfType<JProperty>().FirstOrDefault(p => string.Equals(p.Name, "DialogStack", StringComparison.OrdinalIgnoreCase))?.Value as JArray;
        return new WalkState((stack ?? []).OfType<JObject>().Select(Read).ToList(), turn.Unfinished);
    }

    private static Talk Read(JObject instance)
    {
        var state = (JObject)instance.GetValue("State", StringComparison.OrdinalIgnoreCase)!;
        var answers = ((JObject)state["journal"]!).Properties()
            .Where(p => (string?)p.Value["kind"] is "answer" or "given")
            .ToDictionary(p => p.Name, p => (string?)p.Value["value"], StringComparer.Ordinal);
        var asked = (string?)state["asked"];
        return new Talk((string)instance.GetValue("Id", StringComparison.OrdinalIgnoreCase)!, (string)state["run"]!, string.IsNullOrEmpty(asked) ? null : asked, answers);
    }

    /// <summary>One conversation under way.</summary>
    internal sealed record Talk(string Id, string Run, string? Asked, Dictionary<string, string?> Answers)
    {
        public bool IsOfAFeature => Intents.All.Contains(Id);
    }
}
