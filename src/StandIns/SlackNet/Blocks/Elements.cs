namespace SlackNet.Blocks;

public interface IBlockElement
{
    string Type { get; }
}

public interface IActionElement : IBlockElement
{
    string ActionId { get; set; }
}

public interface IInputBlockElement : IActionElement;

public abstract class BlockElement(string type) : IBlockElement
{
    public string Type { get; } = type;
}

public abstract class ActionElement(string type) : BlockElement(type), IActionElement
{
    public string ActionId { get; set; }
    public ConfirmationDialog Confirm { get; set; }
}

[SlackType("button")]
public class Button() : ActionElement("button")
{
    public PlainText Text { get; set; }
    public string Url { get; set; }
    public string Value { get; set; }
    [IgnoreIfDefault] public ButtonStyle Style { get; set; }

    /// <summary>What a screen reader says instead of the text.</summary>
    public string AccessibilityLabel { get; set; }
}

public enum ButtonStyle
{
    Default,
    Primary,
    Danger,
}

[SlackType("button")]
public class ButtonAction : BlockAction
{
    public TextObject Text { get; set; }
    public string Value { get; set; }
}

public abstract class SelectMenuBase(string type) : ActionElement(type), IInputBlockElement
{
    public PlainText Placeholder { get; set; }
}

public abstract class StaticSelectMenuBase(string type) : SelectMenuBase(type)
{
    [IgnoreIfEmpty] public IList<Option> Options { get; set; } = [];
}

[SlackType("static_select")]
public class StaticSelectMenu() : StaticSelectMenuBase("static_select")
{
    public Option InitialOption { get; set; }
}

[SlackType("static_select")]
public class StaticSelectAction : BlockAction
{
    public Option SelectedOption { get; set; }
}

[SlackType("static_select")]
public class StaticSelectValue : ElementValue
{
    public Option SelectedOption { get; set; }
}

public abstract class TextInput(string type) : BlockElement(type), IInputBlockElement
{
    public string ActionId { get; set; }
    public PlainText Placeholder { get; set; }
    public bool FocusOnLoad { get; set; }
}

public class PlainTextInput() : TextInput("plain_text_input")
{
    public string InitialValue { get; set; }
    public bool Multiline { get; set; }
    public int? MinLength { get; set; }
    public int? MaxLength { get; set; }
}

[SlackType("plain_text_input")]
public class PlainTextInputValue : ElementValue
{
    public string Value { get; set; }
}

/// <summary>What somebody did with an element. With one that SlackNet does not know it is this class itself.</summary>
public class BlockAction
{
    public string Type { get; set; }
    public string ActionId { get; set; }
    public string BlockId { get; set; }
    public string ActionTs { get; set; }
}
