using Spectre.Console;

namespace CoachBot.Host.Data;

/// <summary>A bar for people who watch; nothing for pipes and logs.</summary>
internal static class ProgressBar
{
    /// <param name="run">Is given what to tell the part done, 0 to 1.</param>
    public static Task ShowAsync(string what, Func<Action<double>, Task> run)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
            return run(_ => { });
        return AnsiConsole.Progress().AutoClear(true).StartAsync(async bars =>
        {
            var bar = bars.AddTask(what, maxValue: 1);
            await run(part => bar.Value = part);
        });
    }
}
