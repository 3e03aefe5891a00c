using NodaTime;

namespace CoachBot.Understanding;

/// <summary>Weeks, weekends, months, quarters and years as a whole, and their edges: "next week", "end of the month", "mid January", "this weekend".</summary>
internal static class WholeSpans
{
    private enum Edge
    {
        None,
        Start,
        Middle,
        End,
    }

    public static bool TryRead(TimeTokens t, int i, Standpoint here, out Day day, out int end)
    {
        if (TryShortForm(t, i, here, out day, out end))
            return true;
        var edge = ReadEdge(t, i, out var start);
        if (edge == Edge.None)
            return TryWhole(t, i, here, wholeMonths: true, out day, out end);
        if (!TryWhole(t, start, here, wholeMonths: true, out day, out end) && !TryCurrent(t, start, here, out day, out end))
            return false;
        if (t.Is(end - 1, "quarter") && edge == Edge.End)
            day = Day.Certain(day.Date.PlusMonths(3).PlusDays(-1));
        else if (day.Refusal is null)
            day = AtEdge(Occurrence(day, edge, here), edge);
        return true;
    }

    /// <summary>"next week", "the month after next", "this weekend", "May" with an "in" before it; used inside other phrases too.</summary>
    public static bool TryWhole(TimeTokens t, int i, Standpoint here, bool wholeMonths, out Day day, out int end)
    {
        var start = t.Skip(i, "the");
        if (TryNamed(t, start, here, out day, out end))
            return true;
        var next = t.IsAny(start, "next", "following", "coming");
        if (next || t.IsAny(start, "this", "current"))
            return TryUnit(t, start + 1, next ? 1 : 0, here, out day, out end);
        if (t.IsAny(start, "last", "past", "previous") && t.IsAny(start + 1, "week", "weekend", "month", "year", "night"))
        {
            (day, end) = (Day.Refused(Refusals.Past), start + 2);
            return true;
        }

        if (TryUnit(t, start, 2, here, out day, out var unitEnd) && t.Past(unitEnd, "after", "next") is var after and > 0)
        {
            end = after;
            return true;
        }

        if (t.Is(start, "weekend") && !t.IsAny(start - 1, "a", "every"))
            return TryUnit(t, start, 0, here, out day, out end);
        var named = wholeMonths && (start == i ? t.IsAny(i - 1, "in", "until", "till", "til", "by", "during", "of", "from", "starting", "before", "late", "early", "mid", "next", "since", "every", "each", "start", "end", "beginning", "middle") : false);
        end = i;
        return named && CalendarDates.TryWholeMonth(t, start, here, out day, out end);
    }

    private static bool TryNamed(TimeTokens t, int i, Standpoint here, out Day day, out int end)
    {
        (day, end) = (Day.None, i);
        // "next May" is the next one; a year of its own is "December 2027" or "in 2027".
        if (t.IsAny(i, "next", "this", "coming", "following") && CalendarDates.TryWholeMonth(t, i + 1, here, out day, out end))
            return true;
        if (CalendarDates.TryMonth(t, i, out _, out var monthEnd) && (t[monthEnd] is { Kind: TimeTokenKind.Number, Length: 4, Number: >= 1900 and < 2200 } || t.Past(monthEnd, "next", "year") > 0))
            return CalendarDates.TryWholeMonth(t, i, here, out day, out end);
        if (t.IsAny(i - 1, "in", "of", "until", "by", "start", "end") && t[i] is { Kind: TimeTokenKind.Number, Length: 4, Number: >= 2000 and < 2200 } year)
        {
            (day, end) = (new Day(DayKind.Year, new LocalDate(year.Number, 1, 1)), i + 1);
            return true;
        }

        return false;
    }

    private static bool TryUnit(TimeTokens t, int i, int ahead, Standpoint here, out Day day, out int end)
    {
        end = i + 1;
        var today = here.Today;
        day = t[i].Word switch
        {
            "week" => new Day(DayKind.Week, here.Monday.PlusDays(7 * ahead)) { NeedsMore = ahead == 0 },
            "weekend" => Day.Certain(here.Monday.PlusDays((7 * ahead) + 5)),
            "month" => new Day(DayKind.Month, new LocalDate(today.Year, today.Month, 1).PlusMonths(ahead)) { NeedsMore = ahead == 0 },
            "quarter" => new Day(DayKind.Month, QuarterStart(today).PlusMonths(3 * ahead)) { NeedsMore = ahead == 0 },
            "year" => new Day(DayKind.Year, new LocalDate(today.Year + ahead, 1, 1)) { NeedsMore = ahead == 0 },
            _ => Day.None,
        };
        return t.IsAny(i, "week", "weekend", "month", "quarter", "year");
    }

