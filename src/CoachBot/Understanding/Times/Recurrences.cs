using NodaTime;

namespace CoachBot.Understanding;

/// <summary>The grammar of what recurs: "every other Friday", "monthly", "twice a quarter", "each morning", "Fridays", "every 10 days".</summary>
internal static class Recurrences
{
    public static bool TryRead(TimeTokens t, int i, Standpoint here, out Recurrence recurrence, out int end)
    {
        if (TryEvery(t, i, here, out recurrence, out end) || TryAdverb(t, i, out recurrence, out end) || TryTimesPer(t, i, out recurrence, out end)
            || TryPlural(t, i, here, out recurrence, out end))
        {
            end = t.Skip(end, "basis");
            return true;
        }

        return false;
    }

    private static bool TryEvery(TimeTokens t, int i, Standpoint here, out Recurrence recurrence, out int end)
    {
        (recurrence, end) = (Recurrence.Daily, i);
        var start = t.Is(i, "once") && t.IsAny(i + 1, "every", "each") ? i + 1 : i;
        var alternate = t.IsAny(start, "alternate", "alternating");
        if (!alternate && !t.IsAny(start, "every", "each"))
            return false;
        start = t.Past(start, "every", "and", "every") is var both and > 0 ? both : t.Past(start, "each", "and", "every") is var each and > 0 ? each : start + 1;
        if (alternate)
            return TryUnitOrDay(t, start, 2, here, out recurrence, out end) || TryPluralNames(t, start, 2, here, out recurrence, out end);
        start = t.Skip(start, "single");
        if (TryPlaceInMonth(t, start, here, ref recurrence, ref end))
            return true;
        if (t.Is(start, "other"))
            return TryUnitOrDay(t, start + 1, 2, here, out recurrence, out end);
        if (NumberWords.TryOrdinal(t, start, out var place, out var placeEnd) && TryUnitOrDay(t, placeEnd, place, here, out recurrence, out end))
            return true;
        return TryUnitOrDay(t, start, 1, here, out recurrence, out end) || TryAmount(t, start, out recurrence, out end) || TryDate(t, start, here, out recurrence, out end);
    }

    private static bool TryUnitOrDay(TimeTokens t, int i, int count, Standpoint here, out Recurrence recurrence, out int end)
    {
        (recurrence, end) = (Recurrence.Of(count, Unit.Day), i + 1);
        if (Amounts.TryUnit(t, i, out var unit, out var size, out end) && !t[i].Glued)
        {
            recurrence = Recurrence.Of(count * size, unit) with { WorkingDays = unit == Unit.WorkingDay };
            return true;
        }

        if (PartsOfDay.TryRead(t, i, out var part, out end) && !part.Today)
        {
            recurrence = recurrence with { Part = part.Part };
            return true;
        }

        if (t.IsAny(i, "weekend", "weekends"))
            return Weekly(IsoDayOfWeek.Saturday, count, i + 1, here, out recurrence, out end);
        return Weekdays.TryName(t, i, out _) && WeekdayList(t, i, count, here, out recurrence, out end);
    }

    /// <summary>"every Monday and Thursday" begins on whichever comes first.</summary>
    private static bool WeekdayList(TimeTokens t, int i, int count, Standpoint here, out Recurrence recurrence, out int end)
    {
        Weekdays.TryName(t, i, out var weekday);
        var next = i + 1;
        while (t.IsAny(next, "and", ",", "or", "/") && Weekdays.TryName(t, t.Skip(next + 1, "and", "every", "each"), out var more))
        {
            next = t.Skip(next + 1, "and", "every", "each") + 1;
            weekday = Weekdays.First(more, here.Today) < Weekdays.First(weekday, here.Today) ? more : weekday;
        }

        return Weekly(weekday, count, next, here, out recurrence, out end);
    }

    private static bool Weekly(IsoDayOfWeek weekday, int count, int next, Standpoint here, out Recurrence recurrence, out int end)
    {
        recurrence = Recurrence.Of(count, Unit.Week) with { Day = new Day(DayKind.Weekday, Weekdays.First(weekday, here.Today)) };
        end = next;
        return true;
    }

    private static bool TryPlaceInMonth(TimeTokens t, int i, Standpoint here, ref Recurrence recurrence, ref int end)
    {
        if (!PlacesInMonth.TryRead(t, i, here, out var day, out var placeEnd) || !IsMonthly(t, i, placeEnd))
            return false;
        (recurrence, end) = (Recurrence.Of(1, Unit.Month) with { Day = day }, placeEnd);
        return true;
    }

