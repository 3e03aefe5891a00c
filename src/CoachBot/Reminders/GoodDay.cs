using NodaTime;

namespace CoachBot;

/// <summary>
/// Days on which somebody may be glad of a note. Not the weekend, and not days on which much of the working world is away: from
/// 21 December to 3 January, from Good Friday to Easter Monday, the first of May, Thanksgiving and the day after.
/// </summary>
public static class GoodDay
{
    /// <param name="weekends">Whether weekends are wished.</param>
    public static bool Is(LocalDate day, bool weekends = false) =>
        (weekends || day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)) && !IsHoliday(day);

    /// <summary>The day itself, or else the next that is one.</summary>
    public static LocalDate OnOrAfter(LocalDate day)
    {
        while (!Is(day))
            day = day.PlusDays(1);
        return day;
    }

    private static bool IsHoliday(LocalDate day) =>
        day is { Month: 12, Day: > 20 } or { Month: 1, Day: < 4 } or { Month: 5, Day: 1 }
            or { Month: 11, Day: >= 22 and <= 28, DayOfWeek: IsoDayOfWeek.Thursday } or { Month: 11, Day: >= 23 and <= 29, DayOfWeek: IsoDayOfWeek.Friday }
        || (day.Month is 3 or 4 && Period.DaysBetween(Easter(day.Year), day) is >= -2 and <= 1);

    /// <summary>The Gregorian computus: the Sunday after the first full moon of spring by the church's reckoning.</summary>
    private static LocalDate Easter(int year)
    {
        var (golden, century) = (year % 19, year / 100);
        var epact = (century - (century / 4) - (((8 * century) + 13) / 25) + (19 * golden) + 15) % 30;
        var moon = epact - (epact / 28 * (1 - (29 / (epact + 1) * ((21 - golden) / 11))));
        var weekday = (year + (year / 4) + moon + 2 - century + (century / 4)) % 7;
        return new LocalDate(year, 3, 1).PlusDays(27 + moon - weekday);
    }
}
