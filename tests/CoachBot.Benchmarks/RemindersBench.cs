using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CoachBot.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Activity = Microsoft.Bot.Schema.Activity;

namespace CoachBot.Benchmarks;

/// <summary>
/// What reminders cost while others wait: planning one (the casebook's commit and its timer), firing those that are due (the whole
/// turn of each person, to the channel's door), memory, and how many come within a second of their time.
/// </summary>
internal static class RemindersBench
{
    /// <summary>All due at one moment, for the rate.</summary>
    private const int Burst = 500;

    /// <summary>Due one by one every tenth of a second after it, for the punctuality.</summary>
    private const int Stream = 200;

    public static async Task RunAsync()
    {
        int[] sizes = Environment.GetEnvironmentVariable("COACH_BENCH_WAITING") is { Length: > 0 } wished
            ? wished.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray()
            : [1_000, 100_000, 1_000_000];
        Console.WriteLine($"{"waiting",10} {"set/s",9} {"plan/s",8} {"fired/s",8} {"≤ 1 s",7} {"managed MB",11} {"look µs",8}");
        foreach (var waiting in sizes)
        {
            await MeasureAsync(waiting);
            await QuartzBench.MeasureAsync(waiting);
        }
    }

    private static async Task MeasureAsync(int waiting)
    {
        var folder = Directory.CreateTempSubdirectory("coach-bench-").FullName;
        try
        {
            await using var coach = Build(folder);
            var timers = coach.GetRequiredService<IReminderTimers>();
            var set = Stopwatch.StartNew();
            await Parallel.ForAsync(0, waiting, new ParallelOptions { MaxDegreeOfParallelism = 128 }, async (i, stop) =>
                await timers.ArmAsync(new ReminderTimer(new PersonKey("bench", "-", $"w{i}"), "r", 1, new LocalDateTime(2030, 1, 1, 9, 0), "Europe/London", null), Now, stop));
            var setRate = waiting / set.Elapsed.TotalSeconds;

            var look = Stopwatch.StartNew();
            for (var i = 0; i < 200; i++)
                await timers.ReceiveAsync(32, NodaTime.Duration.FromMinutes(2), default);
            var lookMicroseconds = look.Elapsed.TotalMicroseconds / 200;

            var (planRate, due) = await PlanAsync(coach);
            var (fireRate, inTime) = await FireAsync(coach, due);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{waiting,10} {setRate,9:F0} {planRate,8:F0} {fireRate,8:F0} {inTime,7:P1} {GC.GetTotalMemory(forceFullCollection: true) / 1048576.0,11:F1} {lookMicroseconds,8:F0}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Plans one for each of some people.</summary>
    /// <returns>How many a second, and when each is due.</returns>
    private static async Task<(double Rate, Dictionary<string, DateTimeOffset> Due)> PlanAsync(ServiceProvider coach)
    {
        var start = TimeProvider.System.GetUtcNow().AddSeconds(15);
        var due = Enumerable.Range(0, Burst + Stream).ToDictionary(i => $"p{i}", i => i < Burst ? start : start.AddSeconds(15 + (0.1 * (i - Burst))), StringComparer.Ordinal);
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (person, stop) =>
        {
            var local = LocalDateTime.FromDateTime(person.Value.UtcDateTime);
            var casebook = await Casebook.OpenAsync(coach.GetRequiredService<ICasebookStore>(), new PersonKey(Channel.Name, "-", person.Key), TimeProvider.System.GetUtcNow(), stop);
            casebook.Profile = casebook.Profile with { Address = ReminderAddress.Of(Channel.Message(person.Key)) };
            await coach.GetRequiredService<Reminders>().PlanAsync(casebook, TimeProvider.System.GetUtcNow(), new ReminderRequest("r", AskedReminder.Key, Rhythm.Once(local.Date)) { Words = "walk", Time = local.TimeOfDay });
            foreach (var timer in casebook.Timers)
                await coach.GetRequiredService<IReminderTimers>().ArmAsync(timer, Now, stop);
            await casebook.CommitAsync(stop);
        });
        return (due.Count / clock.Elapsed.TotalSeconds, due);
    }

    private static async Task<(double Rate, double InTime)> FireAsync(ServiceProvider coach, Dictionary<string, DateTimeOffset> due)
    {
        var channel = coach.GetRequiredService<Channel>();
        using var stop = new CancellationTokenSource();
        var work = coach.GetRequiredService<ReminderWorker>().RunAsync(stop.Token);
        for (var patience = Stopwatch.StartNew(); channel.Sent.Count < due.Count && patience.Elapsed < TimeSpan.FromMinutes(3);)
            await Task.Delay(20);
        await stop.CancelAsync();
        await work;
        var late = due.Select(d => (d.Value, Late: channel.Sent[d.Key] - d.Value)).ToList();
        var start = due.Values.Min();
        return (Burst / late.Where(l => l.Value == start).Max(l => l.Late).TotalSeconds, (double)late.Count(l => l.Value != start && l.Late <= TimeSpan.FromSeconds(1)) / Stream);
    }

    private static ServiceProvider Build(string folder)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("COACH_DATA", folder)]).Build();
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.None)).AddStorage(configuration).AddCoach();
        services.AddSingleton<Channel>().AddSingleton<IOutreach>(p => p.GetRequiredService<Channel>());
        var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IBot>();
        return provider;
    }

    private static Instant Now => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());

    /// <summary>Notes when each message reaches it.</summary>
    private sealed class Channel(IServiceProvider services) : BotAdapter, IOutreach
    {
        public const string Name = "bench";

        public ConcurrentDictionary<string, DateTimeOffset> Sent { get; } = new(StringComparer.Ordinal);

        string IOutreach.Channel => Name;

        public static Activity Message(string user) => new(ActivityTypes.Message)
        {
            ChannelId = Name,
            ServiceUrl = "http://localhost/",
            From = new ChannelAccount(user),
            Recipient = new ChannelAccount("coach"),
            Conversation = new ConversationAccount(id: "c-" + user),
        };

        public async Task ReachAsync(ConversationReference address, Activity occasion, CancellationToken cancellationToken)
        {
            using var context = new TurnContext(this, occasion.ApplyConversationReference(address, isIncoming: true));
            await RunPipelineAsync(context, services.GetRequiredService<IBot>().OnTurnAsync, cancellationToken);
        }

        public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
        {
            Sent[turnContext.Activity.From.Id] = TimeProvider.System.GetUtcNow();
            return Task.FromResult(activities.Select(_ => new ResourceResponse("sent")).ToArray());
        }

        public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