    /// <summary>"every second Friday" is every other one; "every first" and "every last" can only be a place in the month.</summary>
    private static bool IsMonthly(TimeTokens t, int i, int end) => t.Is(end - 1, "month") || t.IsAny(i, "first", "last");

    private static bool TryAmount(TimeTokens t, int i, out Recurrence recurrence, out int end)
    {
        recurrence = Recurrence.Daily;
        if (!Amounts.TryRead(t, i, out var amount, out end) || amount.IsTooLong || amount is { Months: 0, Days: 0, WorkingDays: 0, Minutes: 0 })
            return false;
        recurrence = Recurrence.From(amount);
        return true;
    }

    /// <summary>"every 15th", "every 1st of the month", "every Christmas", "every 3 March", "every January".</summary>
    private static bool TryDate(TimeTokens t, int i, Standpoint here, out Recurrence recurrence, out int end)
    {
        recurrence = Recurrence.Of(1, Unit.Year);
        if (!CalendarDates.TryRead(t, i, here, out var day, out end) && !Holidays.TryRead(t, i, here, out day, out end)
            && !CalendarDates.TryWholeMonth(t, i, here, out day, out end))
        {
            if (t.Past(i, "month", "end") is not (var monthEnd and > 0))
                return false;
            (day, end) = (Day.Certain(Standpoint.EndOfMonth(here.Today)), monthEnd);
            recurrence = Recurrence.Of(1, Unit.Month);
        }

        recurrence = (day.Kind == DayKind.MonthDay ? Recurrence.Of(1, Unit.Month) : recurrence) with { Day = day };
        return true;
    }

    private static bool TryAdverb(TimeTokens t, int i, out Recurrence recurrence, out int end)
    {
        var start = t.Is(i, "on") && t.Is(i + 1, "a") ? i + 2 : i;
        var twice = t.IsAny(start, "bi", "semi", "half", "twice") && t.IsAny(start + 1, "weekly", "monthly", "annual", "annually", "yearly", "daily", "quarterly");
        var word = twice ? t[start].Word + t[start + 1].Word : t[start].Word;
        end = twice ? start + 2 : start + 1;
        var found = word switch
        {
            "hourly" => Recurrence.Of(1, Unit.Hour),
            "daily" => Recurrence.Daily,
            "nightly" => Recurrence.Daily with { Part = PartOfDay.Night },
            "weekly" => Recurrence.Of(1, Unit.Week),
            "fortnightly" or "biweekly" => Recurrence.Of(2, Unit.Week),
            "monthly" => Recurrence.Of(1, Unit.Month),
            "bimonthly" => Recurrence.Of(2, Unit.Month),
            "quarterly" => Recurrence.Of(3, Unit.Month),
            "biannually" or "semiannually" or "halfyearly" or "biannual" or "semiannual" or "biyearly" or "semiyearly" or "twiceyearly" or "twiceannually" => Recurrence.Of(6, Unit.Month),
            "yearly" or "annually" => Recurrence.Of(1, Unit.Year),
            "biennially" => Recurrence.Of(2, Unit.Year),
            "semimonthly" or "twicemonthly" => Recurrence.Of(15, Unit.Day),
            "semiweekly" or "twiceweekly" => Recurrence.Of(3, Unit.Day),
            "twicequarterly" => Recurrence.Of(45, Unit.Day),
            "twicedaily" => Recurrence.Of(12, Unit.Hour),
            _ => null,
        };
        recurrence = found ?? Recurrence.Daily;
        return found is not null;
    }

    /// <summary>"once a week", "twice a quarter", "three times a year".</summary>
    private static bool TryTimesPer(TimeTokens t, int i, out Recurrence recurrence, out int end)
    {
        (recurrence, end) = (Recurrence.Daily, i);
        var times = t[i].Word switch { "once" => 1, "twice" => 2, "thrice" => 3, _ => 0 };
        var start = i + 1;
        if (times == 0 && (!NumberWords.TryCardinal(t, i, out times, out start) || !t.IsAny(start++, "times", "time", "x") || times is < 1 or > 366))
            return false;
        if (!t.IsAny(start, "a", "an", "per", "every", "each") || !Amounts.TryUnit(t, start + 1, out var unit, out var size, out end))
            return false;
        recurrence = Spread(times, size, unit);
        return true;
    }

