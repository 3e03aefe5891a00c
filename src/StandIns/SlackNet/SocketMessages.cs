using Newtonsoft.Json.Linq;
using SlackNet.Events;
using SlackNet.Interaction;

namespace SlackNet.SocketMode;

/// <summary>What comes over a socket of socket mode. A kind that SlackNet does not know is read as null.</summary>
public abstract class SocketMessage
{
    public string Type { get; set; }
}

public class Hello : SocketMessage
{
    public int NumConnections { get; set; }
}

/// <summary>Slack is about to close the socket.</summary>
public class Disconnect : SocketMessage
{
    /// <summary>A reason that SlackNet does not know, such as <c>warning</c>, is <see cref="DisconnectReason.RefreshRequested"/>.</summary>
    public DisconnectReason Reason { get; set; }
}

public enum DisconnectReason
{
    RefreshRequested,
    SocketModeDisabled,
}

public abstract class SocketEnvelope : SocketMessage
{
    public string EnvelopeId { get; set; }
    public bool AcceptsResponsePayload { get; set; }
    public int? RetryAttempt { get; set; }
    public string RetryReason { get; set; }
}

public abstract class SocketEnvelope<T> : SocketEnvelope
{
    public T Payload { get; set; }
}

[SlackType("events_api")]
public class EventEnvelope : SocketEnvelope<EventCallback>;

/// <summary>The payload is an <see cref="InteractionRequest"/> or a request for options.</summary>
[SlackType("interactive")]
public class InteractionEnvelope : SocketEnvelope<JObject>;

[SlackType("slash_commands")]
public class SlashCommandEnvelope : SocketEnvelope<SlashCommand>;

/// <summary>What is sent back on the socket that the envelope came over.</summary>
public class Acknowledgement
{
    public string EnvelopeId { get; set; }
}

public class Acknowledgement<T> : Acknowledgement
{
    public T Payload { get; set; }
}
