using Spectre.Console;
using Spectre.Console.Rendering;

namespace CoachBot.Channels.Local;

/// <summary>A neutral message for a terminal: wrapped text, cards as panels, drafts in a box, answers numbered.</summary>
public static class TerminalRenderer
{
    private const int WidestText = 80;
    private const int WidestBar = 24;

    public static IRenderable Render(CoachMessage message)
    {
        var parts = new List<IRenderable>();
        if (message.Text.Length > 0)
            parts.Add(new Markup(MarkdownMarkup.Of(message.Text)));
        if (message.Card is { } card)
            parts.Add(CardPanel(card));
        if (message.Choices.Count > 0)
            parts.Add(Numbered(message.Choices));
        return new Padder(new Rows(Spaced(parts)), new Padding(2, 0, 2, 1)) { Expand = false };
    }

    /// <summary>The answers that a number picks: those of the message, then those of its card.</summary>
    public static IReadOnlyList<Button> Answers(CoachMessage message) => [.. message.Choices, .. message.Card?.Actions ?? []];

    private static Panel CardPanel(Card card)
    {
        var parts = new List<IRenderable>();
        if (card.Text is { } text)
            parts.Add(new Markup(MarkdownMarkup.Of(text)));
        if (card.Facts.Count > 0)
            parts.Add(FactGrid(card.Facts));
        if (card.Steps.Count > 0)
            parts.Add(new Markup(string.Join('\n', card.Steps.Select(StepLine))));
        if (card.Chart is { Bars.Count: > 0 } chart)
            parts.Add(ChartGrid(chart));
        if (card.Draft is { } draft)
            parts.Add(new Text(Visible(draft)));
        if (card.Actions.Count > 0)
            parts.Add(Numbered(card.Actions));
        return new Panel(new Rows(Spaced(parts)))
        {
            Header = new PanelHeader($"[bold] {Markup.Escape(Visible(card.Title))} [/]"),
            Border = card.Draft is null ? BoxBorder.Rounded : BoxBorder.Double,
            BorderStyle = new Style(Color.Teal),
            Padding = new Padding(1, 0, 1, 0),
            Width = WidestText - 4,
        };
    }

    private static Grid FactGrid(IReadOnlyList<Fact> facts)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn();
        foreach (var fact in facts)
            grid.AddRow(new Markup($"[grey]{Markup.Escape(Visible(fact.Name))}[/]"), new Text(Visible(fact.Value)));
        return grid;
    }

    private static Rows ChartGrid(Chart chart)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn();
        foreach (var bar in chart.Bars)
            grid.AddRow(new Text(Visible(bar.Label)), new Markup($"[teal]{Wording.BarOf(bar, chart, WidestBar)}[/] {Wording.Number(bar.Value)}"));
        return new Rows(new Markup($"[bold]{Markup.Escape(Visible(chart.Title))}[/]"), grid);
    }

    private static string StepLine(Step step) => step.State switch
    {
        StepState.Done => $"[green]✓[/] {Markup.Escape(Visible(step.Label))}",
        StepState.Next => $"[teal]→[/] [bold]{Markup.Escape(Visible(step.Label))}[/]",
        StepState.Skipped => $"[grey]– {Markup.Escape(Visible(step.Label))} (skipped)[/]",
        _ => $"[grey]○[/] {Markup.Escape(Visible(step.Label))}",
    };

    private static IRenderable Numbered(IReadOnlyList<Button> buttons)
    {
        if (buttons.Select((button, i) => button.Label == $"{i + 1}").All(isItsNumber => isItsNumber))
            return new Markup($"[teal]{string.Join("   ", buttons.Select(b => b.Label))}[/]");

        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(1)).AddColumn();
        for (var i = 0; i < buttons.Count; i++)
            grid.AddRow(new Markup($"[teal]{i + 1}[/]"), new Text(Visible(buttons[i].Label)));
        return grid;
    }

    private static IEnumerable<IRenderable> Spaced(List<IRenderable> parts) =>
        parts.SelectMany((part, i) => i == 0 ? [part] : new[] { Text.Empty, part });

    /// <summary>Control characters in a person's words could steer the terminal.</summary>
    private static string Visible(string text) => string.Concat(text.Where(c => c is '\n' || !char.IsControl(c)));
}
