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
    public string Type { get; set; }
    public string PrivateMetadata { get; set; }
    public string CallbackId { get; set; }
    public ViewState State { get; set; }
    public string Hash { get; set; }
}

[SlackType("home")]
public class HomeViewInfo : ViewInfo;

[SlackType("modal")]
public class ModalViewInfo : ViewInfo;

/// <summary>What the inputs of a view or message hold, by block and action.</summary>
public class ViewState
{
    public Dictionary<string, Dictionary<string, ElementValue>> Values { get; set; } = [];

    /// <summary>Null when there is no such value, or one of another type.</summary>
    public TValue GetValue<TValue>(string blockId, string actionId) where TValue : ElementValue =>
        Values.GetValueOrDefault(blockId)?.GetValueOrDefault(actionId) as TValue;
}

public abstract class ElementValue
{
    public string Type { get; set; }
}
