using System.Collections.Frozen;
using NodaTime;

namespace CoachBot.Understanding;

/// <summary>Dates by the name of the month or the day of it: "1 Dec", "Dec 1st, 2026", "the twenty third of November", "on the 31st", "in May".</summary>
internal static class CalendarDates
{
    private static readonly FrozenDictionary<string, int> Months = new[]
    {
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    }.Select((name, index) => (name, index)).ToFrozenDictionary(pair => pair.name, pair => pair.index + 1, StringComparer.Ordinal);

    public static bool TryMonth(TimeTokens t, int i, out int month, out int end)
    {
        end = t.Is(i + 1, ".") && t[i + 1].Glued && t[i].Length <= 4 ? i + 2 : i + 1;
        return Months.TryGetValue(t[i].Word, out month);
    }

    public static bool TryRead(TimeTokens t, int i, Standpoint here, out Day day, out int end) =>
        TryDayMonth(t, i, here, out day, out end) || TryMonthDay(t, i, here, out day, out end) || TryDayAlone(t, i, here, out day, out end);

    /// <summary>That day, or the refusal that there is none.</summary>
    public static Day Dated(int year, int month, int dayOfMonth) =>
        month is >= 1 and <= 12 && dayOfMonth >= 1 && year is >= 1 and < Standpoint.LastYear
            && dayOfMonth <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new Day(DayKind.Dated, new LocalDate(year, month, dayOfMonth)) { YearSaid = true }
            : new Day(DayKind.Dated, default, Refusals.NoSuchDay(dayOfMonth, month));

    /// <summary>The next such day after today; 29 February waits for a leap year.</summary>
    public static Day Next(int month, int dayOfMonth, Standpoint here)
    {
        for (var year = here.Today.Year; year <= here.Today.Year + 8; year++)
        {
            var day = Dated(year, month, dayOfMonth);
            if (day.Refusal is null && day.Date > here.Today)
                return day with { YearSaid = false };
        }

        return Dated(here.Today.Year, month, dayOfMonth);
    }

    /// <summary>"in May", "December 2027", "March next year": the month as a whole, from its first day.</summary>
    public static bool TryWholeMonth(TimeTokens t, int i, Standpoint here, out Day day, out int end)
    {
        day = Day.None;
        if (!TryMonth(t, i, out var month, out end))
            return false;
        var said = TryYear(t, end, here, out var year, out end);
        day = (said ? Dated(year, month, 1) : Next(month, 1, here)) with { Kind = DayKind.Month };
        return true;
    }

    private static bool TryDayMonth(TimeTokens t, int i, Standpoint here, out Day day, out int end)
    {
        day = Day.None;
        var start = t.Skip(i, "the");
        if (!TryDayNumber(t, start, out var number, out end) || !TryMonth(t, t.Skip(end, "of", "-"), out var month, out end))
            return false;
        return Finish(t, number, month, here, out day, ref end);
    }

    private static bool TryMonthDay(TimeTokens t, int i, Standpoint here, out Day day, out int end)
    {
        day = Day.None;
        if (!TryMonth(t, i, out var month, out var monthEnd) || !TryDayNumber(t, t.Skip(monthEnd, "the"), out var number, out end))
        {
            end = i;
            return false;
        }

        // "Call May 5pm" and "see June 9:30" name a person and an hour.
        if ((t.IsAny(end, ":") && t[end].Glued) || t.IsAny(end, "am", "pm", "oclock") || (t.IsAny(end, "a", "p") && t[end].Glued))
            return false;
        return Finish(t, number, month, here, out day, ref end);
    }

    private static bool Finish(TimeTokens t, int number, int month, Standpoint here, out Day day, ref int end)
    {
        day = TryYear(t, end, here, out var year, out end) ? Dated(year, month, number) : Next(month, number, here);
        return true;
    }

    /// <summary>"the 31st", "the third": the next month that has such a day.</summary>
    private static bool TryDayAlone(TimeTokens t, int i, Standpoint here, out Day day, out int end)
    {
        day = Day.None;
        var start = t.Skip(i, "the");
        if (!NumberWords.TryOrdinal(t, start, out var number, out end) || !IsDayOfMonth(t, i, start, end))
            return false;
        if (t.Past(end, "of", "the", "month") is var ofMonth and > 0)
            end = ofMonth;
        day = number is >= 1 and <= 31 ? NextMonthDay(number, here) : Day.Refused(Refusals.NoSuchDate($"day {number} in a month")) with { Kind = DayKind.MonthDay };
        return true;
    }

    /// <summary>The next such day of a month that has one.</summary>
    public static Day NextMonthDay(int number, Standpoint here)
    {
        var month = new LocalDate(here.Today.Year, here.Today.Month, 1);
        while (number > Standpoint.EndOfMonth(month).Day || month.PlusDays(number - 1) <= here.Today)
            month = month.PlusMonths(1);
        return new Day(DayKind.MonthDay, month.PlusDays(number - 1));
    }

    /// <summary>An ordinal is a day of the month unless a noun follows ("the 2nd round", "a third interview").</summary>
    private static bool IsDayOfMonth(TimeTokens t, int i, int start, int end)
    {
        if (start == i && t[start].Kind == TimeTokenKind.Word && !t.IsAny(i - 1, "weekday"))
            return false;
        if (t.IsAny(start - 1, "a", "my", "our", "her", "his", "their", "your", "its"))
            return false;
        return t[end].Kind != TimeTokenKind.Word || Followers.MayFollowTime(t, end);
    }

    private static bool TryDayNumber(TimeTokens t, int i, out int number, out int end)
    {
        if (NumberWords.TryOrdinal(t, i, out number, out end))
            return true;
        if (t[i].Kind == TimeTokenKind.Number)
            (number, end) = (t[i].Number, i + 1);
        else if (!NumberWords.TryWords(t, i, out number, out end))
            return false;
        return t[i].Kind == TimeTokenKind.Word ? number is >= 1 and <= 31 : t[i].Length <= 2;
    }

    private static bool TryYear(TimeTokens t, int i, Standpoint here, out int year, out int end)
    {
        (year, end) = (0, i);
        var start = t.Skip(i, ",", "of", "in");
        if (t[start] is { Kind: TimeTokenKind.Number, Length: 4, Number: >= 1900 and < 2200 } && !(t.Is(start + 1, ":") && t[start + 1].Glued))
            (year, end) = (t[start].Number, start + 1);
        else if (t.Is(i, "'") && t[i + 1] is { Kind: TimeTokenKind.Number, Length: 2, Glued: true })
            (year, end) = (2000 + t[i + 1].Number, i + 2);
        else if (t.Past(start, "next", "year") is var next and > 0)
            (year, end) = (here.Today.Year + 1, next);
        else if (t.Past(start, "this", "year") is var current and > 0)
            (year, end) = (here.Today.Year, current);
        return year > 0;
    }
}
