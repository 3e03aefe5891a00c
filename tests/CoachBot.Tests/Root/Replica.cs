using CoachBot.Storage;
using CoachBot.Testing;
using CoachBot.Understanding;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CoachBot.Tests.Root;

/// <summary>One process: its own locks, deliveries and connections.</summary>
internal sealed class Replica : BotAdapter, IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly Lock sending = new();

    public Replica(string folder, TimeProvider clock, TimeSpan lease, Func<ICasebookStore, ICasebookStore>? decorate = null, Action<IServiceCollection>? configure = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("COACH_DATA", folder)]).Build();
        var collection = new ServiceCollection().AddLogging().AddSingleton(clock).AddStorage(configuration).AddCoach().AddTrained()
            .RemoveAll<Conversation>()
            .AddConversation<Counter>()
            .AddSingleton<ICasebookStore>(p => Store = new CountingStore((decorate ?? (store => store))(ActivatorUtilities.CreateInstance<TableCasebookStore>(p))))
            .AddSingleton(p => new Deliveries(p.GetRequiredService<ICasebookStore>(), p.GetRequiredService<PersonLocks>(), clock, p.GetRequiredService<ILogger<Deliveries>>()) { Lease = lease });
        configure?.Invoke(collection);
        services = collection.BuildServiceProvider();
        Bot = services.GetRequiredService<IBot>();
    }

    public IBot Bot { get; }

    public CountingStore Store { get; private set; } = null!;

    public List<string> Sent { get; } = [];

    public Func<Activity, Exception?> Channel { get; set; } = _ => null;

    public IServiceProvider Services => services;

    /// <summary>The channel delivers the activity here.</summary>
    public async Task DeliverAsync(Activity activity)
    {
        using var context = new TurnContext(this, activity);
        await RunPipelineAsync(context, Bot.OnTurnAsync, CancellationToken.None);
    }

    public async Task<int> CountAsync() => (await CasebookAsync()).Turn.Seen.Count;

    public Task<Casebook> CasebookAsync() =>
        Casebook.OpenAsync(services.GetRequiredService<ICasebookStore>(), new PersonKey(Cast.Maya.Channel, Cast.Maya.Tenant, Cast.Maya.Id), DateTimeOffset.UnixEpoch, default);

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        foreach (var activity in activities)
        {
            if (Channel(activity) is { } refusal)
                throw refusal;
            lock (sending)
                Sent.Add(activity.Text);
        }
        return Task.FromResult(activities.Select(_ => new ResourceResponse("r")).ToArray());
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}

/// <summary>Begins at a greeting and counts every message after it: each answer is one more record and one more in the reply.</summary>
internal sealed class Counter() : Conversation<string>(Intents.Help, Voice, "Counter")
{
    private static readonly CopyBook Voice = new(
    [
        CopyFile.Parse("Counter", "## title\nCounting\n\n## next\n{count} so far: {words}"),
        CopyBook.Load(typeof(CoachFeature).Assembly)["Root"],
    ]);

    protected override async Task<string?> PlayAsync(Scene scene)
    {
        var heard = new List<string>();
        while (heard.Count < 1000)
            heard.Add(await scene.Ask("next", new { count = heard.Count, words = string.Join(' ', heard) }, attempt: heard.Count + 1));
        return null;
    }
}
