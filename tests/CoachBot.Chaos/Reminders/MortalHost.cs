using CoachBot.Storage;
using CoachBot.Storage.Embedded;
using CoachBot.Understanding;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CoachBot.Chaos.Reminders;

/// <summary>One life of a host: the coach's own root, worker and store clients, all of it mortal.</summary>
internal sealed class MortalHost
{
    private readonly ServiceProvider services;
    private readonly ShakyChannel channel;

    public MortalHost(IReadOnlyDictionary<string, string?> settings, TimeProvider clock, SqliteDatabase? database, Phones phones, Fate fate, TimeSpan lease, TimeSpan hold)
    {
        Fate = fate;
        var collection = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.None)).AddSingleton(clock)
            .AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).AddCoach();
        collection.AddSingleton<IUnderstanding, EverythingIsAWord>().AddSingleton<IEmployerMessageReader, NoMail>();
        collection.AddReminderKind<TokenReminder>();
        collection.AddSingleton(new DeliveryLease(lease));
        if (database is not null)
            collection.AddSingleton(database);
        collection.RemoveAll<ICasebookStore>().RemoveAll<IReminderTimers>();
        collection.AddSingleton<TableCasebookStore>().AddSingleton<QueueReminderTimers>();
        collection.AddSingleton<ICasebookStore>(p => new MortalStore(p.GetRequiredService<TableCasebookStore>(), fate, phones));
        collection.AddSingleton<IReminderTimers>(p => new MortalTimers(p.GetRequiredService<QueueReminderTimers>(), fate, NodaTime.Duration.FromTimeSpan(hold)));
        collection.AddSingleton(p => new ShakyChannel(phones, fate, p)).AddSingleton<IOutreach>(p => p.GetRequiredService<ShakyChannel>());
        services = collection.BuildServiceProvider();
        channel = services.GetRequiredService<ShakyChannel>();
    }

    public Fate Fate { get; }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Works off what is due, and writes down what has left. False when it died of it.</summary>
    public async Task<bool> WorkAsync()
    {
        var work = WorkOffAsync();
        return await Task.WhenAny(work, Fate.Died) == work;
    }

    /// <summary>Lets the person say something, again and again until it is heard.</summary>
    public async Task HearAsync(string user, string id)
    {
        for (var heard = false; !heard && Fate.IsAlive;)
        {
            try
            {
                await Task.WhenAny(channel.RunAsync(Message(user, id)), Fate.Died).Unwrap();
                heard = true;
            }
            catch (Exception e) when (e is CasebookUnavailableException or ChannelBusyException or HttpRequestException)
            {
                // The channel sends it again.
            }
        }
    }

    public static Activity Message(string user, string id) => new(ActivityTypes.Message)
    {
        Id = id,
        Text = "help",
        ChannelId = ShakyChannel.Name,
        ServiceUrl = "http://localhost/",
        From = new ChannelAccount(user),
        Recipient = new ChannelAccount("28:coach"),
        Conversation = new ConversationAccount(id: "a:" + user) { TenantId = "chaos" },
    };

    private async Task WorkOffAsync()
    {
        try
        {
            await Get<ReminderWorker>().DrainAsync(CancellationToken.None);
        }
        catch (CasebookUnavailableException)
        {
            // The queue does not answer; the worker's own loop would look again, and so does the next round.
        }
        // A live host tries again every few seconds, well within its lease; here half an hour passes at once.
        for (var i = 0; i < 4; i++)
            await Get<Deliveries>().WriteDownAsync(TimeSpan.Zero);
    }
}

/// <summary>Says the word that it was planned with.</summary>
internal sealed class TokenReminder : IReminderKind
{
    public const string Key = "token";

    public string Topic => Key;

    public ReminderManner Manner => ReminderManner.Asked;

    public Task<string?> TitleAsync(Casebook casebook, Reminder reminder, CancellationToken cancellationToken) => Task.FromResult(reminder.Words);

    public Task<CoachMessage?> SayAsync(Casebook casebook, Firing firing, CancellationToken cancellationToken) => Task.FromResult<CoachMessage?>(new CoachMessage(firing.Reminder.Words!));
}
