using CoachBot.Storage;
using CoachBot.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CoachBot.Tests.Reminders;

/// <summary>Reminders cannot vanish (design: reminders; coaching.md 45).</summary>
public class ReminderEngineTests
{
    [Fact]
    public async Task A_reminder_comes_once_at_its_time_on_the_persons_clock()
    {
        await using var coach = await TalkingAsync();
        await coach.SayAsync("remind me on Thursday at 2pm to ring Sam");
        coach.Text.ShouldContain("on Thursday, 26 November at 14:00");

        var came = await coach.PassAsync(TimeSpan.FromDays(10));

        var (at, message) = came.ShouldHaveSingleItem();
        at.ShouldBe(new DateTimeOffset(2026, 11, 26, 14, 0, 0, TimeSpan.Zero));
        message.Text.ShouldContain("ring Sam");
        message.Notice.ShouldBe("A reminder from your coach");
    }

    [Fact]
    public async Task A_reminder_a_year_off_survives_restarts_and_kills()
    {
        await using var coach = await TalkingAsync();
        await coach.SayAsync("remind me in 12 months to renew my certificate");
        for (var week = 0; week < 51; week++)
        {
            coach.Skip(TimeSpan.FromDays(7));
            (await coach.RemindAsync()).ShouldBeEmpty();
            if (week % 10 == 3)
                await coach.RestartAsync();
            if (week % 10 == 7)
                coach.Kill();
        }

        var came = await coach.PassAsync(TimeSpan.FromDays(14));

        came.ShouldHaveSingleItem().At.ShouldBe(new DateTimeOffset(2027, 11, 23, 9, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task What_a_downtime_swallowed_comes_once_in_one_message()
    {
        await using var coach = await TalkingAsync();
        await coach.SayAsync("remind me every day at 10 to walk");
        await coach.SayAsync("remind me on Friday at 9 to send the form");
        coach.Skip(TimeSpan.FromDays(6));

        var replies = await coach.RemindAsync();

        var bundle = replies.ShouldHaveSingleItem();
        bundle.Text.ShouldContain("walk (since 23 November 2026)");
        bundle.Text.ShouldContain("send the form (since 27 November 2026)");
        (await coach.ClickAsync("walk")).ShouldHaveSingleItem().Text.ShouldContain("walk");
        (await coach.RemindAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_channel_that_is_busy_is_tried_again_when_it_says()
    {
        await using var coach = await TalkingAsync();
        await coach.SayAsync("remind me in an hour to breathe");
        coach.Channel = _ => new ChannelBusyException(TimeSpan.FromMinutes(7));
        (await coach.PassAsync(TimeSpan.FromHours(1))).ShouldBeEmpty();
        coach.Channel = _ => null;

        coach.Skip(TimeSpan.FromMinutes(6));
        (await coach.RemindAsync()).ShouldBeEmpty();
        coach.Skip(TimeSpan.FromMinutes(1.1));

        (await coach.RemindAsync()).ShouldHaveSingleItem().Text.ShouldContain("breathe");
    }

    [Fact]
    public async Task Whoever_cannot_be_reached_is_left_alone_until_they_write_and_then_misses_nothing()
    {
        await using var coach = await TalkingAsync();
        await coach.SayAsync("remind me every Tuesday at 9 to look at the boards");
        coach.Channel = _ => new UnreachableException("ConversationBlockedByUser");
        await coach.PassAsync(TimeSpan.FromDays(2));
        (await coach.CasebookAsync()).Profile.Unreachable.ShouldBe("ConversationBlockedByUser");
        coach.Channel = _ => null;
        (await coach.PassAsync(TimeSpan.FromDays(21))).ShouldBeEmpty();

        await coach.SayAsync("hello");

        (await coach.CasebookAsync()).Profile.Unreachable.ShouldBeNull();
        (await coach.PassAsync(TimeSpan.FromDays(7))).Count.ShouldBeInRange(1, 2);
    }

    [Fact]
    public async Task Whoever_comes_back_while_they_are_found_unreachable_misses_nothing()
    {
        await using var coach = await TalkingAsync();
        await coach.SayAsync("remind me tomorrow at 9 to look at the boards");
        await coach.SayAsync("remind me on Thursday at 9 to ring Sam");
        Task back = Task.CompletedTask;
        coach.Channel = _ =>
        {
            coach.Channel = _ => null;
            // Their turn waits for this one to end, and comes before the note that they are gone.
            back = coach.SayAsync("hello");
            return new UnreachableException("ConversationBlockedByUser");
        };

        await coach.PassAsync(TimeSpan.FromDays(1.1));
        await back;

        (await coach.CasebookAsync()).Profile.Unreachable.ShouldBeNull();
        (await coach.PassAsync(TimeSpan.FromDays(4))).ShouldContain(came => came.Message.Text.Contains("ring Sam"));
    }

    [Fact]
    public async Task A_reminder_of_somebody_who_was_forgotten_leaves_no_trace()
    {
        await using var coach = await TalkingAsync();
        await coach.SayAsync("remind me tomorrow at 9 to smile");
        await coach.SayAsync("delete my data");
        await coach.ClickAsync("Yes, erase everything");

        (await coach.PassAsync(TimeSpan.FromDays(3))).ShouldBeEmpty();

        (await coach.Services.GetRequiredService<ICasebookStore>().ReadAsync(new PersonKey(coach.Person.Channel, coach.Person.Tenant, coach.Person.Id), "", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_crash_between_the_timer_and_the_commit_changes_nothing()
    {
        await using var coach = await TalkingAsync();
        var timers = coach.Services.GetRequiredService<IReminderTimers>();
        var ghost = new ReminderTimer(new PersonKey(coach.Person.Channel, coach.Person.Tenant, coach.Person.Id), "ghost", 1, new LocalDateTime(2026, 11, 23, 9, 30), "Europe/London", null);
        await timers.ArmAsync(ghost, Instant.FromDateTimeOffset(coach.Clock.GetUtcNow()), default);

        (await coach.PassAsync(TimeSpan.FromHours(2))).ShouldBeEmpty();

        (await coach.CasebookAsync()).Turn.Seen.ShouldNotContain(s => s.Contains("ghost"));
    }

    [Fact]
    public async Task What_fails_again_and_again_is_put_aside_and_can_be_played_again()
    {
        var kind = new Stubborn { Fails = true };
        await using var coach = await TalkingAsync(kind);
        await PlanAsync(coach, new ReminderRequest("r", kind.Topic, Rhythm.Once(new LocalDate(2026, 11, 24))));
        (await coach.PassAsync(TimeSpan.FromDays(3))).ShouldBeEmpty();
        var poisoned = coach.Services.GetRequiredService<PoisonedTimers>();

        var (count, first) = await poisoned.LookAsync(default);
        count.ShouldBe(1);
        first.ShouldHaveSingleItem().Why.ShouldBe("InvalidOperationException in Stubborn");
        kind.Fails = false;
        (await poisoned.ReplayAsync(null, default)).ShouldBe(1);

        (await coach.RemindAsync()).ShouldHaveSingleItem().Text.ShouldContain("at last");
        (await poisoned.LookAsync(default)).Count.ShouldBe(0);
    }

    internal static async Task<CoachHarness> TalkingAsync(params IReminderKind[] kinds)
    {
        var coach = new CoachHarness(configure: services =>
        {
            foreach (var kind in kinds)
                services.AddSingleton(kind);
        });
        await coach.ArriveAsync();
        return coach;
    }

    /// <summary>Plans as a script would, in a turn's commit.</summary>
    internal static async Task PlanAsync(CoachHarness coach, params ReminderRequest[] requests)
    {
        var casebook = await coach.CasebookAsync();
        foreach (var request in requests)
            await coach.Services.GetRequiredService<CoachBot.Reminders>().PlanAsync(casebook, coach.Clock.GetUtcNow(), request);
        foreach (var timer in casebook.Timers)
            await coach.Services.GetRequiredService<IReminderTimers>().ArmAsync(timer, Instant.FromDateTimeOffset(coach.Clock.GetUtcNow()), default);
        await casebook.CommitAsync(default);
    }

    private sealed class Stubborn : IReminderKind
    {
        public bool Fails { get; set; }

        public string Topic => "stubborn";

        public Task<string?> TitleAsync(Casebook casebook, Reminder reminder, CancellationToken cancellationToken) => Task.FromResult<string?>("stubborn");

        public Task<CoachMessage?> SayAsync(Casebook casebook, Firing firing, CancellationToken cancellationToken) =>
            Fails ? throw new InvalidOperationException("not today") : Task.FromResult<CoachMessage?>(new CoachMessage("at last"));
    }
}
