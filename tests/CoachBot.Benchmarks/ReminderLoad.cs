using System.Diagnostics;

namespace CoachBot.Benchmarks;

/// <summary>What comes due beside all that waits: many at one moment, for the rate; then one every tenth of a second, for the punctuality.</summary>
internal static class ReminderLoad
{
    public const int Burst = 500;

    public const int Stream = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>By name, from a quarter of a minute ahead: when each is due.</summary>
    public static Dictionary<string, DateTimeOffset> Due()
    {
        var start = TimeProvider.System.GetUtcNow().AddSeconds(15);
        return Enumerable.Range(0, Burst + Stream).ToDictionary(i => $"p{i}", i => i < Burst ? start : start.AddSeconds(15 + (0.1 * (i - Burst))), StringComparer.Ordinal);
    }

    public static async Task UntilAsync(Func<bool> isDone)
    {
        for (var patience = Stopwatch.StartNew(); !isDone() && patience.Elapsed < Patience;)
            await Task.Delay(20);
    }
}

/// <summary>What one scheduler did beside so many that waited.</summary>
/// <param name="Set">Of those that wait, how many were set a second.</param>
/// <param name="Planned">Of those that come due, how many were planned a second: with us the person's casebook too.</param>
/// <param name="Fired">Of those due at one moment, how many a second; zero when not all came within three minutes.</param>
/// <param name="InTime">Of those due one by one, which part came within a second; what never came did not.</param>
/// <param name="Managed">Managed memory in MiB.</param>
/// <param name="Resident">The process' working set in MiB.</param>
/// <param name="Look">Microseconds of one look for what is due, when nothing is; null when it was not measured.</param>
internal sealed record ReminderRates(string Who, int Waiting, double Set, double Planned, double Fired, double InTime, double Managed, double Resident, double? Look)
{
    public static ReminderRates Of(string who, int waiting, double set, double planned, Dictionary<string, DateTimeOffset> due, IReadOnlyDictionary<string, DateTimeOffset> came, double? look)
    {
        var start = due.Values.Min();
        var burst = due.Where(d => d.Value == start).Max(d => came.TryGetValue(d.Key, out var at) ? (at - start).TotalSeconds : double.PositiveInfinity);
        var inTime = due.Count(d => d.Value != start && came.TryGetValue(d.Key, out var at) && at - d.Value <= TimeSpan.FromSeconds(1));
        var managed = GC.GetTotalMemory(forceFullCollection: true);
        return new ReminderRates(
            who, waiting, set, planned, ReminderLoad.Burst / burst, (double)inTime / ReminderLoad.Stream, managed / 1048576.0, Environment.WorkingSet / 1048576.0, look);
    }
}
