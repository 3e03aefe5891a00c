using SlackNet.Blocks;

namespace SlackNet.Events;

public abstract class MessageEventBase : Event
{
    public Guid ClientMsgId { get; set; }
    public string User { get; set; }
    public string Text { get; set; }
    public string Ts { get; set; }
    public string Team { get; set; }
    public string Channel { get; set; }
    public string ThreadTs { get; set; }
    public IList<Block> Blocks { get; set; } = [];
}

/// <summary>A message. One whose subtype SlackNet does not know is this class itself.</summary>
[SlackType("message")]
public class MessageEvent : MessageEventBase
{
    public string Subtype { get; set; }

    /// <summary><c>im</c>, <c>mpim</c>, <c>channel</c> or <c>group</c>.</summary>
    public string ChannelType { get; set; }
    public string BotId { get; set; }
    public string AppId { get; set; }
}

public class AppMention : MessageEventBase;
