using CoachBot.Channels.Teams.Sending;
using CoachBot.Testing;
using CoachBot.Testing.Teams;

namespace CoachBot.Channels.Tests.Teams.Sending;

/// <summary>
/// Five thousand reminders of one tenant, due at once, on a clock that only the test moves: the queue, the pace and Teams' limits are the
/// real ones, only the network takes no time. <c>CoachBot.Chaos -- burst 5000</c> does the same with real time, HTTP and replicas.
/// </summary>
public sealed class BurstTests
{
    private const int Messages = 5_000;
    private const int WorkersEach = 96;
    private const string Tenant = "contoso";

    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly PriorityQueue<Action, (DateTimeOffset At, int Order)> events = new();
    private int order;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void None_is_lost_no_limit_is_broken_and_it_takes_a_tenth_more_than_the_limit_at_most(int replicas)
    {
        var start = clock.GetUtcNow();
        var limits = new ConnectorLimits(clock);
        var pace = new SendPace(clock);
        var lines = Enumerable.Range(0, replicas).Select(_ => new Replica(new FairQueue(clock))).ToList();
        var sent = new Dictionary<int, DateTimeOffset>();
        var putOff = 0;
        foreach (var message in Enumerable.Range(0, Messages))
            Arrive(message, lines[message % replicas]);

        while (events.TryDequeue(out var next, out var when))
        {
            clock.Advance(when.At - clock.GetUtcNow());
            next();
        }

        sent.Count.ShouldBe(Messages);
        (clock.GetUtcNow() - start).TotalSeconds.ShouldBeInRange(Messages / 50.0, 1.1 * Messages / 50.0);
        putOff.ShouldBeLessThan(8 * Messages);

        void Arrive(int message, Replica replica)
        {
            if (replica.UnderWay < WorkersEach)
                Begin(message, replica);
            else
                replica.Ready.Enqueue(message);
        }

        void Begin(int message, Replica replica)
        {
            IDisposable place;
            try
            {
                place = replica.Queue.Enter(Tenant, $"r{message}");
            }
            catch (ChannelBusyException e)
            {
                // As a queue puts off: whole seconds.
                putOff++;
                At(clock.GetUtcNow().AddSeconds(Math.Ceiling(e.RetryAfter!.Value.TotalSeconds)), () => Arrive(message, replica));
                return;
            }
            replica.UnderWay++;
            At(replica.Slot(pace), () => Send(message, replica, place));
        }

        void Send(int message, Replica replica, IDisposable place)
        {
            place.Dispose();
            replica.UnderWay--;
            limits.Wait(Tenant, $"a:{message}").ShouldBeNull("the connector takes it");
            sent.Add(message, clock.GetUtcNow());
            while (replica.UnderWay < WorkersEach && replica.Ready.TryDequeue(out var waiting))
                Begin(waiting, replica);
        }
    }

    private void At(DateTimeOffset at, Action what) => events.Enqueue(what, (at, order++));

    private sealed class Replica(FairQueue queue)
    {
        public FairQueue Queue => queue;

        /// <summary>The pace of one process answers at once.</summary>
        public DateTimeOffset Slot(SendPace pace) => pace.TakeAsync(Tenant, TeamsLimits.Spacing, 1, TimeSpan.Zero, CancellationToken.None).GetAwaiter().GetResult();

        public Queue<int> Ready { get; } = new();

        public int UnderWay { get; set; }
    }
}
