using System.Text.Json.Nodes;
using CoachBot.Understanding;

namespace CoachBot.Host.Inspect;

/// <summary><c>coach inspect tone</c>: whether a draft may go out.</summary>
public sealed class ToneInspector : IInspector
{
    private readonly Lazy<ToneGuard> guard = new(() => new());

    public string Name => "tone";

    public string Description => "Whether a draft may go to an employer: {\"text\"} in, {\"verdict\",\"findings\":[{\"label\",\"quote\",\"why\"}]} out; --explain adds the rewrite.";

    public IReadOnlyList<string> Scored { get; } = ["verdict"];

    public JsonObject Inspect(JsonObject input, bool explain)
    {
        var draft = input.Required("text");
        var report = guard.Value.Check(draft);
        var answer = new JsonObject
        {
            ["verdict"] = report.Verdict,
            ["findings"] = new JsonArray([.. report.Findings.Select(finding =>
                (JsonNode)new JsonObject { ["label"] = finding.Label, ["quote"] = finding.Quote, ["why"] = finding.Why })]),
        };
        if (explain)
        {
            answer["rewrite"] = guard.Value.Rewrite(draft);
        }

        return answer;
    }
}
