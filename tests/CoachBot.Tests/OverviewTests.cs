using CoachBot.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests;

public class OverviewTests
{
    [Fact]
    public async Task A_stranger_sees_what_the_coach_is_and_where_to_begin()
    {
        await using var coach = new CoachHarness(Cast.Maya);
        var shown = await ReadAsync(coach);
        shown[0].Text.ShouldStartWith("Hello, I'm CoachBot");
        shown.SelectMany(m => m.Choices).Select(c => c.Label).ShouldBe(["I didn't get a job", "Write a thank-you", "Think it through"]);
        shown[^1].Text.ShouldContain("delete my data");
    }

    [Fact]
    public async Task Coaching_36_active_applications_stand_with_where_they_are_and_closed_ones_do_not()
    {
        await using var coach = new CoachHarness(Cast.Maya);
        await coach.SayAsync("hello");
        await coach.SayAsync("applied to Contoso for a data analyst role");
        await coach.SayAsync("new application: Fabrikam, Analyst");
        await coach.SayAsync("I withdrew my application at Fabrikam");
        var facts = (await ReadAsync(coach)).Where(m => m.Card is not null).SelectMany(m => m.Card!.Facts).ToList();
        facts.ShouldHaveSingleItem().Name.ShouldBe("data analyst, Contoso");
    }

    private static Task<IReadOnlyList<CoachMessage>> ReadAsync(CoachHarness coach) =>
        coach.Services.GetRequiredService<Overview>().ReadAsync(new PersonKey(coach.Person.Channel, coach.Person.Tenant, coach.Person.Id), CancellationToken.None);
}
