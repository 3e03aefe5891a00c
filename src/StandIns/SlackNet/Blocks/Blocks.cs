namespace SlackNet.Blocks;

public abstract class Block(string type)
{
    public string Type { get; } = type;

    /// <summary>Unique in a message; Slack makes one up without it.</summary>
    public string BlockId { get; set; }
}

[SlackType("section")]
public class SectionBlock() : Block("section")
{
    public TextObject Text { get; set; }
    [IgnoreIfEmpty] public IList<TextObject> Fields { get; set; } = [];
    public BlockElement Accessory { get; set; }

    /// <summary>Long text is shown whole, without "see more".</summary>
    public bool Expand { get; set; }
}

[SlackType("header")]
public class HeaderBlock() : Block("header")
{
    public PlainText Text { get; set; }
}

[SlackType("divider")]
public class DividerBlock() : Block("divider");

[SlackType("context")]
public class ContextBlock() : Block("context")
{
    public IList<IContextElement> Elements { get; set; } = [];
}

[SlackType("actions")]
public class ActionsBlock() : Block("actions")
{
    public IList<IActionElement> Elements { get; set; } = [];
}

[SlackType("input")]
public class InputBlock() : Block("input")
{
    public PlainText Label { get; set; }
    public IInputBlockElement Element { get; set; }
    public PlainText Hint { get; set; }

    /// <summary>It may be left empty.</summary>
    public bool Optional { get; set; }

    /// <summary>A change is a block action at once, not only at the submission.</summary>
    public bool DispatchAction { get; set; }
}
