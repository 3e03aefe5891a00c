using CoachBot.Testing;
using NodaTime;

namespace CoachBot.Tests.StayInTouch;

/// <summary>Capabilities 16, 30 and 45: check-ins over months, letting go, and what a notification shows.</summary>
public class CheckInTests
{
    [Fact]
    public async Task Two_check_ins_come_in_every_full_quarter_each_more_than_a_month_apart_and_no_notification_names_anybody_30_45()
    {
        await using var coach = await PlannedAsync();

        var came = new List<(DateTimeOffset At, CoachMessage Message)>();
        for (var day = 0; day < 315; day++)
        {
            // Nine in the morning, the usual hour.
            coach.Skip(TimeSpan.FromDays(1));
            foreach (var message in await coach.RemindAsync())
            {
                came.Add((coach.Clock.GetUtcNow(), message));
                await coach.PressAsync(message.Choices.Single(c => c.Label == "Done").Press);
            }
        }

        var days = came.Select(c => LocalDate.FromDateTime(c.At.UtcDateTime)).ToList();
        foreach (var quarter in new[] { new LocalDate(2027, 1, 1), new LocalDate(2027, 4, 1), new LocalDate(2027, 7, 1) })
            days.Count(d => d >= quarter && d < quarter.PlusMonths(3)).ShouldBe(2, $"in the quarter from {quarter}: {string.Join(", ", days)}");
        days.Zip(days.Skip(1)).ShouldAllBe(pair => pair.Second > pair.First.PlusMonths(1));
        days.ShouldAllBe(d => d.DayOfWeek != IsoDayOfWeek.Saturday && d.DayOfWeek != IsoDayOfWeek.Sunday);
        came.ShouldAllBe(c => c.Message.Card!.Draft!.Contains("Sam", StringComparison.Ordinal));
        came.ShouldAllBe(c => c.Message.Notice == "A reminder from your coach");
    }

    [Fact]
    public async Task An_employer_that_was_let_go_is_never_brought_up_again_16()
    {
        await using var coach = await PlannedAsync();
        await coach.SayAsync("I'm done with Contoso");
        await coach.SayAsync("yes");
        await coach.ClickAsync("No words needed");

        var casebook = await coach.CasebookAsync();
        (await casebook.AllAsync<Reminder>()).ShouldBeEmpty();
        coach.Skip(TimeSpan.FromDays(60));
        (await coach.RemindAsync()).ShouldBeEmpty();
    }

    private static async Task<CoachHarness> PlannedAsync()
    {
        var coach = new CoachHarness();
        await coach.SayAsync("stay in touch with Sam Okafor at Contoso");
        await coach.SayAsync("works there");
        await coach.SayAsync("we got on well");
        await coach.ClickAsync("Just a hello");
        await coach.ClickAsync("Leave it out");
        await coach.SayAsync("Maya Patel");
        await coach.SayAsync("ready");
        await coach.ClickAsync("That suits me");
        await coach.ClickAsync("I'll find it");
        await coach.ClickAsync("That's all");
        return coach;
    }
}
