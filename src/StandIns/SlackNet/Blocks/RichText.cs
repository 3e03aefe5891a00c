namespace SlackNet.Blocks;

[SlackType("rich_text")]
public class RichTextBlock() : Block("rich_text")
{
    public IList<RichTextElement> Elements { get; set; } = [];
}

public abstract class RichTextElement(string type)
{
    public string Type { get; set; } = type;
}

public class RichTextPreformatted() : RichTextElement("rich_text_preformatted")
{
    public IList<RichTextSectionElement> Elements { get; set; } = [];

    /// <summary>Pixels.</summary>
    public int Border { get; set; }
}

public abstract class RichTextSectionElement(string type)
{
    public string Type { get; set; } = type;
}

[SlackType("text")]
public class RichTextText() : RichTextSectionElement("text")
{
    public string Text { get; set; }

    /// <summary>Null sends none; an empty one is sent as an empty object.</summary>
    public RichTextStyle Style { get; set; } = new();
}

public class RichTextStyle
{
    [IgnoreIfDefault] public bool Bold { get; set; }
    [IgnoreIfDefault] public bool Italic { get; set; }
    [IgnoreIfDefault] public bool Strike { get; set; }
    [IgnoreIfDefault] public bool Code { get; set; }
}
