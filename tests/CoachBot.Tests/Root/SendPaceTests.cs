using CoachBot.Testing;

namespace CoachBot.Tests.Root;

/// <summary>The pace of one process.</summary>
public sealed class SendPaceTests
{
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(20);

    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Sends_follow_one_another_and_the_first_goes_at_once()
    {
        var pace = new SendPace(clock);
        var start = clock.GetUtcNow();
        (await TakeAsync(pace, "a")).ShouldBe(start);
        (await TakeAsync(pace, "a", 3)).ShouldBe(start + Spacing);
        (await TakeAsync(pace, "a")).ShouldBe(start + (4 * Spacing));
    }

    [Fact]
    public async Task A_long_queue_under_one_limit_holds_up_no_other()
    {
        var pace = new SendPace(clock);
        for (var i = 0; i < 5_000; i++)
            await TakeAsync(pace, "teams|contoso");
        (await TakeAsync(pace, "teams|fabrikam")).ShouldBe(clock.GetUtcNow());
    }

    [Fact]
    public async Task Time_that_passed_unused_is_not_made_up_for()
    {
        var pace = new SendPace(clock);
        await TakeAsync(pace, "a");
        clock.Advance(TimeSpan.FromMinutes(1));
        var later = clock.GetUtcNow();
        (await TakeAsync(pace, "a")).ShouldBe(later);
        (await TakeAsync(pace, "a")).ShouldBe(later + Spacing);
    }

    [Fact]
    public async Task Many_at_once_get_slots_of_their_own()
    {
        var pace = new SendPace(clock);
        var slots = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => Task.Run(() => TakeAsync(pace, "a"))));
        slots.Order().ShouldBe(Enumerable.Range(0, 1_000).Select(i => clock.GetUtcNow() + (i * Spacing)));
    }

    [Fact]
    public async Task Of_limits_without_end_only_those_in_use_are_kept_and_these_hold()
    {
        var pace = new SendPace(clock);
        for (var i = 0; i < 25_000; i++)
            await TakeAsync(pace, $"slack|team|{i}");
        (await TakeAsync(pace, "slack|team|24999")).ShouldBe(clock.GetUtcNow() + Spacing);
    }

    [Fact]
    public async Task What_is_kept_makes_the_slots_lie_further_apart_and_is_not_forgotten()
    {
        var pace = new SendPace(clock);
        (await pace.KeepAsync("a", Spacing, 0, 25, default)).ShouldNotBeNull().IsValid(clock.GetUtcNow()).ShouldBeTrue();
        for (var i = 0; i < 25_000; i++)
            await TakeAsync(pace, $"slack|team|{i}");

        var first = await TakeAsync(pace, "a");
        (await TakeAsync(pace, "a")).ShouldBe(first + (2 * Spacing));
    }

    [Fact]
    public async Task Who_has_something_to_do_first_gets_no_earlier_slot()
    {
        var pace = new SendPace(clock);
        (await pace.TakeAsync("a", Spacing, 1, 5 * Spacing, default)).ShouldBe(clock.GetUtcNow() + (5 * Spacing));
        (await pace.TakeAsync("a", Spacing, 1, 5 * Spacing, default)).ShouldBe(clock.GetUtcNow() + (6 * Spacing));
    }

    private static Task<DateTimeOffset> TakeAsync(SendPace pace, string limit, int count = 1) => pace.TakeAsync(limit, Spacing, count, TimeSpan.Zero, default);
}
