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

    Task SetTitle(string channelId, string threadTs, string title, CancellationToken cancellationToken = default);
}

public class AssistantPrompt
{
    public string Title { get; set; }
    public string Message { get; set; }
}

internal sealed class AssistantThreadsApi(ISlackApiClient client) : IAssistantThreadsApi
{
    public Task SetStatus(
        string channelId, string threadTs, string status, IEnumerable<string> loadingMessages = null, CancellationToken cancellationToken = default) =>
        PostAsync("setStatus", channelId, threadTs, cancellationToken, ("status", status), ("loading_messages", loadingMessages));

    public Task SetSuggestedPrompts(
        string channelId, string threadTs, IEnumerable<AssistantPrompt> prompts, string title = null, CancellationToken cancellationToken = default) =>
        PostAsync("setSuggestedPrompts", channelId, threadTs, cancellationToken, ("prompts", prompts), ("title", title));

    public Task SetTitle(string channelId, string threadTs, string title, CancellationToken cancellationToken = default) =>
        PostAsync("setTitle", channelId, threadTs, cancellationToken, ("title", title));

    private Task PostAsync(string verb, string channelId, string threadTs, CancellationToken cancellationToken, params (string Name, object Value)[] rest)
    {
        var args = new Args { ["channel_id"] = channelId, ["thread_ts"] = threadTs };
        foreach (var (name, value) in rest)
            args[name] = value;
        return client.Post($"assistant.threads.{verb}", args, cancellationToken);
    }
}
