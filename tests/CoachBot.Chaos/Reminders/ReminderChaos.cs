using System.Diagnostics;
using System.Globalization;
using CoachBot.Storage.Embedded;
using CoachBot.Testing;

namespace CoachBot.Chaos.Reminders;

/// <summary>
/// Reminders over simulated weeks: two workers that die and are born again, a store and a channel that fail, a clock that jumps,
/// people who uninstall and come back. In the end every reminder must have come.
/// </summary>
/// <param name="Reminders">How many.</param>
/// <param name="Length">The time in which they are due.</param>
/// <param name="OnAzurite">On Azurite, whose queue knows no simulated time; else on one SQLite file.</param>
public sealed record ReminderChaosPlan(int Reminders, TimeSpan Length, bool OnAzurite, double KillRate, double FaultRate)
{
    public static ReminderChaosPlan OnSqlite(int reminders) => new(reminders, TimeSpan.FromDays(28), false, Math.Min(0.002, 40.0 / reminders), 0.004) { Lease = TimeSpan.FromMinutes(3) };

    public static ReminderChaosPlan OnAzure(int reminders) => new(reminders, TimeSpan.FromSeconds(Math.Max(60, reminders / 20)), true, Math.Min(0.002, 10.0 / reminders), 0.004) { Lease = TimeSpan.FromSeconds(20) };

    /// <summary>For a gate.</summary>
    public static ReminderChaosPlan ShortOnSqlite => OnSqlite(300) with { Length = TimeSpan.FromDays(4), KillRate = 0.004 };

    public static ReminderChaosPlan ShortOnAzurite => OnAzure(200) with { Length = TimeSpan.FromSeconds(12), KillRate = 0.003, Lease = TimeSpan.FromSeconds(4), Hold = TimeSpan.FromSeconds(6) };

    /// <summary>How long one host trusts the other to be sending.</summary>
    public required TimeSpan Lease { get; init; }

    /// <summary>How long what a host took is hidden from the other.</summary>
    public TimeSpan Hold { get; init; } = TimeSpan.FromMinutes(2);
}

