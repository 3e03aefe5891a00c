using CoachBot.Channels.Teams.Sending;
using CoachBot.Testing;

namespace CoachBot.Channels.Tests.Teams.Sending;

/// <summary>Answers, and unasked messages beside them: who takes a slot, who waits, and who does not.</summary>
public sealed class TeamsLimitsTests
{
    private const string Tenant = "contoso";

    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly CountingPace pace;
    private readonly TeamsLimits limits;
    private int conversations;

    public TeamsLimitsTests()
    {
        pace = new CountingPace(new SendPace(clock));
        limits = new TeamsLimits(pace, clock);
    }

    [Fact]
    public async Task Who_talks_as_people_do_takes_no_slot_and_asks_for_a_share_once_in_a_while()
    {
        for (var turn = 0; turn < 20; turn++)
        {
            limits.Enter(new TeamsOccasion(Tenant, isUnasked: false));
            await AtOnceAsync(Wait(), Wait());
            clock.Advance(TimeSpan.FromSeconds(3));
        }

        (pace.Taken, pace.Kept).ShouldBe((0, 2));
    }

    [Fact]
    public async Task The_share_is_asked_for_when_the_turn_begins_and_waited_for_by_nobody_who_still_thinks()
    {
        var store = new TaskCompletionSource();
        pace.Store = store.Task;
        limits.Enter(new TeamsOccasion(Tenant, isUnasked: false));
        pace.Kept.ShouldBe(1);

        store.SetResult();
        await AtOnceAsync(Wait());
    }

    [Fact]
    public async Task Beyond_its_share_an_answer_takes_a_slot_and_the_share_grows()
    {
        limits.Enter(new TeamsOccasion(Tenant, isUnasked: false));
        await AtOnceAsync([.. Enumerable.Range(0, 5).Select(_ => Wait())]);
        pace.Taken.ShouldBe(0);

        for (var i = 0; i < 3; i++)
            await AtOnceAsync(Wait());

        (pace.Taken, pace.Kept).ShouldBe((0, 2), "the pace answers at once here, so the second part is there for the sixth");
    }

    [Fact]
    public async Task In_a_burst_an_answer_takes_the_place_of_the_next_reminder_which_goes_to_the_end()
    {
        // What waits goes on while the clock is moved, not some time after.
        SynchronizationContext.SetSynchronizationContext(null);
        var reminders = Enumerable.Range(0, 40).Select(_ => ReminderAsync()).ToList();
        clock.Advance(TimeSpan.FromMilliseconds(200));
        var before = reminders.Count(r => r.IsCompleted);
        limits.Enter(new TeamsOccasion(Tenant, isUnasked: false));

        var answer = Wait();
        answer.IsCompleted.ShouldBeFalse("what is kept begins behind the slots that are given away");
        clock.Advance(8 * TeamsLimits.Spacing);
        await AtOnceAsync(answer);
        reminders.Count(r => r.IsCompleted).ShouldBe(before + 7, "it left in place of one whose turn had not begun");

        clock.Advance(40 * TeamsLimits.Spacing);
        reminders.ShouldAllBe(r => r.IsCompleted);
        limits.Enter(new TeamsOccasion(Tenant, isUnasked: false));
        await AtOnceAsync(Wait());
    }

    [Fact]
    public async Task A_slot_that_was_missed_is_not_used()
    {
        var turn = limits.BeginUnaskedAsync(Tenant, CancellationToken.None);
        var next = limits.BeginUnaskedAsync(Tenant, CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(1));
        limits.Enter(await next);
        await pace.TakeAsync(TeamsLimits.Of(Tenant), TeamsLimits.Spacing, 3, TimeSpan.Zero, CancellationToken.None);

        limits.Enter(await turn);
        var late = Wait();
        late.IsCompleted.ShouldBeFalse("its own has passed, and three others are before it");
        clock.Advance(3 * TeamsLimits.Spacing);
        await AtOnceAsync(late);
    }

    [Fact]
    public async Task A_tenant_does_not_hold_up_another()
    {
        _ = Enumerable.Range(0, 100).Select(_ => ReminderAsync()).ToList();
        limits.Enter(new TeamsOccasion("fabrikam", isUnasked: false));
        await AtOnceAsync(Wait());
    }

    private async Task ReminderAsync()
    {
        limits.Enter(await limits.BeginUnaskedAsync(Tenant, CancellationToken.None));
        (await Wait()).ShouldBeNull();
    }

    private static async Task AtOnceAsync(params Task<HttpResponseMessage?>[] waits)
    {
        foreach (var wait in waits)
        {
            wait.IsCompleted.ShouldBeTrue("the clock stands still");
            (await wait).ShouldBeNull();
        }
    }

    private Task<HttpResponseMessage?> Wait() =>
        limits.WaitAsync(new HttpRequestMessage(HttpMethod.Post, $"https://smba.trafficmanager.net/amer/v3/conversations/a:{conversations++}/activities"), CancellationToken.None);

    private sealed class CountingPace(ISendPace pace) : ISendPace
    {
        public int Taken { get; private set; }

        public int Kept { get; private set; }

        public Task Store { get; set; } = Task.CompletedTask;

        public Task<DateTimeOffset> TakeAsync(string limit, TimeSpan spacing, int count, TimeSpan lead, CancellationToken cancellationToken)
        {
            Taken++;
            return pace.TakeAsync(limit, spacing, count, lead, cancellationToken);
        }

        public async Task<KeptShare?> KeepAsync(string limit, TimeSpan spacing, int part, int perSecond, CancellationToken cancellationToken)
        {
            Kept++;
            await Store;
            return await pace.KeepAsync(limit, spacing, part, perSecond, cancellationToken);
        }
    }
}
