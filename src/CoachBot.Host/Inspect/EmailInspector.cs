using System.Text.Json.Nodes;
using CoachBot.Understanding;

namespace CoachBot.Host.Inspect;

/// <summary><c>coach inspect email</c>: what an employer's message decides and says.</summary>
public sealed class EmailInspector : IInspector
{
    private readonly Lazy<EmployerMessageReader> reader = new(() => new());

    public string Name => "email";

    public string Description => "What an employer's message decides: {\"text\"} in, {\"outcome\",\"reason\",\"controllable\",\"door\",\"feedback\",\"company\",\"role\",\"person\"} out.";

    public IReadOnlyList<string> Scored { get; } = ["outcome", "reason", "controllable", "door", "feedback", "company", "role", "person"];

    public JsonObject Inspect(JsonObject input, bool explain)
    {
        var message = reader.Value.Read(input.Required("text"));
        var answer = new JsonObject
        {
            ["outcome"] = message.Outcome,
            ["reason"] = message.Reason,
            ["controllable"] = message.Controllable,
            ["door"] = message.Door,
            ["feedback"] = message.Feedback,
            ["company"] = message.Company,
            ["role"] = message.Role,
            ["person"] = message.Person,
        };
        if (explain)
        {
            answer["evidence"] = new JsonArray([.. message.Evidence.Select(each => (JsonNode)each)]);
        }

        return answer;
    }
}
