using SlackNet.Blocks;
using SlackNet.Events;

namespace SlackNet.WebApi;

/// <summary>To be called, not to be implemented: the official interface has more members.</summary>
public interface IReadOnlyMessage
{
    string Channel { get; }
    string Text { get; }
    ParseMode Parse { get; }
    bool LinkNames { get; }
    IList<Attachment> Attachments { get; }
    IList<Block> Blocks { get; }
    bool UnfurlLinks { get; }
    bool UnfurlMedia { get; }
    string Username { get; }
    bool? AsUser { get; }
    string IconUrl { get; }
    string IconEmoji { get; }
    string ThreadTs { get; }
    bool ReplyBroadcast { get; }
}

public class Message : IReadOnlyMessage
{
    /// <summary>The id of a channel, or of a person for the direct messages with them.</summary>
    public string Channel { get; set; }
    public string Text { get; set; }
    public ParseMode Parse { get; set; }
    public bool LinkNames { get; set; }
    [IgnoreIfEmpty] public IList<Attachment> Attachments { get; set; } = [];
    [IgnoreIfEmpty] public IList<Block> Blocks { get; set; } = [];
    public bool UnfurlLinks { get; set; }
    public bool UnfurlMedia { get; set; } = true;
    public string Username { get; set; }
    public bool? AsUser { get; set; }
    public string IconUrl { get; set; }
    public string IconEmoji { get; set; }
    public string ThreadTs { get; set; }
    public bool ReplyBroadcast { get; set; }
}

public class MessageUpdate
{
    public string Ts { get; set; }
    public string ChannelId { get; set; }
    public string Text { get; set; }

    /// <summary>Null leaves those that are there.</summary>
    public IList<Attachment> Attachments { get; set; }

    /// <summary>Null leaves those that are there.</summary>
    public IList<Block> Blocks { get; set; }
    public ParseMode Parse { get; set; } = ParseMode.Client;
    public bool LinkNames { get; set; }
    public bool? AsUser { get; set; }
}

public enum ParseMode
{
    None,
    Full,
    Client,
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
