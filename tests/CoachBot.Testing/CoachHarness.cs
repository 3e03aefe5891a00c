using CoachBot.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoachBot.Testing;

/// <summary>
/// One person and the coach, in this process, on a real SQLite file and a clock that moves when told: say, click, skip time,
/// restart, kill. Every reply is kept as the neutral message that it was.
/// </summary>
public sealed class CoachHarness : IAsyncDisposable
{
    private readonly string folder = NewFolder();
    private readonly Action<IServiceCollection>? configure;
    private ServiceProvider services;
    private readonly HarnessOutreach outreach;
    private int sent;

    public CoachHarness(CastMember? person = null, Action<IServiceCollection>? configure = null)
    {
        Person = person ?? Cast.Maya;
        this.configure = configure;
        outreach = new HarnessOutreach(this);
        services = Start();
    }

    public CastMember Person { get; }

    public FakeClock Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public IServiceProvider Services => services;

    /// <summary>What the coach has said since the person spoke last.</summary>
    public IReadOnlyList<CoachMessage> Replies { get; private set; } = [];

    /// <summary>The replies' text, one message a paragraph.</summary>
    public string Text => string.Join("\n\n", Replies.Select(r => r.Text));

    /// <summary>Whether a reply may leave; set to throw what a channel would.</summary>
    public Func<Activity, Exception?> Channel { get; set; } = _ => null;

    public Task<IReadOnlyList<CoachMessage>> ArriveAsync() => DeliverAsync(new Activity(ActivityTypes.ConversationUpdate)
    {
        MembersAdded = [new ChannelAccount(Person.Id)],
    });

    public Task<IReadOnlyList<CoachMessage>> SayAsync(string text) => DeliverAsync(Message(text));

    /// <summary>Presses a button of the latest replies by its label.</summary>
    public Task<IReadOnlyList<CoachMessage>> ClickAsync(string label) => PressAsync(Button(label).Press);

    public Task<IReadOnlyList<CoachMessage>> PressAsync(ButtonPress press)
    {
        var activity = Message("");
        activity.Value = MessageActivity.Value(press);
        return DeliverAsync(activity);
    }

    public Button Button(string label) =>
        Replies.SelectMany(r => r.Choices.Concat(r.Card?.Actions ?? [])).FirstOrDefault(b => b.Label == label)
        ?? throw new InvalidOperationException($"There is no button '{label}' in: {string.Join(" | ", Replies.SelectMany(r => r.Choices).Select(b => b.Label))}");

    public void Skip(TimeSpan time) => Clock.Advance(time);

    /// <summary>Skips time half an hour at a time and lets every reminder come when it is due.</summary>
    /// <returns>What came, with the time.</returns>
    public async Task<IReadOnlyList<(DateTimeOffset At, CoachMessage Message)>> PassAsync(TimeSpan time)
    {
        var came = new List<(DateTimeOffset, CoachMessage)>();
        for (var end = Clock.GetUtcNow() + time; Clock.GetUtcNow() < end;)
        {
            Clock.Advance(end - Clock.GetUtcNow() is var left && left < TimeSpan.FromMinutes(30) ? left : TimeSpan.FromMinutes(30));
            came.AddRange((await RemindAsync()).Select(m => (Clock.GetUtcNow(), m)));
        }
        Replies = came.ConvertAll(c => c.Item2);
        return came;
    }

    /// <summary>Lets the worker see to whatever is due now.</summary>
    /// <returns>What came of it.</returns>
    public async Task<IReadOnlyList<CoachMessage>> RemindAsync()
    {
        outreach.Sent.Clear();
        await services.GetRequiredService<ReminderWorker>().DrainAsync(CancellationToken.None);
        return Replies = outreach.Sent.Select(MessageActivity.Read).ToList();
    }

    /// <summary>A message with an id of its own, not yet delivered.</summary>
    public Activity Message(string text) => new(ActivityTypes.Message) { Id = $"m{++sent}", Text = text };

    /// <summary>Delivers an activity as the channel would, once more if told so twice.</summary>
    public async Task<IReadOnlyList<CoachMessage>> DeliverAsync(Activity activity)
    {
        activity.ChannelId = Person.Channel;
        activity.From = new ChannelAccount(Person.Id, Person.Name);
        activity.Recipient = new ChannelAccount("coach", "CoachBot");
        activity.Conversation = new ConversationAccount(id: "c-" + Person.Id) { TenantId = Person.Tenant };
        activity.ServiceUrl = "http://localhost/";
        activity.LocalTimezone = Person.Zone;

        var adapter = new HarnessAdapter(Channel);
        try
        {
            await adapter.ProcessAsync(activity, services.GetRequiredService<IBot>());
        }
        finally
        {
            Replies = adapter.Sent.Select(MessageActivity.Read).ToList();
        }
        return Replies;
    }

    /// <summary>The process ends in order and starts again.</summary>
    public async Task RestartAsync()
    {
        await services.DisposeAsync();
        services = Start();
    }

    /// <summary>The process is gone without a goodbye: nothing that it kept in memory is written down.</summary>
    public void Kill()
    {
        Clock.DropTimers();
        services.GetRequiredService<Storage.Embedded.SqliteDatabase>().Dispose();
        services = Start();
    }

    /// <summary>The person's casebook as stored.</summary>
    public async Task<Casebook> CasebookAsync() =>
        await Casebook.OpenAsync(services.GetRequiredService<ICasebookStore>(), new PersonKey(Person.Channel, Person.Tenant, Person.Id), Clock.GetUtcNow(), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>In memory where the system has such a place: what a real disk survives is shown where real processes are killed.</summary>
    private static string NewFolder() =>
        Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), "coach-" + Guid.NewGuid().ToString("N"))).FullName;

    private ServiceProvider Start()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("COACH_DATA", folder)]).Build();
        var collection = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock).AddStorage(configuration).AddCoach().AddTrained().AddSingleton<IOutreach>(outreach);
        configure?.Invoke(collection);
        return collection.BuildServiceProvider();
    }

    /// <summary>The person's channel when the coach speaks first.</summary>
    private sealed class HarnessOutreach(CoachHarness harness) : IOutreach
    {
        public List<Activity> Sent { get; } = [];

        public string Channel => harness.Person.Channel;

        public async Task ReachAsync(ConversationReference address, Activity occasion, CancellationToken cancellationToken)
        {
            occasion.ApplyConversationReference(address, isIncoming: true);
            var adapter = new HarnessAdapter(harness.Channel);
            try
            {
                await adapter.ProcessAsync(occasion, harness.services.GetRequiredService<IBot>());
            }
            finally
            {
                Sent.AddRange(adapter.Sent);
            }
        }
    }

    private sealed class HarnessAdapter(Func<Activity, Exception?> channel) : BotAdapter
    {
        public List<Activity> Sent { get; } = [];

        public async Task ProcessAsync(Activity activity, IBot bot)
        {
            using var context = new TurnContext(this, activity);
            await RunPipelineAsync(context, bot.OnTurnAsync, CancellationToken.None);
        }

        public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
        {
            foreach (var activity in activities)
            {
                if (channel(activity) is { } refusal)
                    throw refusal;
                Sent.Add(activity);
            }
            return Task.FromResult(activities.Select(_ => new ResourceResponse(Guid.NewGuid().ToString("N"))).ToArray());
        }

        public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
