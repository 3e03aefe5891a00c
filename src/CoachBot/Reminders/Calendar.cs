using NodaTime;

namespace CoachBot;

/// <summary>Which day comes next in a rhythm.</summary>
public static class Calendar
{
    private const int DaysAWeek = 7;

    /// <summary>The first day of the rhythm after another; null when there is none. Never before the rhythm's start.</summary>
    /// <param name="recent">For twice a quarter: the latest days it came or happened, in order.</param>
    /// <param name="busy">For twice a quarter: how many others come on a day, so that they do not pile up.</param>
    public static LocalDate? Next(Rhythm rhythm, LocalDate after, IReadOnlyList<LocalDate>? recent = null, Func<LocalDate, int>? busy = null)
    {
        var from = LocalDate.Max(after.PlusDays(1), rhythm.Start);
        return ByBeat(rhythm, after, from, recent, busy) is not { } day ? null : rhythm.GoodDays ? GoodDay.OnOrAfter(day) : day;
    }

    private static LocalDate? ByBeat(Rhythm rhythm, LocalDate after, LocalDate from, IReadOnlyList<LocalDate>? recent, Func<LocalDate, int>? busy) =>
        rhythm.Beat switch
        {
            Beat.Once => rhythm.Start > after ? rhythm.Start : null,
            Beat.Days => rhythm.Start.PlusDays(Upward(Period.DaysBetween(rhythm.Start, from), rhythm.Every)),
            Beat.WorkingDays => from.DayOfWeek switch { IsoDayOfWeek.Saturday => from.PlusDays(2), IsoDayOfWeek.Sunday => from.PlusDays(1), _ => from },
            Beat.Weeks => NextWeekday(rhythm, from),
            Beat.Months => NextMonth(rhythm, from),
            Beat.TwiceAQuarter => TwiceAQuarter.Next(rhythm, from, recent ?? [], busy ?? (_ => 0)),
            _ => throw new ArgumentOutOfRangeException(nameof(rhythm), rhythm.Beat, "There is no such beat."),
        };

    private static LocalDate NextWeekday(Rhythm rhythm, LocalDate from)
    {
        var week = rhythm.Start.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
        IReadOnlyList<IsoDayOfWeek> days = rhythm.Days.Count > 0 ? rhythm.Days : [rhythm.Start.DayOfWeek];
        for (var day = from; ; day = day.PlusDays(1))
        {
            var weeks = Period.DaysBetween(week, day) / DaysAWeek;
            if (weeks % rhythm.Every != 0)
                day = week.PlusDays((Upward(weeks, rhythm.Every) * DaysAWeek) - 1);
            else if (days.Contains(day.DayOfWeek))
                return day;
        }
    }

    /// <summary>Every month is counted from the start, so that a day clipped in February is whole again in March.</summary>
    private static LocalDate NextMonth(Rhythm rhythm, LocalDate from)
    {
        var months = Math.Max(0, Upward(Period.Between(rhythm.Start, from, PeriodUnits.Months).Months, rhythm.Every));
        while (rhythm.Start.PlusMonths(months) < from)
            months += rhythm.Every;
        return rhythm.Start.PlusMonths(months);
    }

    /// <summary>The least multiple that is not less.</summary>
    private static int Upward(int number, int every) => (number + every - 1) / every * every;
}
