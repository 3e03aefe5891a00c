using CoachBot.Testing;
using NodaTime;

namespace CoachBot.Tests.Reminders;

/// <summary>How the coach behaves when it speaks first (coaching.md 45, 46).</summary>
public class MannersTests
{
    private static readonly LocalDate Tuesday = new(2026, 11, 24);

    [Fact]
    public async Task Nothing_unasked_comes_in_the_night()
    {
        await using var coach = await ReminderEngineTests.TalkingAsync(new Idea(), new Idea { Topic = "plan" });
        await ReminderEngineTests.PlanAsync(coach, new ReminderRequest("late", "idea", Rhythm.Once(Tuesday)) { Words = "late", Time = new LocalTime(22, 30) });

        var came = await coach.PassAsync(TimeSpan.FromDays(3));

        came.ShouldHaveSingleItem().At.ShouldBe(new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task What_was_asked_for_at_night_comes_at_night()
    {
        await using var coach = await ReminderEngineTests.TalkingAsync();
        await coach.SayAsync("remind me tomorrow at 22:30 to put the phone away");

        (await coach.PassAsync(TimeSpan.FromDays(2))).ShouldHaveSingleItem().At.ShouldBe(new DateTimeOffset(2026, 11, 24, 22, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task At_most_two_unasked_messages_come_a_day_and_the_rest_together_the_day_after()
    {
        await using var coach = await ReminderEngineTests.TalkingAsync(new Idea(), new Idea { Topic = "plan" });
        for (var hour = 9; hour < 14; hour++)
            await ReminderEngineTests.PlanAsync(coach, new ReminderRequest($"r{hour}", "idea", Rhythm.Once(Tuesday)) { Words = $"thing {hour}", Time = new LocalTime(hour, 0) });

        var came = await coach.PassAsync(TimeSpan.FromDays(3));

        came.Select(c => c.At.Day).ShouldBe([24, 24, 25]);
        came[^1].Message.Text.ShouldContain("3 reminders");
    }

    [Fact]
    public async Task Nothing_unasked_comes_right_after_a_rejection_but_the_plan_that_was_asked_for()
    {
        await using var coach = await ReminderEngineTests.TalkingAsync(new Idea(), new Idea { Topic = "plan" });
        await ReminderEngineTests.PlanAsync(
            coach,
            new ReminderRequest("idea", "idea", Rhythm.Once(Tuesday)) { Words = "an idea", Time = new LocalTime(11, 0) },
            new ReminderRequest("plan", "plan", Rhythm.Once(Tuesday)) { Words = "the plan", Time = new LocalTime(12, 0) });
        coach.Skip(TimeSpan.FromHours(25));
        var casebook = await coach.CasebookAsync();
        casebook.Put(new Rejection(RecordId.New(coach.Clock.GetUtcNow()), "Contoso", "analyst", Stage.Interview, Tuesday, News.Email, null, null, true, null));
        await casebook.CommitAsync(default);

        var came = await coach.PassAsync(TimeSpan.FromDays(3));

        came.Select(c => (c.At.Day, c.Message.Text.Contains("the plan", StringComparison.Ordinal))).ShouldBe([(24, true), (25, false)]);
    }

    [Fact]
    public async Task After_a_sign_of_danger_there_is_a_day_of_quiet()
    {
        await using var coach = await ReminderEngineTests.TalkingAsync();
        await coach.SayAsync("remind me in three hours to apply");
        await coach.SayAsync("I want to kill myself");

        var came = await coach.PassAsync(TimeSpan.FromDays(2));

        came.ShouldHaveSingleItem().At.ShouldBeGreaterThanOrEqualTo(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_talk_under_way_is_not_interrupted_by_an_idea_and_never_loses_its_place()
    {
        await using var coach = await ReminderEngineTests.TalkingAsync(new Idea(), new Idea { Topic = "plan" });
        await ReminderEngineTests.PlanAsync(coach, new ReminderRequest("idea", "idea", Rhythm.Once(new LocalDate(2026, 11, 23))) { Words = "an idea", Time = new LocalTime(10, 0) });
        await coach.SayAsync("remind me in 62 minutes to ring Sam");
        coach.Skip(TimeSpan.FromMinutes(58));
        await coach.SayAsync("set a reminder");
        coach.Text.ShouldContain("What shall I remind you of?");

        coach.Skip(TimeSpan.FromMinutes(5));
        (await coach.RemindAsync()).ShouldHaveSingleItem().Text.ShouldContain("ring Sam");
        var press = coach.Button("Done").Press;
        await coach.SayAsync("send the form");

        coach.Text.ShouldContain("When shall I come?");
        (await coach.PressAsync(press)).ShouldHaveSingleItem().Text.ShouldContain("noted");
        await coach.SayAsync("tomorrow at noon");
        coach.Text.ShouldContain("send the form");
        (await coach.PassAsync(TimeSpan.FromHours(1))).ShouldHaveSingleItem().Message.Text.ShouldContain("an idea");
    }

    [Fact]
    public async Task After_three_that_were_ignored_the_coach_asks_whether_to_go_on_and_then_rests()
    {
        await using var coach = await ReminderEngineTests.TalkingAsync();
        await coach.SayAsync("remind me every day at 9 to walk");

        var came = await coach.PassAsync(TimeSpan.FromDays(8));

        came.Count.ShouldBe(4);
        came[^1].Message.Text.ShouldContain("Shall I go on");
        (await coach.ClickAsync("Less often"))[0].Text.ShouldContain("less often");
        (await coach.PassAsync(TimeSpan.FromDays(14))).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_notification_carries_no_names()
    {
        await using var coach = await ReminderEngineTests.TalkingAsync();
        await coach.SayAsync("remind me tomorrow at 9 to ring Sam at Contoso");

        var came = (await coach.PassAsync(TimeSpan.FromDays(2))).ShouldHaveSingleItem();

        MessageActivity.From(came.Message).Summary.ShouldBe("A reminder from your coach");
    }

    [Fact]
    public async Task A_pause_holds_everything_and_ends_in_one_message()
    {
        await using var coach = await ReminderEngineTests.TalkingAsync();
        await coach.SayAsync("remind me every Monday at 9 to look at the boards");
        await coach.SayAsync("remind me on Thursday to send the form");
        await coach.SayAsync("stop messaging me");
        await coach.ClickAsync("Until I say so");
        (await coach.PassAsync(TimeSpan.FromDays(30))).ShouldBeEmpty();

        await coach.SayAsync("resume my reminders");

        (await coach.PassAsync(TimeSpan.FromHours(1))).ShouldHaveSingleItem().Message.Text.ShouldContain("2 reminders");
    }

    [Fact]
    public async Task Whoever_moves_keeps_the_hour_on_their_clock()
    {
        await using var coach = await ReminderEngineTests.TalkingAsync();
        await coach.SayAsync("remind me on Thursday at 9 to ring Sam");

        await coach.SayAsync("I moved to Denver");

        coach.Text.ShouldContain("America/Denver");
        (await coach.PassAsync(TimeSpan.FromDays(5))).ShouldHaveSingleItem().At.ShouldBe(new DateTimeOffset(2026, 11, 26, 16, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_button_of_a_reminder_counts_once()
    {
        await using var coach = await ReminderEngineTests.TalkingAsync();
        await coach.SayAsync("remind me every day at 9 to walk");
        await coach.PassAsync(TimeSpan.FromDays(1.5));
        var done = coach.Button("Done").Press;

        (await coach.PressAsync(done)).ShouldHaveSingleItem().Text.ShouldContain("Well done");
        (await coach.PressAsync(done)).ShouldHaveSingleItem().Text.ShouldContain("settled already");
        (await coach.PressAsync(done with { Person = "0123456789" })).ShouldHaveSingleItem().Text.ShouldContain("somebody else");
    }

    [Fact]
    public async Task Rules_of_a_zone_that_change_on_the_way_are_heeded()
    {
        await using var coach = await ReminderEngineTests.TalkingAsync();
        await coach.SayAsync("remind me in six weeks to breathe");
        var casebook = await coach.CasebookAsync();
        var reminder = (await casebook.AllAsync<Reminder>()).ShouldHaveSingleItem();
        // As if written by rules under which London were an hour ahead.
        casebook.Put(reminder with { Due = reminder.Due - Duration.FromHours(1) });
        await casebook.CommitAsync(default);

        (await coach.PassAsync(TimeSpan.FromDays(50))).ShouldHaveSingleItem().At.ShouldBe(new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.Zero));
    }

    /// <summary>The coach's own ideas; those called plan are part of the plan.</summary>
    private sealed class Idea : IReminderKind
    {
        public string Topic { get; init; } = "idea";

        public ReminderManner Manner => Topic == "plan" ? ReminderManner.Plan : ReminderManner.Unasked;

        public Task<string?> TitleAsync(Casebook casebook, Reminder reminder, CancellationToken cancellationToken) => Task.FromResult(reminder.Words);

        public Task<CoachMessage?> SayAsync(Casebook casebook, Firing firing, CancellationToken cancellationToken) =>
            Task.FromResult<CoachMessage?>(new CoachMessage(firing.Reminder.Words!));
    }
}
