using System.Text.Json.Nodes;
using CoachBot.Understanding;

namespace CoachBot.Host.Inspect;

/// <summary><c>coach inspect understand</c>: what a message asks for.</summary>
public sealed class UnderstandInspector : IInspector
{
    private readonly Lazy<Reader> reader = new(() => new Reader());

    public string Name => "understand";

    public string Description => "What a message asks for: {\"text\"} in, {\"text\",\"intent\",\"confidence\",\"slots\"} out.";

    public IReadOnlyList<string> Scored { get; } =
        ["intent", "slots.company", "slots.role", "slots.person", "slots.when", "slots.stage", "slots.topic"];

    public JsonObject Inspect(JsonObject input, bool explain)
    {
        var understood = reader.Value.Read(input.Required("text"));
        var answer = new JsonObject
        {
            ["text"] = understood.Text,
            ["intent"] = understood.Intent,
            ["confidence"] = Math.Round(understood.Confidence, 4),
            ["slots"] = Show(understood.Slots),
        };
        if (!explain) return answer;
        answer["others"] = new JsonArray([.. understood.Others.Select(other =>
            (JsonNode)new JsonObject { ["intent"] = other.Intent, ["confidence"] = Math.Round(other.Confidence, 4) })]);
        answer["evidence"] = new JsonArray([.. reader.Value.Explain(understood.Text).Select(each => (JsonNode)each)]);
        return answer;
    }

    private static JsonObject Show(Slots slots)
    {
        var shown = new JsonObject();
        Add("company", slots.Company);
        Add("role", slots.Role);
        Add("person", slots.Person);
        Add("when", slots.When);
        Add("stage", slots.Stage);
        Add("topic", slots.Topic);
        return shown;

        void Add(string name, string? value)
        {
            if (value is not null) shown[name] = value;
        }
    }
}
