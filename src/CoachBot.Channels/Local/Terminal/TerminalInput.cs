using Spectre.Console;

namespace CoachBot.Channels.Local;

/// <summary>Where a terminal's words come from.</summary>
public interface ITerminalInput
{
    /// <summary>Whether the prompt itself lists the answers of a question.</summary>
    bool ListsAnswers { get; }

    /// <summary>The next message, an answer's label among them; null at the end of the input.</summary>
    string? Read(IReadOnlyList<Button> answers);
}

/// <summary>Plain lines, from a pipe or a file.</summary>
public sealed class LineInput(TextReader reader) : ITerminalInput
{
    public bool ListsAnswers => false;

    public string? Read(IReadOnlyList<Button> answers) => reader.ReadLine();
}

/// <summary>A person at a keyboard: arrows (or a number) and Enter pick an answer, or words are typed.</summary>
public sealed class KeyboardInput(IAnsiConsole console) : ITerminalInput
{
    private const string Otherwise = "type something else…";

    public bool ListsAnswers => true;

    public string? Read(IReadOnlyList<Button> answers)
    {
        if (answers.Count > 0 && Pick(answers) is { } picked)
        {
            console.MarkupLineInterpolated($"[teal]›[/] {picked}");
            console.WriteLine();
            return picked;
        }
        console.Markup("[teal]›[/] ");
        var line = Console.In.ReadLine();
        while (line is not null && Console.KeyAvailable)
        {
            // A pasted email comes as many lines at once.
            line += "\n" + Console.In.ReadLine();
        }
        console.WriteLine();
        return line;
    }

    private string? Pick(IReadOnlyList<Button> answers)
    {
        var prompt = new SelectionPrompt<int>()
            .PageSize(Math.Max(5, Math.Min(answers.Count + 1, 12)))
            .EnableSearch()
            .HighlightStyle(new Style(Color.Teal, decoration: Decoration.Bold))
            .UseConverter(i => $"{i + 1}  {Markup.Escape(i < answers.Count ? answers[i].Label : Otherwise)}")
            .AddChoices(Enumerable.Range(0, answers.Count + 1));
        prompt.SearchPlaceholderText = "arrows and Enter, or type a number";
        var picked = console.Prompt(prompt);
        return picked < answers.Count ? answers[picked].Label : null;
    }
}
