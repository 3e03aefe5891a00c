using NodaTime;

namespace CoachBot.Understanding;

/// <summary>Dates in digits: 2026-12-01, 2026/12/01, 1/12, 01/12/26, 1.12.2026, 01-12-2026. Month first in the Americas, as far as the date is real.</summary>
internal static class NumericDates
{
    public static bool TryRead(TimeTokens t, int i, Standpoint here, out Day day, out int end)
    {
        (day, end) = (Day.None, i);
        var mark = t[i + 1].Word;
        if (t[i].Kind != TimeTokenKind.Number || mark is not ("-" or "/" or ".") || !t[i + 1].Glued || !IsGluedNumber(t, i + 2))
            return false;
        var first = t[i];
        var second = t[i + 2];
        if (t.Is(i + 3, mark) && t[i + 3].Glued && IsGluedNumber(t, i + 4))
            return TryThree(first, second, t[i + 4], mark, here, out day) && (end = i + 5) > 0;
        if (first.Length > 2 || second.Length > 2)
            return false;
        return TryTwo(first.Number, second.Number, mark, here, out day) && (end = i + 3) > 0;
    }

    /// <summary>"24/7" is around the clock: it looks like a date and is none.</summary>
    public static bool IsRoundTheClock(TimeTokens t, int i) =>
        t.Is(i, "24") && t.Is(i + 1, "/") && t[i + 1].Glued && t.Is(i + 2, "7") && t[i + 2].Glued && !(t.Is(i + 3, "/") && t[i + 3].Glued);

    private static bool IsGluedNumber(TimeTokens t, int i) => t[i] is { Kind: TimeTokenKind.Number, Glued: true };

    private static bool TryThree(TimeToken first, TimeToken second, TimeToken third, string mark, Standpoint here, out Day day)
    {
        if (first.Length == 4 && second.Length <= 2 && third.Length <= 2)
        {
            day = CalendarDates.Dated(first.Number, second.Number, third.Number);
            return true;
        }

        var year = third.Length switch { 4 => third.Number, 2 => 2000 + third.Number, _ => 0 };
        day = Ordered(first.Number, second.Number, mark != "." && here.MonthFirst, (month, dayOfMonth) => CalendarDates.Dated(year, month, dayOfMonth));
        return year > 0 && first.Length <= 2 && second.Length <= 2;
    }

    private static bool TryTwo(int first, int second, string mark, Standpoint here, out Day day)
    {
        day = Ordered(first, second, mark != "." && here.MonthFirst, (month, dayOfMonth) => CalendarDates.Next(month, dayOfMonth, here));
        return mark switch
        {
            "/" => first > 0 && second > 0 && (first <= 31 || second <= 31),
            // "24.12" can only be a day; "17.30" is a time.
            "." => first > 23 && day.Refusal is null,
            _ => false,
        };
    }

    private static Day Ordered(int first, int second, bool monthFirst, Func<int, int, Day> make)
    {
        var day = monthFirst ? make(first, second) : make(second, first);
        if (day.Refusal is null)
            return day;
        var other = monthFirst ? make(second, first) : make(first, second);
        return other.Refusal is null ? other : day;
    }
}
