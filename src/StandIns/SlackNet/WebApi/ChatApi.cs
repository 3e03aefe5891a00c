using Args = System.Collections.Generic.Dictionary<string, object>;

namespace SlackNet.WebApi;

public interface IChatApi
{
    Task<MessageTsResponse> Delete(string ts, string channelId, CancellationToken cancellationToken = default);
    Task<PostMessageResponse> PostMessage(Message message, CancellationToken cancellationToken = default);
    Task<PostEphemeralResponse> PostEphemeral(string userId, Message message, CancellationToken cancellationToken = default);
    Task<MessageUpdateResponse> Update(MessageUpdate messageUpdate, CancellationToken cancellationToken = default);
}

/// <summary>What SlackNet sends when nobody says otherwise is sent here too.</summary>
internal sealed class ChatApi(ISlackApiClient client) : IChatApi
{
    public Task<MessageTsResponse> Delete(string ts, string channelId, CancellationToken cancellationToken = default) =>
        client.Post<MessageTsResponse>("chat.delete", new Args { ["ts"] = ts, ["channel"] = channelId }, cancellationToken);

    public Task<PostMessageResponse> PostMessage(Message message, CancellationToken cancellationToken = default)
    {
        var args = Base(message.Channel, message.Text, message.Blocks, "none");
        args["attachments"] = Array.Empty<object>();
        args["unfurl_links"] = message.UnfurlLinks;
        args["unfurl_media"] = message.UnfurlMedia;
        args["thread_ts"] = message.ThreadTs;
        args["reply_broadcast"] = false;
        return client.Post<PostMessageResponse>("chat.postMessage", args, cancellationToken);
    }

    public Task<PostEphemeralResponse> PostEphemeral(string userId, Message message, CancellationToken cancellationToken = default)
    {
        var args = Base(message.Channel, message.Text, message.Blocks, "none");
        args["attachments"] = Array.Empty<object>();
        args["user"] = userId;
        args["thread_ts"] = message.ThreadTs;
        return client.Post<PostEphemeralResponse>("chat.postEphemeral", args, cancellationToken);
    }

    public Task<MessageUpdateResponse> Update(MessageUpdate messageUpdate, CancellationToken cancellationToken = default)
    {
        var args = Base(messageUpdate.ChannelId, messageUpdate.Text, messageUpdate.Blocks, "client");
        args["ts"] = messageUpdate.Ts;
        return client.Post<MessageUpdateResponse>("chat.update", args, cancellationToken);
    }

    private static Args Base(string channel, string text, object blocks, string parse) =>
        new() { ["channel"] = channel, ["text"] = text, ["blocks"] = blocks, ["parse"] = parse, ["link_names"] = false };
}
