using System.Collections.Frozen;
using NodaTime;

namespace CoachBot.Understanding;

/// <summary>Days that everyone knows by name. Most are fixed in the calendar; Thanksgiving is meant only in the Americas.</summary>
internal static class Holidays
{
    private static readonly (string[] Words, int Month, int Day)[] Fixed =
    [
        Named("christmas eve", 12, 24), Named("christmas evening", 12, 24), Named("christmas day", 12, 25), Named("christmas", 12, 25),
        Named("boxing day", 12, 26), Named("st stephens day", 12, 26), Named("new year eve", 12, 31), Named("new years eve", 12, 31),
        Named("nye", 12, 31), Named("hogmanay", 12, 31), Named("new year day", 1, 1), Named("new years day", 1, 1), Named("new years", 1, 1),
        Named("new year", 1, 1), Named("twelfth night", 1, 5), Named("epiphany", 1, 6), Named("burns night", 1, 25), Named("australia day", 1, 26),
        Named("groundhog day", 2, 2), Named("waitangi day", 2, 6), Named("valentine day", 2, 14), Named("valentines day", 2, 14), Named("valentines", 2, 14),
        Named("leap day", 2, 29), Named("st davids day", 3, 1), Named("st david day", 3, 1), Named("international womens day", 3, 8),
        Named("pi day", 3, 14), Named("st patrick day", 3, 17), Named("st patricks day", 3, 17), Named("saint patrick day", 3, 17), Named("paddy day", 3, 17),
        Named("april fools day", 4, 1), Named("april fool day", 4, 1), Named("april fools", 4, 1), Named("st george day", 4, 23), Named("st georges day", 4, 23),
        Named("anzac day", 4, 25), Named("may day", 5, 1), Named("labour day", 5, 1), Named("cinco de mayo", 5, 5), Named("juneteenth", 6, 19),
        Named("canada day", 7, 1), Named("independence day", 7, 4), Named("bastille day", 7, 14), Named("halloween", 10, 31), Named("all saints day", 11, 1),
        Named("bonfire night", 11, 5), Named("guy fawkes night", 11, 5), Named("guy fawkes", 11, 5), Named("veterans day", 11, 11),
        Named("remembrance day", 11, 11), Named("armistice day", 11, 11), Named("st andrew day", 11, 30), Named("st andrews day", 11, 30),
    ];

    private static readonly FrozenDictionary<string, (string[] Words, int Month, int Day)[]> FixedByFirstWord =
        Fixed.GroupBy(day => day.Words[0], StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    public static bool TryRead(TimeTokens t, int i, Standpoint here, out Day day, out int end)
    {
        var start = t.Skip(i, "the");
        foreach (var (words, month, dayOfMonth) in FixedByFirstWord.GetValueOrDefault(t[start].Word, []))
        {
            end = Past(t, start, words);
            if (end < 0)
                continue;
            day = CalendarDates.Next(month, dayOfMonth, here);
            if (t[end] is { Kind: TimeTokenKind.Number, Length: 4, Number: >= 1900 and < 2200 } year)
                (day, end) = (CalendarDates.Dated(year.Number, month, dayOfMonth), end + 1);
            return true;
        }

        (day, end) = (Day.None, i);
        return TryMoving(t, start, here, ref day, ref end);
    }

    /// <summary>"St. Patrick's Day" with its full stop or without.</summary>
    private static int Past(TimeTokens t, int i, string[] words)
    {
        foreach (var word in words)
        {
            if (!t.Is(i++, word))
                return -1;
            if (word == "st")
                i = t.Skip(i, ".");
        }

        return i;
    }

    private static bool TryMoving(TimeTokens t, int i, Standpoint here, ref Day day, ref int end)
    {
        Func<int, LocalDate>? of = (t[i].Word, t[i + 1].Word) switch
        {
            ("good", "friday") => year => Easter(year).PlusDays(-2),
            ("easter", "monday") => year => Easter(year).PlusDays(1),
            ("easter", _) => Easter,
            ("black", "friday") => year => FourthThursday(year).PlusDays(1),
            ("cyber", "monday") => year => FourthThursday(year).PlusDays(4),
            ("thanksgiving", _) when here.MonthFirst => FourthThursday,
            _ => null,
        };
        if (of is null)
            return false;
        end = t.IsAny(i, "thanksgiving") ? t.Skip(i + 1, "day") : t.Is(i, "easter") ? t.Skip(i + 1, "sunday", "monday") : i + 2;
        var thisYear = of(here.Today.Year);
        day = Day.Certain(thisYear > here.Today ? thisYear : of(here.Today.Year + 1));
        return true;
    }

    private static LocalDate FourthThursday(int year) => new LocalDate(year, 10, 31).Next(IsoDayOfWeek.Thursday).PlusDays(21);

    /// <summary>Easter Sunday of the Gregorian calendar, by the anonymous computus.</summary>
    private static LocalDate Easter(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var moon = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - moon - (rest % 4)) % 7;
        var shift = (golden + (11 * moon) + (22 * weekday)) / 451;
        var day = moon + weekday - (7 * shift) + 114;
        return new LocalDate(year, day / 31, (day % 31) + 1);
    }

    private static (string[] Words, int Month, int Day) Named(string name, int month, int day) => (name.Split(' '), month, day);
}
