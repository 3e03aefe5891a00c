using CoachBot.Channels.Teams.Sending;
using CoachBot.Testing;

namespace CoachBot.Channels.Tests.Teams.Sending;

public sealed class VanguardTests
{
    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly Vanguard vanguard;

    public VanguardTests() => vanguard = new Vanguard(clock);

    [Fact]
    public async Task After_a_silence_one_goes_ahead_and_then_the_way_is_open()
    {
        var first = await vanguard.FollowAsync(CancellationToken.None);
        var others = Enumerable.Range(0, 3).Select(_ => vanguard.FollowAsync(CancellationToken.None)).ToList();
        others.ShouldAllBe(other => !other.IsCompleted);

        first.Dispose();

        await Task.WhenAll(others).WaitAsync(TimeSpan.FromSeconds(10));
        vanguard.FollowAsync(CancellationToken.None).IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task One_that_gets_stuck_holds_the_others_up_for_a_second()
    {
        await vanguard.FollowAsync(CancellationToken.None);
        var other = vanguard.FollowAsync(CancellationToken.None);

        clock.Advance(TimeSpan.FromSeconds(1));

        (await other.WaitAsync(TimeSpan.FromSeconds(10))).Dispose();
        vanguard.FollowAsync(CancellationToken.None).IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task The_next_silence_counts_again()
    {
        (await vanguard.FollowAsync(CancellationToken.None)).Dispose();
        clock.Advance(TimeSpan.FromSeconds(30));

        vanguard.FollowAsync(CancellationToken.None).IsCompleted.ShouldBeTrue();
        vanguard.FollowAsync(CancellationToken.None).IsCompleted.ShouldBeFalse();
    }
}
