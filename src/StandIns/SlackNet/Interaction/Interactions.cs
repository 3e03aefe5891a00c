using Newtonsoft.Json;
using SlackNet.Blocks;
using SlackNet.Events;

namespace SlackNet.Interaction;

/// <summary>What the <c>payload</c> of an interaction holds. A kind that SlackNet does not know is read as null.</summary>
public abstract class InteractionRequest
{
    public string Type { get; set; }
    public string Token { get; set; }
    public string ResponseUrl { get; set; }

    /// <summary>Null when an app of a whole organisation is used outside a workspace.</summary>
    public Team Team { get; set; }
    public Channel Channel { get; set; }
    public User User { get; set; }
    public string ActionTs { get; set; }
}

[SlackType("block_actions")]
public class BlockActionRequest : InteractionRequest
{
    public string TriggerId { get; set; }
    public MessageEvent Message { get; set; }
    public ViewInfo View { get; set; }
    public IList<BlockAction> Actions { get; set; } = [];

    [JsonIgnore]
    public BlockAction Action => Actions.First();
}

public class ViewSubmission : InteractionRequest
{
    public ViewInfo View { get; set; }
    public string Hash { get; set; }
}

[SlackType("message_action")]
public class MessageShortcut : InteractionRequest
{
    public string CallbackId { get; set; }
    public string TriggerId { get; set; }
    public MessageEvent Message { get; set; }
}

public class ViewClosed : InteractionRequest
{
    public ViewInfo View { get; set; }
    public bool IsCleared { get; set; }
}

[SlackType("shortcut")]
public class GlobalShortcut : InteractionRequest
{
    public string CallbackId { get; set; }
    public string TriggerId { get; set; }
}

/// <summary>The fields of a slash command's form.</summary>
public class SlashCommand
{
    public string Command { get; set; }
    public string Text { get; set; }
    public string ResponseUrl { get; set; }
    public string TriggerId { get; set; }
    public string UserId { get; set; }
    public string TeamId { get; set; }
    public string EnterpriseId { get; set; }
    public string ChannelId { get; set; }
}
