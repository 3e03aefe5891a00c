namespace SlackNet.Blocks;

public abstract class TextObject(string type)
{
    public string Type { get; set; } = type;
    public string Text { get; set; }

    public static implicit operator TextObject(string text) => new PlainText(text);
}

/// <summary>What a context block may hold: text objects and images.</summary>
public interface IContextElement;

[SlackType("plain_text")]
public class PlainText : TextObject, IContextElement
{
    public PlainText(string text = "")
        : base("plain_text") => Text = text;

    public bool Emoji { get; set; } = true;

    public override string ToString() => Text;

    public static implicit operator PlainText(string text) => new(text);
}

[SlackType("mrkdwn")]
public class Markdown : TextObject, IContextElement
{
    public Markdown(string markdown = "")
        : base("mrkdwn") => Text = markdown;

    /// <summary>Addresses, channel names and mentions stay text unless they are marked up.</summary>
    public bool Verbatim { get; set; }

    public override string ToString() => Text;

    public static implicit operator Markdown(string text) => new(text);
}

public class Option
{
    /// <summary>Plain in menus; checkboxes and radio buttons take Markdown too.</summary>
    public TextObject Text { get; set; }
    public string Value { get; set; }
}

public class ConfirmationDialog
{
    public PlainText Title { get; set; }
    public TextObject Text { get; set; }
    public PlainText Confirm { get; set; }
    public PlainText Deny { get; set; }

    /// <summary><c>primary</c> or <c>danger</c>.</summary>
    public string Style { get; set; }
}