    /// <summary>"the week" and "month" after an edge mean the current one.</summary>
    private static bool TryCurrent(TimeTokens t, int i, Standpoint here, out Day day, out int end) =>
        TryUnit(t, t.Skip(i, "the"), 0, here, out day, out end) || CalendarDates.TryWholeMonth(t, i, here, out day, out end);

    private static bool TryShortForm(TimeTokens t, int i, Standpoint here, out Day day, out int end)
    {
        end = i + 2;
        var start = t.Skip(i, "the");
        var unit = t[start].Word switch { "eow" => "week", "eom" => "month", "eoy" => "year", _ => "" };
        if (unit.Length > 0)
            end = start + 1;
        else if (t.IsAny(start, "month", "year", "week", "quarter") && t.IsAny(start + 1, "end", "ends") && !t[start].Owner)
            (unit, end) = (t[start].Word, start + 2);
        day = unit switch
        {
            "week" => AtEdge(new Day(DayKind.Week, here.Monday) { NeedsMore = true }, Edge.End),
            "month" => AtEdge(new Day(DayKind.Month, new LocalDate(here.Today.Year, here.Today.Month, 1)) { NeedsMore = true }, Edge.End),
            "quarter" => Day.Certain(QuarterStart(here.Today).PlusMonths(3).PlusDays(-1)),
            "year" => AtEdge(new Day(DayKind.Year, new LocalDate(here.Today.Year, 1, 1)) { NeedsMore = true }, Edge.End),
            _ => Day.None,
        };
        return unit.Length > 0;
    }

    private static Edge ReadEdge(TimeTokens t, int i, out int start)
    {
        start = t.Skip(t.Skip(i, "the"), "very");
        var day = t.IsAny(start, "first", "last") && t.Is(start + 1, "day");
        var edge = t[start].Word switch
        {
            "first" when day => Edge.Start,
            "last" when day => Edge.End,
            "start" or "beginning" or "early" => Edge.Start,
            "middle" or "mid" => Edge.Middle,
            "end" or "late" or "close" => Edge.End,
            _ => Edge.None,
        };
        var plain = t.IsAny(start, "early", "late", "mid");
        start = t.Skip(day ? start + 2 : start + 1, "in");
        if (t.Is(start, "of"))
            start++;
        else if (!plain && !CalendarDates.TryMonth(t, start, out _, out _) && !t.IsAny(start, "next", "this"))
            edge = Edge.None;
        return edge;
    }

    /// <summary>A month named without a year is the one whose edge still lies ahead: "the end of March" on 4 March is this year's.</summary>
    private static Day Occurrence(Day span, Edge edge, Standpoint here)
    {
        var yearBefore = span with { Date = span.Date.PlusYears(-1) };
        return span is { Kind: DayKind.Month, YearSaid: false, NeedsMore: false } && EdgeOf(yearBefore, edge) > here.Today ? yearBefore : span;
    }

    /// <summary>The current span, once its edge is past, gives way to the next.</summary>
    private static Day AtEdge(Day span, Edge edge)
    {
        var next = span.Kind switch
        {
            DayKind.Week => span.Date.PlusDays(7),
            DayKind.Month => span.Date.PlusMonths(1),
            _ => span.Date.PlusYears(1),
        };
        return Day.Certain(EdgeOf(span, edge)) with { Otherwise = span.NeedsMore ? EdgeOf(span with { Date = next }, edge) : null };
    }

    private static LocalDate EdgeOf(Day span, Edge edge) => (span.Kind, edge) switch
    {
        (DayKind.Week, Edge.Middle) => span.Date.PlusDays(2),
        (DayKind.Week, Edge.End) => span.Date.PlusDays(4),
        (DayKind.Month, Edge.Middle) => span.Date.PlusDays(14),
        (DayKind.Month, Edge.End) => Standpoint.EndOfMonth(span.Date),
        (DayKind.Year, Edge.Middle) => new LocalDate(span.Date.Year, 7, 1),
        (DayKind.Year, Edge.End) => new LocalDate(span.Date.Year, 12, 31),
        _ => span.Date,
    };

    private static LocalDate QuarterStart(LocalDate date) => new(date.Year, (((date.Month - 1) / 3) * 3) + 1, 1);
}
