namespace SlackNet.Blocks;

/// <summary>What somebody did with an element of a message or view. One that SlackNet does not know is this class itself.</summary>
public class BlockAction
{
    public string Type { get; set; }
    public string ActionId { get; set; }
    public string BlockId { get; set; }
    public string ActionTs { get; set; }
}

[SlackType("button")]
public class ButtonAction : BlockAction
{
    public TextObject Text { get; set; }
    public string Value { get; set; }
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

[SlackType("overflow")]
public class OverflowAction : BlockAction
{
    public Option SelectedOption { get; set; }
}

[SlackType("checkboxes")]
public class CheckboxGroupAction : BlockAction
{
    public IList<Option> SelectedOptions { get; set; } = [];
}

[SlackType("checkboxes")]
public class CheckboxGroupValue : ElementValue
{
    public IList<Option> SelectedOptions { get; set; } = [];
}

[SlackType("datepicker")]
public class DatePickerAction : BlockAction
{
    public DateTime? SelectedDate { get; set; }
}

[SlackType("datepicker")]
public class DatePickerValue : ElementValue
{
    public DateTime? SelectedDate { get; set; }
}

[SlackType("plain_text_input")]
public class PlainTextInputAction : BlockAction
{
    public string Value { get; set; }
}

[SlackType("plain_text_input")]
public class PlainTextInputValue : ElementValue
{
    public string Value { get; set; }
}
