using CoachBot.Testing;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Root;

/// <summary>Two processes' worth of services on one SQLite file, with a script that counts what it was told.</summary>
internal sealed class TwoReplicas : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("replicas-").FullName;

    private readonly TimeSpan lease;
    private readonly Action<IServiceCollection>? configure;
    private readonly List<Replica> others = [];

    public TwoReplicas(TimeSpan lease = default, Action<IServiceCollection>? configure = null)
    {
        (this.lease, this.configure) = (lease, configure);
        First = NewReplica();
        Second = NewReplica();
    }

    public FakeClock Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public Replica First { get; }

    public Replica Second { get; }

    /// <summary>One more process.</summary>
    public Replica AnotherReplica()
    {
        others.Add(NewReplica());
        return others[^1];
    }

    public static Activity Message(string id, string text) => new(ActivityTypes.Message)
    {
        Id = id,
        Text = text,
        ChannelId = Cast.Maya.Channel,
        From = new ChannelAccount(Cast.Maya.Id, Cast.Maya.Name),
        Recipient = new ChannelAccount("coach", "CoachBot"),
        Conversation = new ConversationAccount(id: "c") { TenantId = Cast.Maya.Tenant },
        ServiceUrl = "http://localhost/",
    };

    /// <summary>Lets the clock run until the turns are done: the pause before another attempt is the clock's.</summary>
    public async Task UntilDoneAsync(IEnumerable<Task> turns)
    {
        var all = Task.WhenAll(turns);
        while (!all.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Delay(1);
        }
        await all;
    }

    public async ValueTask DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
        foreach (var other in others)
            await other.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private Replica NewReplica() => new(folder, Clock, lease, configure: configure);
}
