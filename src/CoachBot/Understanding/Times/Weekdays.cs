using NodaTime;

namespace CoachBot.Understanding;

/// <summary>"Friday", "this coming Friday", "next Friday", "Friday week", "the Friday after next", "the Monday after Christmas".</summary>
internal static class Weekdays
{
    public static bool TryName(TimeTokens t, int i, out IsoDayOfWeek weekday)
    {
        weekday = t[i].Word switch
        {
            "monday" => IsoDayOfWeek.Monday,
            "tuesday" => IsoDayOfWeek.Tuesday,
            "wednesday" => IsoDayOfWeek.Wednesday,
            "thursday" => IsoDayOfWeek.Thursday,
            "friday" => IsoDayOfWeek.Friday,
            "saturday" => IsoDayOfWeek.Saturday,
            "sunday" => IsoDayOfWeek.Sunday,
            _ => IsoDayOfWeek.None,
        };
        return weekday != IsoDayOfWeek.None && !IsOtherWord(t, i);
    }

    /// <summary>"Fridays" or "Friday", where a number stands before it.</summary>
    public static bool TryPlural(TimeTokens t, int i, out IsoDayOfWeek weekday) =>
        Enum.TryParse(t[i].Word.EndsWith("days", StringComparison.Ordinal) ? t[i].Word[..^1] : t[i].Word, ignoreCase: true, out weekday)
        && weekday != IsoDayOfWeek.None && char.IsAsciiLetter(t[i].Word[0]);

    public static bool TryRead(TimeTokens t, int i, Standpoint here, out Day day, out int end)
    {
        (day, end) = (Day.None, i);
        var start = t.Skip(i, "the");
        var how = "";
        if (t.IsAny(start, "next", "this", "last", "coming", "following", "upcoming", "past", "previous"))
            how = t[start++].Word;
        if (how is "this" or "next" && t.IsAny(start, "coming", "upcoming", "following"))
            (how, start) = ("coming", start + 1);
        if (!TryName(t, start, out var weekday))
            return false;
        end = start + 1;
        day = how switch
        {
            "next" => Day.Certain(Standpoint.InWeek(here.Monday.PlusDays(7), weekday)),
            "last" or "past" or "previous" => Day.Refused(Refusals.Past),
            _ => new Day(DayKind.Weekday, First(weekday, here.Today)),
        };
        if (day.Refusal is null && how != "next")
            day = Moved(t, weekday, day, here, ref end);
        return true;
    }

    /// <summary>The first such weekday after the date.</summary>
    public static LocalDate First(IsoDayOfWeek weekday, LocalDate after) => after.Next(weekday);

    private static Day Moved(TimeTokens t, IsoDayOfWeek weekday, Day day, Standpoint here, ref int end)
    {
        if (t.Past(end, "after", "next") is var afterNext and > 0)
            return Take(Standpoint.InWeek(here.Monday.PlusDays(14), weekday), afterNext, ref end);
        if (t.Is(end, "coming"))
            return Take(day.Date, end + 1, ref end);
        if (t.Is(end, "next") && !t.IsAny(end + 1, "week", "month", "year"))
            return Take(Standpoint.InWeek(here.Monday.PlusDays(7), weekday), end + 1, ref end);
        if (t.Is(end, "last") && !t.IsAny(end + 1, "week"))
            return Take(null, end + 1, ref end);
        if (t.IsAny(end, "before", "after", "following") && DayGrammar.TryRead(t, end + 1, here, out var anchor, out var anchorEnd))
            return AnchoredTo(anchor, weekday, t.Is(end, "before"), anchorEnd, ref end);
        return day;
    }

    private static Day AnchoredTo(Day anchor, IsoDayOfWeek weekday, bool before, int anchorEnd, ref int end)
    {
        end = anchorEnd;
        return anchor.Refusal is not null ? anchor : Day.Certain(before ? anchor.Date.Previous(weekday) : anchor.Date.Next(weekday));
    }

    private static Day Take(LocalDate? date, int next, ref int end)
    {
        end = next;
        return date is null ? Day.Refused(Refusals.Past) : Day.Certain(date);
    }

    /// <summary>"I sat the test" and "in the sun" are no days.</summary>
    private static bool IsOtherWord(TimeTokens t, int i) =>
        t[i].Length == 3 && !t[i].Capital && (t.IsAny(i - 1, "i", "we", "he", "she", "they", "you", "who", "have", "had", "got", "get") || t.Past(i - 2, "in", "the") > 0);
}
