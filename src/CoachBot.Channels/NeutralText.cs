using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CoachBot.Channels;

/// <summary>
/// Reads the neutral Markdown of messages: paragraphs, bold, italic and bullet lists. Anything else that Markdown knows is
/// literal here, so a renderer never meets a link or markup that the coach did not write.
/// </summary>
public static class NeutralText
{
    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    public static IReadOnlyList<TextBlock> Parse(string markdown)
    {
        var blocks = new List<TextBlock>();
        Collect(Markdig.Markdown.Parse(markdown, Pipeline), blocks);
        return blocks;
    }

    /// <summary>The words alone, a line for each paragraph and list item: for notifications and screen readers.</summary>
    public static string Plain(string markdown) =>
        string.Join('\n', Parse(markdown).SelectMany(b => b.Lines).Select(l => string.Concat(l.Select(s => s.Text))));

    private static void Collect(ContainerBlock container, List<TextBlock> blocks)
    {
        foreach (var block in container)
        {
            if (block is ListBlock list)
                blocks.Add(new BulletList(Items(list).ToList()));
            else if (block is ParagraphBlock paragraph)
                blocks.Add(new Paragraph(Spans(paragraph)));
        }
    }

    /// <summary>The items in order; those of a list inside a list follow the item that holds it.</summary>
    private static IEnumerable<IReadOnlyList<Span>> Items(ListBlock list) =>
        list.OfType<ListItemBlock>().SelectMany(item => item.SelectMany(child => child switch
        {
            ListBlock inner => Items(inner),
            ParagraphBlock paragraph => [Spans(paragraph)],
            _ => [],
        }));

    private static List<Span> Spans(ParagraphBlock paragraph)
    {
        var spans = new List<Span>();
        if (paragraph.Inline is not null)
            Collect(paragraph.Inline, bold: false, italic: false, spans);
        return spans;
    }

    private static void Collect(ContainerInline container, bool bold, bool italic, List<Span> spans)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case EmphasisInline emphasis:
                    Collect(emphasis, bold || emphasis.DelimiterCount == 2, italic || emphasis.DelimiterCount == 1, spans);
                    break;
                case ContainerInline other:
                    Collect(other, bold, italic, spans);
                    break;
                case LiteralInline literal:
                    Add(literal.Content.ToString(), bold, italic, spans);
                    break;
                case LineBreakInline line:
                    Add(line.IsHard ? "\n" : " ", bold, italic, spans);
                    break;
            }
        }
    }

    private static void Add(string text, bool bold, bool italic, List<Span> spans)
    {
        if (spans is [.., var last] && last.Bold == bold && last.Italic == italic)
            spans[^1] = last with { Text = last.Text + text };
        else if (text.Length > 0)
            spans.Add(new Span(text, bold, italic));
    }

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.BlockParsers.Clear();
        builder.BlockParsers.Add(new ListBlockParser());
        builder.BlockParsers.Add(new ParagraphBlockParser { ParseSetexHeadings = false });
        builder.BlockParsers.Find<ListBlockParser>()!.ItemParsers.RemoveAll(p => p is NumberedListItemParser);
        builder.InlineParsers.Clear();
        builder.InlineParsers.Add(new EscapeInlineParser());
        builder.InlineParsers.Add(new EmphasisInlineParser());
        builder.InlineParsers.Add(new LineBreakInlineParser());
        return builder.Build();
    }
}

/// <summary>A paragraph or a list.</summary>
public abstract record TextBlock
{
    /// <summary>The paragraph, or each item.</summary>
    public abstract IReadOnlyList<IReadOnlyList<Span>> Lines { get; }
}

public sealed record Paragraph(IReadOnlyList<Span> Spans) : TextBlock
{
    public override IReadOnlyList<IReadOnlyList<Span>> Lines => [Spans];
}

public sealed record BulletList(IReadOnlyList<IReadOnlyList<Span>> Items) : TextBlock
{
    public override IReadOnlyList<IReadOnlyList<Span>> Lines => Items;
}

/// <summary>A stretch of literal text in one style; a line break in it is a line feed.</summary>
public sealed record Span(string Text, bool Bold = false, bool Italic = false);
