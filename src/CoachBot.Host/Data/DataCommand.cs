using System.CommandLine;
using CoachBot.Storage;
using CoachBot.Storage.Moving;
using CliCommand = System.CommandLine.Command;

namespace CoachBot.Host.Data;

/// <summary><c>coach data export|import|check</c>: all casebooks from one store to another, by way of a file.</summary>
internal static class DataCommand
{
    public static CliCommand Create() => new(
        "data",
        "Move all casebooks to another store, SQLite or Azure Tables. Stop the coach first. They stay encrypted: both stores need the same key ring.")
    {
        Make("export", "Write the casebooks of the configured store to a file. Run again, it goes on where it was broken off.", ExportAsync),
        Make("import", "Read a file into the configured store and verify it. Run again, it goes on where it was broken off.", ImportAsync),
        Make("check", "Compare a file with the configured store. Exit code 1 when they differ.", CheckAsync),
    };

    private static async Task<Outcome> ExportAsync(IServiceProvider store, string file, Action<double> progress, CancellationToken stop) =>
        new($"Exported {await Move(store).ExportAsync(file, progress, stop)} to {file}.");

    /// <summary>Timers do not travel: those of the reminders that arrived are set here.</summary>
    private static async Task<Outcome> ImportAsync(IServiceProvider store, string file, Action<double> progress, CancellationToken stop)
    {
        var total = await Move(store).ImportAsync(file, progress, stop);
        return new($"Imported and verified {total}; set the timers of {await store.GetRequiredService<RearmedTimers>().SetAllAsync(stop)} reminders.");
    }

    private static async Task<Outcome> CheckAsync(IServiceProvider store, string file, Action<double> progress, CancellationToken stop)
    {
        var (total, differences) = await Move(store).CheckAsync(file, progress, stop);
        return differences.Count == 0
            ? new($"The store holds what the file holds: {total}.")
            : new($"{string.Join('\n', differences)}\nThe store differs from the file, which holds {total}.", IsFine: false);
    }

    private static CasebookMove Move(IServiceProvider store) => store.GetRequiredService<CasebookMove>();

    private static CliCommand Make(string name, string description, Verb run)
    {
        var file = new Argument<FileInfo>("file") { Description = "The export, JSON Lines." };
        var command = new CliCommand(name, description) { file };
        command.SetAction((asked, stop) => RunAsync(name, asked.GetValue(file)!.FullName, run, stop));
        return command;
    }

    private static async Task<int> RunAsync(string name, string file, Verb run, CancellationToken stop)
    {
        var outcome = new Outcome("");
        var code = await Start.GuardAsync(async () =>
        {
            var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
            await using var services = new ServiceCollection()
                .AddLogging(logging => logging.AddQuietConsole(configuration)).AddStorage(configuration).BuildServiceProvider();
            await ProgressBar.ShowAsync(name, async progress => outcome = await run(services, file, progress, stop));
            Console.WriteLine(outcome.Told);
        });
        return code == ExitCode.Fine && !outcome.IsFine ? ExitCode.Failed : code;
    }

    private delegate Task<Outcome> Verb(IServiceProvider store, string file, Action<double> progress, CancellationToken stop);

    private sealed record Outcome(string Told, bool IsFine = true);
}
