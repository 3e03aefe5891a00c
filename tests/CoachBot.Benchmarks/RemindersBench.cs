using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CoachBot.Benchmarks;

/// <summary>
/// What reminders cost while others wait, beside Quartz.NET: each measurement in a process of its own, so that its memory is its own,
/// all in one run.
/// </summary>
internal static class RemindersBench
{
    /// <summary>The argument with which this program measures one line and writes it as JSON.</summary>
    public const string Part = "reminders-part";

    private static readonly Dictionary<string, Func<int, Task<ReminderRates>>> Schedulers = new(StringComparer.Ordinal)
    {
        ["CoachBot"] = CoachReminders.MeasureAsync,
        ["Quartz.NET"] = QuartzReminders.MeasureAsync,
    };

    public static async Task RunAsync()
    {
        int[] sizes = Environment.GetEnvironmentVariable("COACH_BENCH_WAITING") is { Length: > 0 } wished
            ? wished.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray()
            : [1_000, 100_000, 1_000_000];
        Console.WriteLine($"{"waiting",10} {"",-12} {"set/s",8} {"plan/s",8} {"fired/s",8} {"≤ 1 s",7} {"managed MB",11} {"resident MB",12} {"look µs",8}");
        foreach (var waiting in sizes)
        {
            var rates = new List<ReminderRates>();
            foreach (var who in Schedulers.Keys)
                rates.Add(Show(await RunAsync(who, waiting)));
            var (ours, theirs) = (rates[0], rates[1]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{"",10} {"ratio",-12} {ours.Set / theirs.Set,8:F2} {ours.Planned / theirs.Planned,8:F2} {ours.Fired / theirs.Fired,8:F2} {"",7} {ours.Managed / theirs.Managed,11:F2} {ours.Resident / theirs.Resident,12:F2}"));
        }
    }

    public static async Task MeasureAsync(string who, int waiting) => Console.WriteLine(JsonSerializer.Serialize(await Schedulers[who](waiting)));

    private static async Task<ReminderRates> RunAsync(string who, int waiting)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(RemindersBench).Assembly.Location, Part, who, waiting.ToString(CultureInfo.InvariantCulture)]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var written = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return JsonSerializer.Deserialize<ReminderRates>(written.AsSpan().TrimEnd()[(written.AsSpan().TrimEnd().LastIndexOf('\n') + 1)..])!;
    }

    private static ReminderRates Show(ReminderRates rates)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{rates.Waiting,10} {rates.Who,-12} {rates.Set,8:F0} {rates.Planned,8:F0} {rates.Fired,8:F0} {rates.InTime,7:P1} {rates.Managed,11:F1} {rates.Resident,12:F1} {rates.Look,8:F0}"));
        return rates;
    }
}
