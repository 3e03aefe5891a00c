using System.Diagnostics;
using System.Globalization;
using CoachBot.Storage;
using CoachBot.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Chaos;

/// <summary>People who talk all at once to hosts that are killed, on a store that fails; and then the count.</summary>
public sealed class ChaosRun : IAsyncDisposable
{
    private const int MostTalkingAtOnce = 64;

    private readonly ChaosPlan plan;
    private readonly string folder = Directory.CreateTempSubdirectory("coach-chaos-").FullName;
    private readonly List<HostUnderFire> hosts = [];
    private AzuriteProcess? azurite;
    private FaultyProxy? proxy;
    private Connector? connector;

    private ChaosRun(ChaosPlan plan) => this.plan = plan;

    public static async Task<ChaosReport> MakeAsync(ChaosPlan plan)
    {
        await using var run = new ChaosRun(plan);
        await run.StartAsync();
        return await run.TalkAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
            await host.DisposeAsync();
        if (connector is not null)
            await connector.DisposeAsync();
        if (proxy is not null)
            await proxy.DisposeAsync();
        if (azurite is not null)
            await azurite.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync()
    {
        connector = await Connector.StartAsync();
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["COACH_DATA"] = folder };
        if (plan.Replicas > 1)
        {
            azurite = await AzuriteProcess.StartAsync();
            proxy = await FaultyProxy.StartAsync(azurite.TablePort, plan.Seed);
            settings["Storage__ConnectionString"] = azurite.ConnectionStringFor(proxy.Port);
            settings[CountingHost.LeaseKey] = plan.Lease.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }
        for (var i = 0; i < plan.Replicas; i++)
            hosts.Add(new HostUnderFire(string.Create(CultureInfo.InvariantCulture, $"host{i}"), settings));
        await Task.WhenAll(hosts.Select(host => host.StartAsync()));
    }

    private async Task<ChaosReport> TalkAsync()
    {
        var clock = Stopwatch.StartNew();
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
        using var crowd = new SemaphoreSlim(MostTalkingAtOnce);
        using var progress = new SemaphoreSlim(0);
        using var calm = new CancellationTokenSource();
        var people = Enumerable.Range(0, plan.People).Select(i => new Person(i, plan, hosts, connector!, http, progress)).ToList();

        if (proxy is not null)
            proxy.Rate = plan.FaultRate;
        var killing = KillNowAndThenAsync(progress, calm.Token);
        await Task.WhenAll(people.Select(person => person.TalkAsync(crowd)));
        await calm.CancelAsync();
        await killing;
        if (proxy is not null)
            proxy.Rate = 0;

        // What a killed host left unsent is another's to send when the lease is over; with the next message it must come.
        await Task.Delay(plan.Lease);
        await Task.WhenAll(people.Select(person => person.EndAsync()));
        await Task.WhenAll(hosts.Select(host => host.EndAsync()));
        return ChaosReport.Of(plan, people, hosts, connector!, proxy, await SavedAsync(people), clock.Elapsed);
    }

    /// <param name="progress">Let in once for each acknowledged message.</param>
    private async Task KillNowAndThenAsync(SemaphoreSlim progress, CancellationToken calm)
    {
        var random = new Random(plan.Seed);
        while (true)
        {
            for (var left = plan.KillEvery * (0.5 + random.NextDouble()); left > 0; left--)
            {
                await progress.WaitAsync(calm).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (calm.IsCancellationRequested)
                    return;
            }
            var host = hosts[random.Next(hosts.Count)];
            await host.KillAsync();
            await host.StartAsync();
        }
    }

    /// <summary>The tallies as the store has them, read past the proxy.</summary>
    private async Task<IReadOnlyDictionary<PersonKey, IReadOnlyList<string>>> SavedAsync(IEnumerable<Person> people)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["COACH_DATA"] = folder, ["Storage:ConnectionString"] = azurite?.ConnectionString };
        await using var services = new ServiceCollection().AddLogging()
            .AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
        var store = services.GetRequiredService<ICasebookStore>();
        var saved = new Dictionary<PersonKey, IReadOnlyList<string>>();
        foreach (var person in people)
        {
            var casebook = await Casebook.OpenAsync(store, person.Key, DateTimeOffset.UnixEpoch, default);
            saved[person.Key] = (await casebook.FindAsync<Tally>(Tally.OnlyOne))?.Words ?? [];
        }
        return saved;
    }
}
