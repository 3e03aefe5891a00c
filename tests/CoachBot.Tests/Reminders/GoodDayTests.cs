using NodaTime;

namespace CoachBot.Tests.Reminders;

public class GoodDayTests
{
    [Theory]
    [InlineData("2026-11-24", true)]
    [InlineData("2026-11-21", false)]
    [InlineData("2026-11-26", false)]
    [InlineData("2026-11-27", false)]
    [InlineData("2026-12-18", true)]
    [InlineData("2026-12-21", false)]
    [InlineData("2027-01-04", true)]
    [InlineData("2027-05-01", false)]
    public void Nobody_waits_for_a_note_on_a_holiday(string day, bool good) => GoodDay.Is(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value).ShouldBe(good);

    [Theory]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    [InlineData(2028, 4, 16)]
    [InlineData(2029, 4, 1)]
    [InlineData(2030, 4, 21)]
    [InlineData(2038, 4, 25)]
    public void Easter_is_where_the_calendar_has_it(int year, int month, int day)
    {
        var easter = new LocalDate(year, month, day);

        GoodDay.Is(easter.PlusDays(-3)).ShouldBeTrue("Maundy Thursday");
        GoodDay.OnOrAfter(easter.PlusDays(-2)).ShouldBe(easter.PlusDays(2));
    }

    [Fact]
    public void Once_a_quarter_never_falls_on_a_weekend_or_between_the_years()
    {
        foreach (var start in Enumerable.Range(0, 366).Select(i => GoodDay.OnOrAfter(new LocalDate(2026, 1, 1).PlusDays(i))).Distinct())
        {
            var rhythm = Rhythm.Quarterly(start);
            var day = start;
            for (var i = 0; i < 40; i++)
            {
                var next = CoachBot.Calendar.Next(rhythm, day)!.Value;
                GoodDay.Is(next).ShouldBeTrue($"{next} after {day}");
                Period.DaysBetween(day, next).ShouldBeInRange(70, 110);
                day = next;
            }
        }
    }

    [Fact]
    public void A_day_that_the_person_named_themselves_is_kept() =>
        CoachBot.Calendar.Next(Rhythm.Monthly(new LocalDate(2026, 12, 25)), new LocalDate(2026, 12, 1)).ShouldBe(new LocalDate(2026, 12, 25));
}
