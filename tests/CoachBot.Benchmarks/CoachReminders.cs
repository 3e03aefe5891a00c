using System.Collections.Concurrent;
using System.Diagnostics;
using CoachBot.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Activity = Microsoft.Bot.Schema.Activity;

namespace CoachBot.Benchmarks;

/// <summary>Our own reminders under a <see cref="ReminderLoad"/>: the whole turn of each person, to the channel's door.</summary>
internal static class CoachReminders
{
    public static async Task<ReminderRates> MeasureAsync(int waiting)
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

            var due = ReminderLoad.Due();
            var plan = Stopwatch.StartNew();
            await PlanAsync(coach, due);
            var planRate = due.Count / plan.Elapsed.TotalSeconds;
            await FireAsync(coach, due);
            return ReminderRates.Of("CoachBot", waiting, setRate, planRate, due, coach.GetRequiredService<Channel>().Sent, lookMicroseconds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Plans one for each of some people.</summary>
    private static Task PlanAsync(ServiceProvider coach, Dictionary<string, DateTimeOffset> due) =>
        Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (person, stop) =>
        {
            var local = LocalDateTime.FromDateTime(person.Value.UtcDateTime);
            var casebook = await Casebook.OpenAsync(coach.GetRequiredService<ICasebookStore>(), new PersonKey(Channel.Name, "-", person.Key), TimeProvider.System.GetUtcNow(), stop);
            casebook.Profile = casebook.Profile with { Address = ReminderAddress.Of(Channel.Message(person.Key)) };
            await coach.GetRequiredService<Reminders>().PlanAsync(casebook, TimeProvider.System.GetUtcNow(), new ReminderRequest("r", AskedReminder.Key, Rhythm.Once(local.Date)) { Words = "walk", Time = local.TimeOfDay });
            foreach (var timer in casebook.Timers)
                await coach.GetRequiredService<IReminderTimers>().ArmAsync(timer, Now, stop);
            await casebook.CommitAsync(stop);
        });

    private static async Task FireAsync(ServiceProvider coach, Dictionary<string, DateTimeOffset> due)
    {
        using var stop = new CancellationTokenSource();
        var work = coach.GetRequiredService<ReminderWorker>().RunAsync(stop.Token);
        await ReminderLoad.UntilAsync(() => coach.GetRequiredService<Channel>().Sent.Count == due.Count);
        await stop.CancelAsync();
        await work;
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
