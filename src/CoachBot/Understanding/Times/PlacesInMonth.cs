using NodaTime;

namespace CoachBot.Understanding;

/// <summary>"the first Monday of December", "the last Friday of the month", "the last day of next month", "the 5th of next month".</summary>
internal static class PlacesInMonth
{
    private const int Last = -1;

    public static bool TryRead(TimeTokens t, int i, Standpoint here, out Day day, out int end)
    {
        (day, end) = (Day.None, i);
        if (!TryPlace(t, t.Skip(i, "the"), out var place, out var what) || !TryPick(t, what, place, out var pick, out var pickEnd))
            return false;
        var month = t.Skip(pickEnd, "of", "in");
        if (IsEveryMonth(t, month) || t.IsAny(i - 1, "every", "each"))
        {
            end = t.Past(month, "the", "month") is var ofMonth and > 0 ? ofMonth : pickEnd;
            day = Picked(pick, here.Today, rolls: true, here);
            return true;
        }

        if (month == pickEnd && !t.IsAny(month, "next", "this"))
            return false;
        if (t.IsAny(month, "the", "this") && t.Is(month + 1, "month"))
            (day, end) = (Picked(pick, here.Today, rolls: t.Is(month, "the"), here), month + 2);
        else if (WholeSpans.TryWhole(t, month, here, wholeMonths: true, out var whole, out end) && whole.Kind is DayKind.Month or DayKind.Year)
            day = Picked(pick, place == Last && whole.Kind == DayKind.Year ? whole.Date.PlusMonths(11) : whole.Date, rolls: false, here);
        else if (CalendarDates.TryWholeMonth(t, month, here, out whole, out end))
            day = Picked(pick, OccurrenceIn(pick, whole, here), rolls: false, here);
        else
            return false;
        return true;
    }

    /// <summary>The recurrence follows, and is read as one: "the last day of every month".</summary>
    private static bool IsEveryMonth(TimeTokens t, int i) => (t.IsAny(i, "every", "each") && t.Is(i + 1, "month")) || t.Is(i, "monthly");

    private static bool TryPlace(TimeTokens t, int i, out int place, out int end)
    {
        (place, end) = (Last, i + 1);
        return t.Is(i, "last") || (NumberWords.TryOrdinal(t, i, out place, out end) && place is >= 1 and <= 31);
    }

    private static bool TryPick(TimeTokens t, int i, int place, out Func<LocalDate, LocalDate?> pick, out int end)
    {
        pick = static _ => null;
        if (Weekdays.TryName(t, i, out var weekday))
            (pick, end) = (month => NthWeekday(month, place, weekday), i + 1);
        else if (t.IsAny(i, "working", "business") && t.Is(i + 1, "day"))
            (pick, end) = (month => NthWorkingDay(month, place), i + 2);
        else if (t.IsAny(i, "workday", "weekday"))
            (pick, end) = (month => NthWorkingDay(month, place), i + 1);
        else if (t.Is(i, "day"))
            (pick, end) = (month => NthDay(month, place), i + 1);
        else
            return (end = -1) > 0;
        return true;
    }

    /// <summary>A month named without a year is the one whose picked day still lies ahead.</summary>
    private static LocalDate OccurrenceIn(Func<LocalDate, LocalDate?> pick, Day named, Standpoint here)
    {
        var thisYear = new LocalDate(here.Today.Year, named.Date.Month, 1);
        return !named.YearSaid && pick(thisYear) > here.Today ? thisYear : named.Date;
    }

    private static Day Picked(Func<LocalDate, LocalDate?> pick, LocalDate month, bool rolls, Standpoint here)
    {
        var first = new LocalDate(month.Year, month.Month, 1);
        var date = pick(first);
        for (var i = 1; rolls && i < 24 && (date is null || date <= here.Today); i++)
            date = pick(first.PlusMonths(i));
        return date is { } found ? Day.Certain(found) : Day.Refused(Refusals.NoSuchDate("such day in that month"));
    }

    private static LocalDate? NthWeekday(LocalDate first, int place, IsoDayOfWeek weekday)
    {
        if (place == Last)
            return Standpoint.EndOfMonth(first).PlusDays(1).Previous(weekday);
        var date = first.PlusDays(-1).Next(weekday).PlusDays(7 * (place - 1));
        return date.Month == first.Month ? date : null;
    }

    private static LocalDate? NthWorkingDay(LocalDate first, int place) => place == Last
        ? Standpoint.PlusWorkingDays(Standpoint.EndOfMonth(first).PlusDays(1), -1)
        : Standpoint.PlusWorkingDays(first.PlusDays(-1), place);

    private static LocalDate? NthDay(LocalDate first, int place)
    {
        var end = Standpoint.EndOfMonth(first);
        return place == Last ? end : place <= end.Day ? first.PlusDays(place - 1) : null;
    }
}
