using NodaTime;

namespace CoachBot.Understanding;

/// <summary>Every way of naming a day, longest first: distances from a day, then the days themselves.</summary>
internal static class DayGrammar
{
    public static bool TryRead(TimeTokens t, int i, Standpoint here, out Day day, out int end)
    {
        if (TryDistance(t, i, here, out day, out end))
            return true;
        if (!TryNamed(t, i, here, out day, out end))
            return false;
        return AddDayOfMonth(t, here, ref day, ref end) || AddWeeks(t, ref day, ref end);
    }

    private static bool TryNamed(TimeTokens t, int i, Standpoint here, out Day day, out int end) =>
        NumericDates.TryRead(t, i, here, out day, out end)
        || PlacesInMonth.TryRead(t, i, here, out day, out end)
        || CalendarDates.TryRead(t, i, here, out day, out end)
        || Holidays.TryRead(t, i, here, out day, out end)
        || TryNear(t, i, here, out day, out end)
        || TryCounted(t, i, here, out day, out end)
        || Weekdays.TryRead(t, i, here, out day, out end)
        || WholeSpans.TryRead(t, i, here, out day, out end);

    private static bool TryNear(TimeTokens t, int i, Standpoint here, out Day day, out int end)
    {
        var start = t.Skip(i, "the");
        (day, end) = (Day.Certain(here.Today), start + 1);
        if (t.Past(start, "day", "after", "tomorrow") is var overmorrow and > 0)
            (day, end) = (Day.Certain(here.Today.PlusDays(2)), overmorrow);
        else if (t.IsAny(start, "overmorrow"))
            day = Day.Certain(here.Today.PlusDays(2));
        else if (t.Is(start, "tomorrow"))
            day = Day.Certain(here.Today.PlusDays(1));
        else if (t.Is(start, "today"))
            day = day with { IsToday = true };
        else if (t.Is(start, "yesterday") || (t.Is(start, "last") && t.Is(start + 1, "night")))
            (day, end) = (Day.Refused(Refusals.Past), t.Is(start, "last") ? start + 2 : start + 1);
        else if (t.Is(start, "next") && t.IsAny(start + 1, "working", "business") && t.Is(start + 2, "day"))
            (day, end) = (Day.Certain(Standpoint.PlusWorkingDays(here.Today, 1)), start + 3);
        else if (t.Is(start, "next") && t.IsAny(start + 1, "workday", "weekday"))
            (day, end) = (Day.Certain(Standpoint.PlusWorkingDays(here.Today, 1)), start + 2);
        else if (t.Past(start, "next", "day") is var next and > 0)
            (day, end) = (Day.Certain(here.Today.PlusDays(1)), next);
        else
            return false;
        return true;
    }

    /// <summary>"two Fridays from now": the second Friday after today.</summary>
    private static bool TryCounted(TimeTokens t, int i, Standpoint here, out Day day, out int end)
    {
        (day, end) = (Day.None, -1);
        if (!NumberWords.TryCardinal(t, i, out var count, out var name) || count is < 1 or > 52 || !Weekdays.TryPlural(t, name, out var weekday))
            return false;
        end = Math.Max(t.Past(name + 1, "from", "now"), t.Past(name + 1, "from", "today"));
        day = Day.Certain(here.Today.Next(weekday).PlusDays(7 * (count - 1)));
        return end > 0;
    }

    /// <summary>"monday 23": after a weekday a bare number beyond the clock's twelve is the day of the month.</summary>
    private static bool AddDayOfMonth(TimeTokens t, Standpoint here, ref Day day, ref int end)
    {
        var isNumber = day is { Kind: DayKind.Weekday, Refusal: null } && t[end] is { Kind: TimeTokenKind.Number, Length: 2, Number: >= 13 and <= 31, Glued: false };
        if (!isNumber || !Followers.MayFollowTime(t, end + 1) || t[end + 1] is { Glued: true, Kind: not TimeTokenKind.End } || CalendarDates.TryMonth(t, t.Skip(end + 1, "of"), out _, out _))
            return false;
        day = Days.Join(day, CalendarDates.NextMonthDay(t[end].Number, here), here) ?? day;
        end++;
        return true;
    }

    /// <summary>"Tuesday week", "tomorrow week", "Friday fortnight".</summary>
    private static bool AddWeeks(TimeTokens t, ref Day day, ref int end)
    {
        var weeks = t.Is(end, "week") ? 1 : t.Is(end, "fortnight") ? 2 : 0;
        if (weeks == 0 || day.Refusal is not null || day.Kind is not (DayKind.Weekday or DayKind.Certain) || t.IsAny(end - 1, "weekend", "day", "night"))
            return true;
        (day, end) = (Day.Certain(day.Date.PlusDays(7 * weeks)), end + 1);
        return true;
    }

    /// <summary>"a week on Tuesday", "two days before Christmas Eve", "3 working days after the 1st", "a fortnight today".</summary>
    private static bool TryDistance(TimeTokens t, int i, Standpoint here, out Day day, out int end)
    {
        (day, end) = (Day.None, i);
        if (!TryAmount(t, i, out var amount, out var amountEnd) || amount.Minutes != 0)
            return false;
        var back = t.IsAny(amountEnd, "before") || t.Past(amountEnd, "prior", "to") > 0 || t.Past(amountEnd, "ahead", "of") > 0;
        var joined = back || t.IsAny(amountEnd, "after", "from", "on", "following", "past");
        var anchor = !joined ? amountEnd : t.IsAny(amountEnd, "prior", "ahead") ? amountEnd + 2 : amountEnd + 1;
        if (t.Is(amountEnd, "from") && t.Is(anchor, "now"))
            return false;
        var weeksOnly = amount.WorkingDays == 0 && amount.Days > 0 && amount.Days % 7 == 0 && amount.Months == 0;
        if ((t.Is(amountEnd, "on") && (!weeksOnly || t.IsAny(i - 1, "in", "within"))) || (!joined && (t.IsAny(i - 1, "in") || !IsNearOrWeekday(t, anchor, weeksOnly))))
            return false;
        if (!TryRead(t, anchor, here, out var from, out end) && !TryRead(t, Events.Skip(t, anchor), here, out from, out end))
            return false;
        day = from.Refusal is not null ? from : Day.Certain(amount.From(from.Date, back ? -1 : 1));
        return true;
    }

    /// <summary>"the day before", "the week after": one of the unit.</summary>
    private static bool TryAmount(TimeTokens t, int i, out Amount amount, out int end)
    {
        if (t.IsAny(i, "the", "day", "week", "month", "year") && Amounts.TryUnit(t, t.Skip(i, "the"), out var unit, out var size, out end)
            && t.IsAny(end, "before", "after", "following", "prior") && !t.Is(end + 1, "next"))
        {
            amount = Amount.Of(size, unit);
            return true;
        }

        return Amounts.TryRead(t, i, out amount, out end);
    }

    private static bool IsNearOrWeekday(TimeTokens t, int i, bool weeksOnly) =>
        t.IsAny(i, "today", "tomorrow") || (weeksOnly && Weekdays.TryName(t, i, out _));
}
