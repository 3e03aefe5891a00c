using Newtonsoft.Json;
using SlackNet.Blocks;

namespace SlackNet;

public abstract class ViewDefinition
{
    protected ViewDefinition(string type) => Type = type;

    public string Type { get; set; }
    public IList<Block> Blocks { get; set; } = [];

    /// <summary>At most 3,000 characters that come back with the view.</summary>
    public string PrivateMetadata { get; set; }
    public string CallbackId { get; set; }

    /// <summary>Unique in a team.</summary>
    public string ExternalId { get; set; }
}

public class HomeViewDefinition() : ViewDefinition("home");

public class ModalViewDefinition() : ViewDefinition("modal")
{
    public PlainText Title { get; set; }
    public PlainText Close { get; set; }
    public PlainText Submit { get; set; }
    public bool ClearOnClose { get; set; }
    public bool NotifyOnClose { get; set; }
}

public abstract class ViewInfo
{
    public string Id { get; set; }
    public string TeamId { get; set; }
    public string Type { get; set; }
    public IList<Block> Blocks { get; set; } = [];
    public string PrivateMetadata { get; set; }
    public string CallbackId { get; set; }
    public string ExternalId { get; set; }
    public ViewState State { get; set; }
    public string Hash { get; set; }
    public string RootViewId { get; set; }
    public string AppId { get; set; }
    public string BotId { get; set; }
    public string AppInstalledTeamId { get; set; }
}

[SlackType("home")]
public class HomeViewInfo : ViewInfo;

[SlackType("modal")]
public class ModalViewInfo : ViewInfo
{
    public PlainText Title { get; set; }
    public PlainText Close { get; set; }
    public PlainText Submit { get; set; }
    public bool ClearOnClose { get; set; }
    public bool NotifyOnClose { get; set; }
    public string PreviousViewId { get; set; }
}

/// <summary>What the inputs of a view or message hold, by block and action.</summary>
public class ViewState
{
    [JsonConverter(typeof(IgnoreArrayConverter))]
    public Dictionary<string, Dictionary<string, ElementValue>> Values { get; set; } = [];

    /// <summary>Null when there is no such value, or one of another type.</summary>
    public TValue GetValue<TValue>(string blockId, string actionId) where TValue : ElementValue =>
        Values.GetValueOrDefault(blockId)?.GetValueOrDefault(actionId) as TValue;

    public TValue GetValue<TValue>(string actionId) where TValue : ElementValue =>
        Values.Values.Select(block => block.GetValueOrDefault(actionId)).FirstOrDefault(value => value != null) as TValue;
}

public abstract class ElementValue
{
    public string Type { get; set; }
}
