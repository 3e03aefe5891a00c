using Newtonsoft.Json;

namespace SlackNet.Events;

/// <summary>What the Events API posts. A kind that SlackNet does not know is this class itself.</summary>
public class EventRequest
{
    public string Type { get; set; }
    public string Token { get; set; }
}

public class UrlVerification : EventRequest
{
    public string Challenge { get; set; }
}

public class EventCallback : EventRequest
{
    public string TeamId { get; set; }
    public string EnterpriseId { get; set; }
    public string ApiAppId { get; set; }
    public bool IsExtSharedChannel { get; set; }
    public Event Event { get; set; }
    public IList<Authorization> Authorizations { get; set; }
    public string EventContext { get; set; }
    public string EventId { get; set; }

    /// <summary>Seconds since 1970.</summary>
    public int EventTime { get; set; }
}

/// <summary>One that SlackNet does not know is this class itself, with its fields in <see cref="ExtraProperties"/>.</summary>
public class Event
{
    public string Type { get; set; }
    public string EventTs { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object> ExtraProperties { get; set; } = [];
}

public class AppHomeOpened : Event
{
    public string User { get; set; }
    public string Channel { get; set; }

    /// <summary>A tab that SlackNet does not know is <see cref="AppHomeTab.Home"/>.</summary>
    public AppHomeTab Tab { get; set; }
}

public enum AppHomeTab
{
    Home,
    Messages,
}

public class AppUninstalled : Event;

public class TokensRevoked : Event
{
    /// <summary>The ids of people by the kind of token, <c>oauth</c> or <c>bot</c>.</summary>
    public Dictionary<string, IList<string>> Tokens { get; set; } = [];
}
