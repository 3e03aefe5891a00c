using System.CommandLine;
using CliCommand = System.CommandLine.Command;

namespace CoachBot.Host.Inspect;

/// <summary><c>coach inspect …</c>: what the coach makes of a text, as JSON Lines, and how well it does on a labelled file.</summary>
public static class InspectCommand
{
    public static CliCommand Create(IReadOnlyList<IInspector> inspectors)
    {
        var inspect = new CliCommand("inspect", "Show what the coach makes of a text: JSON Lines in, JSON Lines out.");
        foreach (var inspector in inspectors)
            inspect.Subcommands.Add(Reader(inspector));
        inspect.Subcommands.Add(Score(inspectors));
        return inspect;
    }

    private static CliCommand Reader(IInspector inspector)
    {
        var file = new Argument<FileInfo>("file")
        {
            Description = "JSON Lines to read; standard input if left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        file.AcceptExistingOnly();
        var explain = new Option<bool>("--explain") { Description = "Add which evidence decided." };
        var command = new CliCommand(
            inspector.Name,
            inspector.Description + " A bad line gives {\"error\":\"…\",\"line\":N} and the next is read. Exit codes: 0 read to the end, 1 failed, 2 wrong use.")
        {
            file,
            explain,
        };
        command.SetAction((asked, stop) =>
            JsonLines.RunAsync(inspector, asked.GetValue(file), asked.GetValue(explain), asked.InvocationConfiguration.Output, stop));
        return command;
    }

    private static CliCommand Score(IReadOnlyList<IInspector> inspectors)
    {
        var kind = new Argument<string>("kind") { Description = "Which reader to score." };
        kind.AcceptOnlyFromAmong([.. inspectors.Select(inspector => inspector.Name)]);
        var file = new Argument<FileInfo>("file") { Description = "JSON Lines: the input fields and the right answers in one object each." };
        file.AcceptExistingOnly();
        var command = new CliCommand("score", "Score a reader on a labelled file: accuracy, precision and recall a label, confusions, calibration.")
        {
            kind,
            file,
        };
        command.SetAction((asked, stop) =>
        {
            var inspector = inspectors.Single(each => each.Name == asked.GetValue(kind));
            return ScoreReport.RunAsync(inspector, asked.GetValue(file)!, asked.InvocationConfiguration.Output, stop);
        });
        return command;
    }
}
