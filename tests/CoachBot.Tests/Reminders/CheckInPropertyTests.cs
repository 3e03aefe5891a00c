using NodaTime;

namespace CoachBot.Tests.Reminders;

/// <summary>Twice every quarter, each more than a month apart (coaching.md 30), over 10,000 random histories of two years.</summary>
public class CheckInPropertyTests
{
    private const int Histories = 10_000;

    private static readonly Lazy<IReadOnlyList<(int Seed, CheckInHistory History)>> All = new(() =>
        Enumerable.Range(0, Histories).AsParallel().WithDegreeOfParallelism(2).Select(seed => (seed, new CheckInHistory(seed, calm: seed % 4 == 0))).ToList());

    [Fact]
    public void Rule_30_holds_in_every_history() => All.Value.SelectMany(h => Violations(h.History).Select(v => $"history {h.Seed}: {v}")).Take(20).ShouldBeEmpty();

    [Fact]
    public void Check_ins_do_not_pile_up()
    {
        var days = All.Value.Where(h => h.Seed % 4 == 0).SelectMany(h => h.History.OnADay).ToList();

        days.Max().ShouldBeLessThanOrEqualTo(3);
        ((double)days.Count(d => d == 1) / days.Count).ShouldBeGreaterThan(0.9);
        ((double)days.Count(d => d == 3) / days.Count).ShouldBeLessThan(0.002);
    }

    [Fact]
    public void The_histories_are_worth_it()
    {
        var contacts = All.Value.SelectMany(h => h.History.Contacts).ToList();

        contacts.Sum(c => c.Came.Count).ShouldBeGreaterThan(300_000);
        contacts.Sum(c => c.Disturbed.Count).ShouldBeGreaterThan(100_000);
    }

    private static IEnumerable<string> Violations(CheckInHistory history)
    {
        foreach (var contact in history.Contacts)
        {
            foreach (var day in contact.Came)
            {
                if (!GoodDay.Is(day) && !contact.Disturbed.Contains(day))
                    yield return $"{day}, a {day.DayOfWeek}, is no day for a note";
                if (contact.Touches.GetViewBetween(LocalDate.MinIsoValue, day.PlusDays(-1)) is { Count: > 0 } before && before.Max.PlusMonths(1) >= day)
                    yield return $"{day} comes within a month of {before.Max}";
                if (contact.Touches.Count(t => QuarterOf(t) == QuarterOf(day) && t <= day) > 2)
                    yield return $"{day} is the third of its quarter";
            }
            for (var quarter = QuarterOf(contact.Rhythm.Start).PlusMonths(3); quarter.PlusMonths(3) <= history.End; quarter = quarter.PlusMonths(3))
            {
                var touches = contact.Touches.Count(t => QuarterOf(t) == quarter);
                if (touches != 2 && !contact.Disturbed.Exists(d => d >= quarter.PlusDays(-45) && d < quarter.PlusMonths(3)))
                    yield return $"{touches} in the quarter from {quarter}: {string.Join(", ", contact.Touches.Where(t => t >= quarter.PlusMonths(-3) && t < quarter.PlusMonths(3)))}";
            }
        }
    }

    private static LocalDate QuarterOf(LocalDate day) => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);
}
