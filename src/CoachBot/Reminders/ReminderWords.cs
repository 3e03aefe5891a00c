using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace CoachBot;

/// <summary>Times and rhythms in the coach's words.</summary>
public sealed partial class ReminderWords(CopyBook voice)
{
    private const int MonthsAQuarter = 3;
    private const int MonthsAYear = 12;

    private readonly CopyFile copy = voice["Reminders"];

    /// <summary>"today", "tomorrow at 9:00", "on Friday, 4 December".</summary>
    public string When(LocalDateTime time, LocalDate today, bool clock)
    {
        var day = Day(time.Date, today);
        return clock ? copy["when-clock"].Plain(new { day, time = time.TimeOfDay.ToString("H:mm", CultureInfo.InvariantCulture) }) : day;
    }

    /// <summary>"every Monday and Thursday", "twice a quarter".</summary>
    public string Of(Rhythm rhythm)
    {
        var count = rhythm.Every;
        return rhythm.Beat switch
        {
            Beat.Once => copy["rhythm-once"].Plain(),
            Beat.Days => count == 1 ? copy["rhythm-day"].Plain() : copy["rhythm-days"].Plain(new { count }),
            Beat.WorkingDays => copy["rhythm-working-days"].Plain(),
            Beat.Weeks => count == 1 ? copy["rhythm-week"].Plain(new { days = Days(rhythm) }) : copy["rhythm-weeks"].Plain(new { count, days = Days(rhythm) }),
            Beat.TwiceAQuarter => copy["rhythm-twice-a-quarter"].Plain(),
            _ when count == MonthsAQuarter => copy["rhythm-quarter"].Plain(),
            _ when count == MonthsAYear => copy["rhythm-year"].Plain(),
            _ => count == 1 ? copy["rhythm-month"].Plain(new { day = Ordinal(rhythm.Start.Day) }) : copy["rhythm-months"].Plain(new { count, day = Ordinal(rhythm.Start.Day) }),
        };
    }

    /// <summary>Whether words are no more than what stands around a time: "snooze until", "remind me again".</summary>
    public static bool IsOnlyTime(string rest) => AroundTime().IsMatch(rest);

    private string Day(LocalDate day, LocalDate today)
    {
        if (day == today)
            return copy["when-today"].Plain();
        if (day == today.PlusDays(1))
            return copy["when-tomorrow"].Plain();
        var weekday = day.DayOfWeek.ToString();
        return day.Year == today.Year
            ? copy["when-this-year"].Plain(new { weekday, day = day.Day, month = day.ToString("MMMM", CultureInfo.InvariantCulture) })
            : copy["when-later"].Plain(new { weekday, date = day });
    }

    private static string Days(Rhythm rhythm)
    {
        IReadOnlyList<IsoDayOfWeek> days = rhythm.Days.Count > 0 ? rhythm.Days : [rhythm.Start.DayOfWeek];
        var names = days.Order().Select(d => d.ToString()).ToList();
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
    }

    private static string Ordinal(int day) => day switch
    {
        1 or 21 or 31 => $"{day}st",
        2 or 22 => $"{day}nd",
        3 or 23 => $"{day}rd",
        _ => $"{day}th",
    };

    [GeneratedRegex(@"^\W*((please|ok|okay|snooze|remind|ask|tell|nudge|ping|me|it|this|that|again|later|back|come|not|now|until|till|to|for|in|at|on|by|do|i'?ll|will|better|rather|maybe|make)\W*)*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AroundTime();
}
