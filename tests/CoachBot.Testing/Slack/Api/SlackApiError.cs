using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack.Api;

/// <summary>An answer with <c>ok: false</c>.</summary>
internal sealed class SlackApiError(string code, JObject? more = null) : Exception(code)
{
    public string Code { get; } = code;

    public JObject More { get; } = more ?? [];

    public static SlackApiError Arguments(params IEnumerable<string> messages) =>
        new("invalid_arguments", new JObject { ["response_metadata"] = new JObject { ["messages"] = new JArray(messages.Select(m => "[ERROR] " + m)) } });

    public static SlackApiError Blocks(IReadOnlyList<string> messages) => new("invalid_blocks", new JObject
    {
        ["errors"] = new JArray(messages),
        ["response_metadata"] = new JObject { ["messages"] = new JArray(messages.Select(m => "[ERROR] " + m)) },
    });
}
