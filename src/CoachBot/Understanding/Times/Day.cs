using NodaTime;

namespace CoachBot.Understanding;

internal enum DayKind
{
    /// <summary>Today, tomorrow, in three weeks: one certain day.</summary>
    Certain,

    /// <summary>A weekday that a week or a day of the month may still move.</summary>
    Weekday,

    /// <summary>A day of an unnamed month.</summary>
    MonthDay,

    /// <summary>A day of a named month.</summary>
    Dated,

    /// <summary>A week as a whole.</summary>
    Week,

    /// <summary>A month as a whole.</summary>
    Month,

    /// <summary>A year as a whole.</summary>
    Year,
}

/// <summary>A day as read so far, or the question to ask because there is no such day.</summary>
internal sealed record Day(DayKind Kind, LocalDate Date, string? Refusal = null)
{
    /// <summary>What a reader gives out when it found no day.</summary>
    public static readonly Day None = Refused(Refusals.None);

    /// <summary>The year was said, so the day does not move to its next occurrence.</summary>
    public bool YearSaid { get; init; }

    /// <summary>It stands alone only together with another day ("this week" with "on Friday").</summary>
    public bool NeedsMore { get; init; }

    /// <summary>"today": a time on it that is past is past, and does not become tomorrow's.</summary>
    public bool IsToday { get; init; }

    /// <summary>The day meant when this one is past already: "the middle of the month" on the 20th is next month's.</summary>
    public LocalDate? Otherwise { get; init; }

    /// <summary>The amount of an "in two weeks", still to be met by a weekday ("in two weeks on Friday").</summary>
    public bool IsOffset { get; init; }

    public static Day Refused(string question) => new(DayKind.Certain, default, question);

    public static Day Certain(LocalDate? date) => date is { } day && day.Year is > 0 and < Standpoint.LastYear
        ? new Day(DayKind.Certain, day)
        : Refused(Refusals.TooFar);
}

/// <summary>What two ways of naming a day say together: "Tuesday" and "the 24th", "Friday" and "next week".</summary>
internal static class Days
{
    /// <summary>The day that both name, or null when they do not belong together.</summary>
    public static Day? Join(Day a, Day b, Standpoint here)
    {
        if (a.Refusal is not null || b.Refusal is not null)
            return a.Refusal is not null && b.Refusal is null && a.Kind != b.Kind ? a : b.Refusal is not null && a.Kind != b.Kind ? b : null;
        return (a.Kind, b.Kind) switch
        {
            (DayKind.Weekday, DayKind.Week) => Day.Certain(Standpoint.InWeek(b.Date, a.Date.DayOfWeek)),
            (DayKind.Week, DayKind.Weekday) => Day.Certain(Standpoint.InWeek(a.Date, b.Date.DayOfWeek)),
            (DayKind.Certain, DayKind.Weekday) when a.IsOffset => Day.Certain(Standpoint.InWeek(a.Date, b.Date.DayOfWeek)),
            (DayKind.Weekday, DayKind.MonthDay) => Matching(a.Date.DayOfWeek, b.Date, here),
            (DayKind.Weekday, DayKind.Dated) => Agreeing(a.Date.DayOfWeek, b, here),
            (DayKind.Dated, DayKind.Weekday) => Agreeing(b.Date.DayOfWeek, a, here),
            (DayKind.MonthDay, DayKind.Weekday) => Matching(b.Date.DayOfWeek, a.Date, here),
            (DayKind.MonthDay, DayKind.Month) => DayOf(b.Date, a.Date.Day),
            (DayKind.Month, DayKind.MonthDay) => DayOf(a.Date, b.Date.Day),
            (DayKind.Dated, DayKind.Year) when !a.YearSaid => CalendarDates.Dated(b.Date.Year, a.Date.Month, a.Date.Day),
            (DayKind.Year, DayKind.Dated) when !b.YearSaid => CalendarDates.Dated(a.Date.Year, b.Date.Month, b.Date.Day),
            _ when a.Date == b.Date && !a.NeedsMore && !b.NeedsMore => a with { IsToday = a.IsToday || b.IsToday },
            (DayKind.Certain, DayKind.Weekday) when a.Date.DayOfWeek == b.Date.DayOfWeek => a,
            (DayKind.Certain, DayKind.Week) when Standpoint.MondayOf(a.Date) == b.Date => a,
            _ => null,
        };
    }

    private static Day DayOf(LocalDate month, int day) => CalendarDates.Dated(month.Year, month.Month, day);

    /// <summary>"Friday the 13th": the next month in which that day falls so.</summary>
    private static Day Matching(IsoDayOfWeek weekday, LocalDate monthDay, Standpoint here)
    {
        var month = new LocalDate(here.Today.Year, here.Today.Month, 1);
        for (var i = 0; i < 48; i++, month = month.PlusMonths(1))
        {
            if (monthDay.Day > Standpoint.EndOfMonth(month).Day)
                continue;
            var date = month.PlusDays(monthDay.Day - 1);
            if (date > here.Today && date.DayOfWeek == weekday)
                return new Day(DayKind.Dated, date);
        }

        return new Day(DayKind.Dated, monthDay);
    }

    /// <summary>The weekday and the date must fit; "Saturday 21 November" said on that day is today.</summary>
    private static Day Agreeing(IsoDayOfWeek weekday, Day dated, Standpoint here)
    {
        if (dated.Date.DayOfWeek == weekday)
            return dated;
        var isToday = !dated.YearSaid && here.Today.DayOfWeek == weekday && (here.Today.Month, here.Today.Day) == (dated.Date.Month, dated.Date.Day);
        return isToday ? dated with { Date = here.Today } : dated with { Refusal = Refusals.OtherWeekday(dated.Date, weekday) };
    }
}
