using CoachBot.Channels.Teams.Sending;
using CoachBot.Testing;

namespace CoachBot.Channels.Tests.Teams.Sending;

public sealed class SlidingLimitsTests
{
    private static readonly TimeSpan Long = TimeSpan.FromDays(1);

    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Teams_limits_of_a_conversation_hold_in_every_stretch()
    {
        (int Most, TimeSpan Length)[] rules = [(7, TimeSpan.FromSeconds(1)), (60, TimeSpan.FromSeconds(30)), (1_800, TimeSpan.FromHours(1))];
        var limits = new SlidingLimits(clock, rules);

        var sent = Enumerable.Range(0, 4_000).Select(_ => limits.Take("a", Long)!.Value).ToList();

        sent.ShouldBeInOrder();
        foreach (var (most, length) in rules)
            sent.Zip(sent.Skip(most)).ShouldAllBe(pair => pair.Second - pair.First >= length);
        (sent[^1] - sent[0]).ShouldBe(TimeSpan.FromHours(2) + (sent[399] - sent[0]), "1,800 an hour is what holds it up in the end");
    }

    [Fact]
    public void Conversations_do_not_hold_up_one_another()
    {
        var limits = new SlidingLimits(clock, (1, TimeSpan.FromHours(1)));

        limits.Take("a", Long).ShouldBe(clock.GetUtcNow());
        limits.Take("b", Long).ShouldBe(clock.GetUtcNow());
    }

    [Fact]
    public void What_would_wait_too_long_takes_no_place()
    {
        var limits = new SlidingLimits(clock, (1, TimeSpan.FromMinutes(1)));
        limits.Take("a", TimeSpan.Zero).ShouldNotBeNull();

        limits.Take("a", TimeSpan.FromSeconds(10)).ShouldBeNull();

        clock.Advance(TimeSpan.FromMinutes(1));
        limits.Take("a", TimeSpan.Zero).ShouldBe(clock.GetUtcNow());
    }

    [Fact]
    public void Of_conversations_without_end_only_the_busy_are_kept()
    {
        var limits = new SlidingLimits(clock, (1, TimeSpan.FromMinutes(1)));
        for (var i = 0; i < 11_000; i++)
        {
            limits.Take($"c{i}", TimeSpan.Zero);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        limits.Take("c10999", TimeSpan.Zero).ShouldBeNull();
    }
}
