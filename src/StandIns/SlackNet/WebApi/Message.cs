using SlackNet.Blocks;
using SlackNet.Events;

namespace SlackNet.WebApi;

public class Message
{
    /// <summary>The id of a channel, or of a person for the direct messages with them.</summary>
    public string Channel { get; set; }
    public string Text { get; set; }
    [IgnoreIfEmpty] public IList<Block> Blocks { get; set; } = [];
    public bool UnfurlLinks { get; set; }
    public bool UnfurlMedia { get; set; } = true;
    public string ThreadTs { get; set; }
}

public class MessageUpdate
{
    public string Ts { get; set; }
    public string ChannelId { get; set; }
    public string Text { get; set; }

    /// <summary>Null leaves those that are there.</summary>
    public IList<Block> Blocks { get; set; }
}

public class MessageTsResponse
{
    public string Channel { get; set; }
    public string Ts { get; set; }
}

public class PostMessageResponse
{
    public string Ts { get; set; }
    public string Channel { get; set; }
    public MessageEvent Message { get; set; }
}

public class PostEphemeralResponse
{
    public string MessageTs { get; set; }
}

public class MessageUpdateResponse
{
    public string Channel { get; set; }
    public string Ts { get; set; }
    public string Text { get; set; }
}
