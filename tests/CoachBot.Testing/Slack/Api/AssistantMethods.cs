using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack.Api;

/// <summary>What an agent shows beside its messages: suggested prompts and what it is doing.</summary>
internal static class AssistantMethods
{
    private const int MostPrompts = 4;

    public static IReadOnlyList<ApiMethod> All { get; } =
    [
        new("assistant.threads.setSuggestedPrompts", Suggest, ["assistant:write"], 100),
        new("assistant.threads.setStatus", Status, ["assistant:write", "chat:write"], 600),
        new("assistant.threads.setTitle", Title, ["assistant:write"], 100),
    ];

    private static JObject Suggest(ApiCall call)
    {
        var channel = Direct(call);
        if (call.Json("prompts", "invalid_arguments") is not JArray { Count: > 0 } prompts)
            throw SlackApiError.Arguments("missing required field: prompts");
        if (prompts.Count > MostPrompts)
            throw SlackApiError.Arguments($"no more than {MostPrompts} items allowed [json-pointer:/prompts]");
        foreach (var (prompt, i) in prompts.Select((p, i) => (p, i)))
        {
            if ((prompt as JObject)?["title"] is not { Type: JTokenType.String } || prompt["message"] is not { Type: JTokenType.String })
                throw SlackApiError.Arguments($"missing required field: title and message [json-pointer:/prompts/{i}]");
        }
        channel.DirectWith!.Prompts = prompts.Select(p => new SuggestedPrompt((string)p["title"]!, (string)p["message"]!)).ToList();
        call.Slack.Changed();
        return [];
    }

    private static JObject Status(ApiCall call)
    {
        var channel = Direct(call);
        _ = call.Required("thread_ts");
        channel.DirectWith!.Status = call.Text("status") ?? "";
        call.Slack.Changed();
        return [];
    }

    private static JObject Title(ApiCall call)
    {
        Direct(call);
        _ = call.Required("thread_ts");
        _ = call.Required("title");
        return [];
    }

    private static SlackChannel Direct(ApiCall call)
    {
        var channel = call.Channel(call.Required("channel_id"));
        if (channel.DirectWith is null)
            throw new SlackApiError("channel_not_found");
        if (call.Text("thread_ts") is { } thread && channel.Find(thread) is null)
            throw new SlackApiError("invalid_thread_ts", new JObject { ["detail"] = "Thread not found" });
        return channel;
    }
}