/// <summary>One run, and its count.</summary>
public sealed class ReminderChaos(ReminderChaosPlan plan) : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(30);

    private readonly string folder = Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), "reminder-chaos-" + Guid.NewGuid().ToString("N"))).FullName;
    private readonly Phones phones = new();
    private readonly MortalHost[] hosts = new MortalHost[2];
    private readonly Random random = new(1);
    private readonly Dictionary<string, string?> settings = new(StringComparer.Ordinal);
    private readonly Stopwatch took = Stopwatch.StartNew();
    private ScaledClock clock = null!;
    private SqliteDatabase? database;
    private AzuriteProcess? azurite;
    private FaultyProxy? proxy;
    private int kills;
    private int uninstalls;
    private int jumps;

    public async Task<ChaosReport> RunAsync()
    {
        settings["COACH_DATA"] = folder;
        if (plan.OnAzurite)
        {
            azurite = await AzuriteProcess.StartAsync();
            proxy = await FaultyProxy.StartAsync(azurite.TablePort, 1);
            settings["Storage:ConnectionString"] = azurite.ConnectionStringFor(proxy.Port);
            clock = new ScaledClock(TimeProvider.System.GetUtcNow(), 1);
        }
        else
        {
            clock = new ScaledClock(Start, 20);
            database = new SqliteDatabase(Path.Combine(folder, "coach.db"), clock);
        }
        await PlanAllAsync();
        var planned = took.Elapsed;
        if (proxy is not null)
            proxy.Rate = 0.02;
        hosts[0] = Born();
        hosts[1] = Born();
        await (plan.OnAzurite ? LiveInRealTimeAsync() : LiveInStepsAsync());
        return Report(planned);
    }

    public async ValueTask DisposeAsync()
    {
        if (proxy is not null)
            await proxy.DisposeAsync();
        if (azurite is not null)
            await azurite.DisposeAsync();
        database?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private int People => plan.Reminders / Crowd.RemindersEach;

    private MortalHost Born() => new(settings, clock, database, phones, new Fate(plan.FaultRate, plan.KillRate), plan.Lease, plan.Hold);

    /// <summary>On a host that does not die.</summary>
    private async Task PlanAllAsync()
    {
        var host = new MortalHost(settings, clock, database, new Phones(), new Fate(0, 0), plan.Lease, plan.Hold);
        var first = plan.OnAzurite ? TimeSpan.FromSeconds(Math.Max(5, plan.Reminders / 50)) : TimeSpan.FromHours(1);
        await Crowd.PlanAsync(host, clock, plan.Reminders, clock.GetUtcNow() + first, plan.Length, random);
    }

    private async Task LiveInStepsAsync()
    {
        for (var passed = TimeSpan.Zero; passed < plan.Length + TimeSpan.FromHours(2); passed += Step)
        {
            await WorkAsync();
            await MoveAsync();
            if (random.Next(30) == 0)
            {
                jumps++;
                clock.Jump(TimeSpan.FromMinutes(random.Next(-20, 180)));
            }
            clock.Jump(Step);
        }
        await ComeBackAllAsync();
        for (var round = 0; round < 40; round++)
        {
            await WorkAsync();
            clock.Jump(TimeSpan.FromMinutes(5));
        }
    }

    private async Task LiveInRealTimeAsync()
    {
        using var calm = new CancellationTokenSource();
        var moving = MoveNowAndThenAsync(calm.Token);
        for (var end = took.Elapsed + plan.Length; took.Elapsed < end; await Task.Delay(200))
            await WorkAsync();
        await calm.CancelAsync();
        await moving;
        proxy!.Rate = 0;
        await ComeBackAllAsync();

        // What a dead worker held comes again when its hold is over; a slow machine takes its time, as long as it gets on.
        var arrived = -1;
        for (var quiet = Stopwatch.StartNew(); quiet.Elapsed < TimeSpan.FromMinutes(5) && Arrived < plan.Reminders; await Task.Delay(500))
        {
            await WorkAsync();
            if (Arrived == arrived)
                continue;
            arrived = Arrived;
            quiet.Restart();
        }
    }

    private int Arrived => phones.Came.Count + phones.Unnamed;

    private async Task MoveNowAndThenAsync(CancellationToken calm)
    {
        while (!calm.IsCancellationRequested)
        {
            await MoveAsync();
            if (random.Next(20) == 0)
            {
                jumps++;
                clock.Jump(TimeSpan.FromSeconds(random.Next(-2, 4)));
            }
            await Task.Delay(500, calm).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WorkAsync()
    {
        var worked = await Task.WhenAll(hosts.Select(host => host.WorkAsync()));
        for (var i = 0; i < hosts.Length; i++)
        {
            if (worked[i])
                continue;
            kills++;
            hosts[i] = Born();
        }
    }

    /// <summary>Somebody uninstalls the coach; somebody who did comes back and writes.</summary>
    private async Task MoveAsync()
    {
        if (random.Next(4) == 0)
        {
            uninstalls++;
            phones.Uninstalled.TryAdd(Crowd.UserOf(random.Next(People)), true);
        }
        if (random.Next(4) == 0 && phones.Uninstalled.Keys.FirstOrDefault() is { } user)
            await ComeBackAsync(user);
    }

    private async Task ComeBackAllAsync()
    {
        foreach (var user in phones.Uninstalled.Keys)
            await ComeBackAsync(user);
    }

    private async Task ComeBackAsync(string user)
    {
        phones.Uninstalled.TryRemove(user, out _);
        var id = Guid.NewGuid().ToString("N");
        do
        {
            await hosts[0].HearAsync(user, id);
            if (hosts[0].Fate.IsAlive)
                return;
            kills++;
            hosts[0] = Born();
        }
        while (true);
    }

    private ChaosReport Report(TimeSpan planned)
    {
        var lost = plan.Reminders - Arrived;
        return new ChaosReport(
            string.Create(CultureInfo.InvariantCulture, $"Reminders on {(plan.OnAzurite ? "Azurite" : "SQLite")}, 2 workers, {took.Elapsed.TotalSeconds:F0} s of which planning {planned.TotalSeconds:F0} s"),
            [
                ("reminders", plan.Reminders),
                ("messages", phones.Messages),
                ("kills", kills),
                ("clock jumps", jumps),
                ("uninstalls", uninstalls),
                .. (proxy?.Made ?? []).OrderBy(made => made.Key).Select(made => ($"store fault: {made.Key}", made.Value)),
                ("messages repeated after a kill between send and record", phones.AfterKill),
                ("messages repeated because the channel's answer was lost", phones.AfterLostAnswer),
            ],
            [
                ("lost", lost),
                ("messages repeated for no such reason", phones.Unexcused.Count),
            ],
            [.. phones.Unexcused.Take(5), .. lost == 0 ? [] : Enumerable.Range(0, plan.Reminders).Select(i => $"t{i}").Where(t => !phones.Came.ContainsKey(t)).Take(5).Select(t => $"did not come by name: {t}")]);
    }
}
