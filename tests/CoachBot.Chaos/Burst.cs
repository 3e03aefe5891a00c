using System.Diagnostics;
using System.Globalization;
using CoachBot.Channels.Teams;
using CoachBot.Storage;
using CoachBot.Storage.Embedded;
using CoachBot.Storage.Pace;
using CoachBot.Testing.Teams;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Activity = Microsoft.Bot.Schema.Activity;

namespace CoachBot.Chaos;

/// <summary>
/// Thousands of unasked messages of one tenant, all due at once, from two replicas through a connector that enforces Teams' limits; and in
/// the middle of it one of another tenant.
/// </summary>
internal sealed class Burst : IAsyncDisposable
{
    private const int Replicas = 2;
    private const int WorkersEach = 96;
    private const double TenantLimit = 50;
    private const string OtherTenant = "fabrikam";

    private readonly string folder = Directory.CreateTempSubdirectory("coach-burst-").FullName;
    private readonly PriorityQueue<int, DateTimeOffset> due = new();
    private readonly List<ServiceProvider> replicas = [];
    private readonly FakeTeams teams;
    private int open;
    private int deferred;

    private Burst(FakeTeams teams) => this.teams = teams;

    /// <returns>Whether nothing was lost, no limit was broken, and it took at most a tenth more than the limit asks for.</returns>
    public static async Task<bool> RunAsync(int messages)
    {
        await using var burst = new Burst(await FakeTeams.StartAsync());
        return await burst.MeasureAsync(messages);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in replicas)
            await replica.DisposeAsync();
        await teams.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<bool> MeasureAsync(int messages)
    {
        teams.Connector.Limits = new ConnectorLimits(TimeProvider.System);
        using var database = new SqliteDatabase(Path.Combine(folder, "pace.db"), TimeProvider.System);
        var tables = new SqliteTableServiceClient(database);
        for (var i = 0; i < Replicas; i++)
            replicas.Add(Replica(i, new TableSendPace(tables, TimeProvider.System, NullLogger<TableSendPace>.Instance)));
        var start = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < messages; i++)
            due.Enqueue(i, start);
        open = messages;

        var clock = Stopwatch.StartNew();
        var workers = replicas.SelectMany(r => Enumerable.Range(0, WorkersEach).Select(_ => Task.Run(() => WorkAsync(Outreach(r))))).ToList();
        await Task.Delay(TimeSpan.FromSeconds(5));
        var single = Stopwatch.StartNew();
        lock (due)
            due.Enqueue(-1, TimeProvider.System.GetUtcNow());
        Interlocked.Increment(ref open);
        while (!teams.Connector.Messages.Any(m => m.Path.Contains(OtherTenant, StringComparison.Ordinal)))
            await Task.Delay(50);
        var other = single.Elapsed;
        await Task.WhenAll(workers);
        return Report(messages, clock.Elapsed, other);
    }

    private async Task WorkAsync(IOutreach outreach)
    {
        while (Volatile.Read(ref open) > 0)
        {
            if (Next() is not { } person)
            {
                await Task.Delay(20);
                continue;
            }
            try
            {
                await outreach.ReachAsync(Address(person), new Activity(ActivityTypes.Event) { Id = $"r{person}", Name = "burst" }, CancellationToken.None);
                Interlocked.Decrement(ref open);
            }
            catch (ChannelBusyException e)
            {
                // As a queue does it: whole seconds.
                Interlocked.Increment(ref deferred);
                lock (due)
                    due.Enqueue(person, TimeProvider.System.GetUtcNow().AddSeconds(Math.Ceiling((e.RetryAfter ?? TimeSpan.FromSeconds(5)).TotalSeconds)));
            }
        }
    }

    private int? Next()
    {
        lock (due)
            return due.TryPeek(out _, out var at) && at <= TimeProvider.System.GetUtcNow() ? due.Dequeue() : null;
    }

    private bool Report(int messages, TimeSpan took, TimeSpan other)
    {
        var calls = teams.Connector.Calls.ToList();
        var ours = teams.Connector.Messages.Where(m => !m.Path.Contains(OtherTenant, StringComparison.Ordinal)).OrderBy(m => m.At).ToList();
        var reached = ours.Select(m => m.Path).Distinct(StringComparer.Ordinal).Count();
        var least = TimeSpan.FromSeconds(messages / TenantLimit);
        var span = ours[^1].At - ours[0].At;
        var busiest = ours.Select((m, i) => ours.Skip(i).TakeWhile(n => n.At - m.At < TimeSpan.FromSeconds(1)).Count()).Max();
        var refused = calls.Count(c => c.Status == 429);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {messages} messages of one tenant from {Replicas} replicas of {WorkersEach} workers each
              taken        {ours.Count}, to {reached} people: {messages - reached} lost, {ours.Count - reached} twice
              refused      {refused} by the limit (429); the busiest second had {busiest}
              took         {took.TotalSeconds:F1} s, first to last {span.TotalSeconds:F1} s; the limit's own least is {least.TotalSeconds:F1} s ({100 * took / least:F0} %)
              put off      {deferred} times
              each second  {string.Join(' ', ours.GroupBy(m => (int)(m.At - ours[0].At).TotalSeconds).Select(g => g.Count()))}
              meanwhile    one message of another tenant took {other.TotalSeconds:F1} s
            """));
        return reached == messages && ours.Count == messages && refused == 0 && took <= 1.1 * least;
    }

    private ConversationReference Address(int person)
    {
        var tenant = person < 0 ? OtherTenant : FakeTeams.Tenant;
        return new ConversationReference(
            null,
            new ChannelAccount($"29:{person}"),
            new ChannelAccount("28:coach"),
            new ConversationAccount(false, "personal", person < 0 ? "a:" + OtherTenant : $"a:{person}", tenantId: tenant),
            "msteams",
            teams.ServiceUrl);
    }

    private ServiceProvider Replica(int number, ISendPace pace)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(teams.Settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)).Append(new("COACH_DATA", Path.Combine(folder, $"replica{number}"))))
            .Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Development });
        services.AddStorage(configuration).AddCoach().AddTeams(configuration, new HostingEnvironment { EnvironmentName = Environments.Development });
        services.Replace(ServiceDescriptor.Singleton(pace));
        services.Replace(ServiceDescriptor.Singleton<IBot>(new OneLiner()));
        return services.BuildServiceProvider();
    }

    private static IOutreach Outreach(IServiceProvider replica) => replica.GetServices<IOutreach>().Single(o => o.Channel == "msteams");

    private sealed class OneLiner : IBot
    {
        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) =>
            turnContext.SendActivityAsync(MessageActivity.From(new CoachMessage("Time to write to Priya.")), cancellationToken);
    }
}
