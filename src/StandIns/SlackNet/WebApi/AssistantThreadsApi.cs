using Args = System.Collections.Generic.Dictionary<string, object>;

namespace SlackNet.WebApi;

public interface IAssistantThreadsApi
{
    /// <summary>Shows what the bot does; an empty status shows nothing any more.</summary>
    Task SetStatus(
        string channelId, string threadTs, string status, IEnumerable<string> loadingMessages = null, CancellationToken cancellationToken = default);

    /// <summary>A thread that is null is not sent.</summary>
    Task SetSuggestedPrompts(
        string channelId, string threadTs, IEnumerable<AssistantPrompt> prompts, string title = null, CancellationToken cancellationToken = default);
}

public class AssistantPrompt
{
    public string Title { get; set; }
    public string Message { get; set; }
}

internal sealed class AssistantThreadsApi(ISlackApiClient client) : IAssistantThreadsApi
{
    public Task SetStatus(
        string channelId, string threadTs, string status, IEnumerable<string> loadingMessages = null, CancellationToken cancellationToken = default)
    {
        var args = new Args { ["channel_id"] = channelId, ["thread_ts"] = threadTs, ["status"] = status, ["loading_messages"] = loadingMessages };
        return client.Post("assistant.threads.setStatus", args, cancellationToken);
    }

    public Task SetSuggestedPrompts(
        string channelId, string threadTs, IEnumerable<AssistantPrompt> prompts, string title = null, CancellationToken cancellationToken = default)
    {
        var args = new Args { ["channel_id"] = channelId, ["thread_ts"] = threadTs, ["prompts"] = prompts, ["title"] = title };
        return client.Post("assistant.threads.setSuggestedPrompts", args, cancellationToken);
    }
}