    /// <summary>So many times a unit is an even distance: a quarter counts 90 days, a month 30, a week 7.</summary>
    private static Recurrence Spread(int times, int size, Unit unit) => unit switch
    {
        _ when times == 1 => Recurrence.Of(size, unit),
        Unit.Year when 12 % times == 0 => Recurrence.Of(12 / times * size, Unit.Month),
        Unit.Year => Recurrence.Of(Math.Max(1, 365 * size / times), Unit.Day),
        Unit.Month => Recurrence.Of(Math.Max(1, 30 * size / times), Unit.Day),
        Unit.Week when 7 * size % (7 * times) == 0 => Recurrence.Of(size / times, Unit.Week),
        Unit.Week => Recurrence.Of(Math.Max(1, 7 * size / times), Unit.Day),
        Unit.Hour => Recurrence.Of(Math.Max(1, 60 * size / times), Unit.Minute),
        _ => Recurrence.Of(Math.Max(1, 24 * size / times), Unit.Hour),
    };

    /// <summary>"Fridays", "on Mondays and Thursdays", "Tuesday mornings", "weekdays", "mornings at 8".</summary>
    private static bool TryPlural(TimeTokens t, int i, Standpoint here, out Recurrence recurrence, out int end)
    {
        var start = t.Skip(t.Skip(i, "on"), "the");
        // "two Mondays ago" counts them.
        if (NumberWords.TryCardinal(t, start - 1, out _, out _))
        {
            (recurrence, end) = (Recurrence.Daily, i);
            return false;
        }

        if (TryPluralNames(t, start, 1, here, out recurrence, out end))
            return true;
        (recurrence, end) = (Recurrence.Daily with { WorkingDays = true }, start + 1);
        if (t.Is(start, "weekday") && PartsOfDay.TryRead(t, start + 1, out var mornings, out var mornEnd) && mornings.Plural)
        {
            (recurrence, end) = (recurrence with { Part = mornings.Part }, mornEnd);
            return true;
        }

        if (t.Is(start, "weekday") && t[start].Length == 8 && t[start - 1].Kind != TimeTokenKind.Number)
            return true;
        if (t.IsAny(start, "weekends", "wkends"))
            return Weekly(IsoDayOfWeek.Saturday, 1, start + 1, here, out recurrence, out end);
        if (t.Is(start, "monday") && (t.Past(start + 1, "to", "friday") is var span and > 0 || (span = t.Past(start + 1, "through", "friday")) > 0))
            return (end = span) > 0;
        if (PartsOfDay.TryRead(t, i, out var part, out end) && part.Plural)
        {
            recurrence = Recurrence.Daily with { Part = part.Part };
            return true;
        }

        return false;
    }

    private static bool TryPluralNames(TimeTokens t, int i, int count, Standpoint here, out Recurrence recurrence, out int end)
    {
        (recurrence, end) = (Recurrence.Of(1, Unit.Week), i);
        LocalDate? first = null;
        var part = PartOfDay.None;
        for (var next = i; TryPluralName(t, next, out var weekday, out var named, out next);)
        {
            end = next;
            part = named;
            first = first is null || Weekdays.First(weekday, here.Today) < first ? Weekdays.First(weekday, here.Today) : first;
            next = t.Skip(t.Skip(next, ",", "and", "/"), "and", "on");
        }

        recurrence = Recurrence.Of(count, Unit.Week) with { Day = first is { } date ? new Day(DayKind.Weekday, date) : null, Part = part };
        return first is not null;
    }

    private static bool TryPluralName(TimeTokens t, int i, out IsoDayOfWeek weekday, out PartOfDay part, out int end)
    {
        (part, end) = (PartOfDay.None, i + 1);
        if (Weekdays.TryName(t, i, out weekday))
        {
            var plural = PartsOfDay.TryRead(t, i + 1, out var named, out end) && named.Plural;
            part = named.Part;
            return plural;
        }

        weekday = t[i].Word switch
        {
            "mondays" => IsoDayOfWeek.Monday,
            "tuesdays" => IsoDayOfWeek.Tuesday,
            "wednesdays" => IsoDayOfWeek.Wednesday,
            "thursdays" => IsoDayOfWeek.Thursday,
            "fridays" => IsoDayOfWeek.Friday,
            "saturdays" => IsoDayOfWeek.Saturday,
            "sundays" => IsoDayOfWeek.Sunday,
            _ => IsoDayOfWeek.None,
        };
        return weekday != IsoDayOfWeek.None;
    }
}
