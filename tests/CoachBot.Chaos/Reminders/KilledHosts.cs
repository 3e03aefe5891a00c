using System.Diagnostics;
using System.Globalization;
using CoachBot.Storage.Embedded;
using CoachBot.Testing;

namespace CoachBot.Chaos.Reminders;

/// <summary>Reminders that come due while the processes that should send them are killed, by SIGKILL, and started again.</summary>
/// <param name="Reminders">How many.</param>
/// <param name="Length">The time in which they are due.</param>
/// <param name="Hosts">Processes: one on a SQLite file, or several on Azurite.</param>
/// <param name="KillEvery">The mean pause between two kills.</param>
/// <param name="Hold">How long what a host took is hidden from others.</param>
/// <param name="Lease">How long one host trusts another to be sending.</param>
public sealed record KilledHostsPlan(int Reminders, TimeSpan Length, int Hosts, TimeSpan KillEvery, TimeSpan Hold, TimeSpan Lease)
{
    public static KilledHostsPlan OnSqlite(int reminders) => new(reminders, LengthOf(reminders), 1, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), TimeSpan.Zero);

    public static KilledHostsPlan OnAzurite(int reminders) => new(reminders, LengthOf(reminders), 2, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(4.5));

    private static TimeSpan LengthOf(int reminders) => TimeSpan.FromSeconds(Math.Max(12, reminders / 25));
}

/// <summary>One run, and its count.</summary>
public sealed class KilledHosts : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly KilledHostsPlan plan;
    private readonly string folder = Directory.CreateTempSubdirectory("killed-hosts-").FullName;
    private readonly Phones phones = new();
    private readonly List<HostUnderFire> hosts = [];
    private readonly Random random = new(1);
    private readonly Stopwatch took = Stopwatch.StartNew();
    private AzuriteProcess? azurite;
    private Exchange? exchange;

    private KilledHosts(KilledHostsPlan plan) => this.plan = plan;

    public static async Task<ChaosReport> MakeAsync(KilledHostsPlan plan)
    {
        await using var run = new KilledHosts(plan);
        await run.PlanAllAsync();
        await run.StartAsync();
        await run.LiveAsync();
        return run.Report();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
            await host.DisposeAsync();
        if (exchange is not null)
            await exchange.DisposeAsync();
        if (azurite is not null)
            await azurite.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private int Arrived => phones.Came.Count + phones.Unnamed;

    private async Task PlanAllAsync()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["COACH_DATA"] = folder };
        if (plan.Hosts > 1)
        {
            azurite = await AzuriteProcess.StartAsync();
            settings["Storage:ConnectionString"] = azurite.ConnectionString;
        }
        using var database = plan.Hosts > 1 ? null : new SqliteDatabase(Path.Combine(folder, "coach.db"), TimeProvider.System);
        var host = new MortalHost(settings, TimeProvider.System, database, new Phones(), new Fate(0, 0), plan.Lease, plan.Hold);
        await Crowd.PlanAsync(host, TimeProvider.System, plan.Reminders, TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(Math.Max(4, plan.Reminders / 100)), plan.Length, random);
    }

    private async Task StartAsync()
    {
        exchange = await Exchange.StartAsync(phones, hosts);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["COACH_DATA"] = folder,
            ["Storage__ConnectionString"] = azurite?.ConnectionString,
            [CountingHost.LeaseKey] = plan.Lease.TotalSeconds.ToString(CultureInfo.InvariantCulture),
            [ReminderHost.HoldKey] = plan.Hold.TotalSeconds.ToString(CultureInfo.InvariantCulture),
            [ReminderHost.PhonesKey] = exchange.Url.ToString(),
        };
        for (var i = 0; i < plan.Hosts; i++)
            hosts.Add(new HostUnderFire(string.Create(CultureInfo.InvariantCulture, $"host{i}"), settings, "reminder-host"));
        await Task.WhenAll(hosts.Select(host => host.StartAsync()));
    }

    /// <summary>Kills as long as reminders are due; then all that is left must come, and nothing more.</summary>
    private async Task LiveAsync()
    {
        for (var end = took.Elapsed + plan.Length; took.Elapsed < end;)
        {
            await Task.Delay(plan.KillEvery * (0.5 + random.NextDouble()));
            var host = hosts[random.Next(hosts.Count)];
            await host.KillAsync();
            await host.StartAsync();
        }
        for (var wait = Stopwatch.StartNew(); Arrived < plan.Reminders && wait.Elapsed < Patience;)
            await Task.Delay(100);
        await Task.Delay(plan.Hold + plan.Lease);
    }

    private ChaosReport Report() => new(
        string.Create(CultureInfo.InvariantCulture, $"Reminders on {(plan.Hosts > 1 ? "Azurite" : "SQLite")}, {plan.Hosts} processes killed by SIGKILL, {took.Elapsed.TotalSeconds:F0} s"),
        [
            ("reminders", plan.Reminders),
            ("messages", phones.Messages),
            ("kills", hosts.Sum(host => host.Kills)),
            ("messages repeated after a kill between send and record", phones.AfterKill),
            ("messages repeated because the channel's answer was lost", phones.AfterLostAnswer),
        ],
        [
            ("lost", plan.Reminders - Arrived),
            ("messages repeated for no such reason", phones.Unexcused.Count),
        ],
        [.. phones.Unexcused.Take(5)]);
}
