using CoachBot.Channels.Teams.Sending;
using CoachBot.Testing;

namespace CoachBot.Channels.Tests.Teams.Sending;

public sealed class FairQueueTests
{
    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly FairQueue queue;

    public FairQueueTests() => queue = new FairQueue(clock);

    [Fact]
    public void One_tenants_thousands_leave_room_for_anothers_one()
    {
        for (var i = 0; i < FairQueue.MostWaiting; i++)
            queue.Enter("contoso", $"r{i}");

        Should.Throw<ChannelBusyException>(() => queue.Enter("contoso", "more"));
        queue.Enter("fabrikam", "one").ShouldNotBeNull();
    }

    [Fact]
    public void Who_finds_no_place_is_told_to_come_a_little_before_one_is_free()
    {
        for (var i = 0; i < FairQueue.MostWaiting; i++)
            queue.Enter("contoso", $"r{i}");

        for (var i = 1; i <= 1_000; i++)
        {
            var wait = Should.Throw<ChannelBusyException>(() => queue.Enter("contoso", $"more{i}")).RetryAfter!.Value;
            wait.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
            wait.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(Math.Max(1, i * TeamsLimits.Spacing.TotalSeconds)));
        }
    }

    [Fact]
    public void Those_whom_another_process_took_are_not_waited_for()
    {
        for (var i = 0; i < FairQueue.MostWaiting; i++)
            queue.Enter("contoso", $"r{i}");
        for (var i = 0; i < 1_000; i++)
            Should.Throw<ChannelBusyException>(() => queue.Enter("contoso", $"elsewhere{i}"));

        Wait("late").ShouldBeGreaterThan(TimeSpan.FromSeconds(15));
        clock.Advance(TimeSpan.FromSeconds(25));
        Wait("later").ShouldBe(TimeSpan.FromSeconds(1));
    }

    private TimeSpan Wait(string occasion) => Should.Throw<ChannelBusyException>(() => queue.Enter("contoso", occasion)).RetryAfter!.Value;

    [Fact]
    public void A_place_left_is_free()
    {
        var places = Enumerable.Range(0, FairQueue.MostWaiting).Select(i => queue.Enter("contoso", $"r{i}")).ToList();
        Should.Throw<ChannelBusyException>(() => queue.Enter("contoso", "more"));

        places[0].Dispose();
        places[0].Dispose();

        queue.Enter("contoso", "more").ShouldNotBeNull();
        Should.Throw<ChannelBusyException>(() => queue.Enter("contoso", "again"));
    }
}
