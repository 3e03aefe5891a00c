using Args = System.Collections.Generic.Dictionary<string, object>;

namespace SlackNet.WebApi;

public interface IConversationsApi
{
    Task<Conversation> Info(string channelId, bool includeLocale = false, bool includeNumMembers = false, CancellationToken cancellationToken = default);

    /// <summary>Opens a direct message again; returns its id.</summary>
    Task<string> Open(string channelId, CancellationToken cancellationToken = default);

    /// <summary>Opens the direct message with these people; returns its id.</summary>
    Task<string> Open(IEnumerable<string> userIds, CancellationToken cancellationToken = default);
}

internal sealed class ConversationsApi(ISlackApiClient client) : IConversationsApi
{
    public async Task<Conversation> Info(
        string channelId, bool includeLocale = false, bool includeNumMembers = false, CancellationToken cancellationToken = default)
    {
        var response = await client.Get<ConversationResponse>("conversations.info", new Args
        {
            ["channel"] = channelId,
            ["include_locale"] = includeLocale,
            ["include_num_members"] = includeNumMembers,
        }, cancellationToken).ConfigureAwait(false);
        return response.Channel;
    }

    public Task<string> Open(string channelId, CancellationToken cancellationToken = default) => OpenAsync(channelId, null, cancellationToken);

    public Task<string> Open(IEnumerable<string> userIds, CancellationToken cancellationToken = default) =>
        OpenAsync(null, userIds, cancellationToken);

    private async Task<string> OpenAsync(string channelId, IEnumerable<string> userIds, CancellationToken cancellationToken)
    {
        var args = new Args { ["channel"] = channelId, ["return_im"] = false, ["users"] = userIds };
        return (await client.Post<ConversationResponse>("conversations.open", args, cancellationToken).ConfigureAwait(false)).Channel.Id;
    }
}

internal sealed class ConversationResponse
{
    public Conversation Channel { get; set; }
}
