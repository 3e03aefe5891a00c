using System.CommandLine;
using CoachBot.Storage;
using CliCommand = System.CommandLine.Command;

namespace CoachBot.Host;

/// <summary><c>coach reminders poison [replay|drop]</c> and <c>coach reminders rearm</c>: for whoever runs the coach.</summary>
internal static class RemindersCommand
{
    public static CliCommand Create()
    {
        var poison = new CliCommand("poison", "List the reminders that failed ten times and were put aside: ids, the error and when; nobody's words.")
        {
            Make("replay", "Try them again now: all, or one by its id. On SQLite stop the coach first.", (store, id, stop) => TellAsync("Set again", store.ReplayAsync(id, stop))),
            Make("drop", "Drop them for good: all, or one by its id. On SQLite stop the coach first.", (store, id, stop) => TellAsync("Dropped", store.DropAsync(id, stop))),
        };
        poison.SetAction((_, stop) => RunAsync(services => LookAsync(services.GetRequiredService<PoisonedTimers>(), stop)));
        var rearm = new CliCommand("rearm", "Set the timer of every reminder anew, after a queue was lost or restored from a backup. No reminder comes twice for it.");
        rearm.SetAction((_, stop) => RunAsync(async services =>
            Console.WriteLine($"Set the timers of {await services.GetRequiredService<RearmedTimers>().SetAllAsync(stop)} reminders.")));
        return new CliCommand("reminders", "Look after the reminders of the configured store.") { poison, rearm };
    }

    private static CliCommand Make(string name, string description, Func<PoisonedTimers, string?, CancellationToken, Task> run)
    {
        var id = new Argument<string?>("id") { Description = "The id as listed.", Arity = ArgumentArity.ZeroOrOne };
        var command = new CliCommand(name, description) { id };
        command.SetAction((asked, stop) => RunAsync(services => run(services.GetRequiredService<PoisonedTimers>(), asked.GetValue(id), stop)));
        return command;
    }

    private static async Task LookAsync(PoisonedTimers poisoned, CancellationToken stop)
    {
        var (count, first) = await poisoned.LookAsync(stop);
        Console.WriteLine(count == 0 ? "No reminder was put aside." : $"{count} put aside{(count > first.Count ? $", the first {first.Count}" : "")}:");
        foreach (var timer in first)
            Console.WriteLine($"{timer.Id}  {timer.At}  {timer.Timer?.Person.ToString() ?? "?"}  reminder {timer.Timer?.Reminder ?? "?"}  {timer.Why}");
    }

    private static async Task TellAsync(string done, Task<int> count) => Console.WriteLine($"{done}: {await count}.");

    private static Task<int> RunAsync(Func<IServiceProvider, Task> run) => Start.GuardAsync(async () =>
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        await using var services = new ServiceCollection()
            .AddLogging(logging => logging.AddQuietConsole(configuration)).AddStorage(configuration).BuildServiceProvider();
        await run(services);
    });
}
