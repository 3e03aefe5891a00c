using NodaTime;
using NodaTime.TimeZones;

namespace CoachBot.Understanding;

/// <summary>Where and when the person stands: everything that "next Friday" depends on.</summary>
internal sealed class Standpoint(LocalDateTime now, DateTimeZone zone, LocalTime usualHour)
{
    /// <summary>Later years are typing slips, and calendar sums must not run off the calendar.</summary>
    public const int LastYear = 9000;

    public LocalDate Today { get; } = now.Date;

    public Instant Now { get; } = now.InZone(zone, Resolvers.LenientResolver).ToInstant();

    public DateTimeZone Zone => zone;

    public LocalTime UsualHour => usualHour;

    public bool MonthFirst { get; } = zone.Id.StartsWith("America/", StringComparison.Ordinal);

    /// <summary>The Monday of the week that today is in.</summary>
    public LocalDate Monday => MondayOf(Today);

    public static LocalDate MondayOf(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);

    public static LocalDate InWeek(LocalDate date, IsoDayOfWeek weekday) => MondayOf(date).PlusDays((int)weekday - 1);

    public static LocalDate EndOfMonth(LocalDate date) => new(date.Year, date.Month, date.Calendar.GetDaysInMonth(date.Year, date.Month));

    public static bool IsWorkingDay(LocalDate date) => date.DayOfWeek <= IsoDayOfWeek.Friday;

    /// <summary>The working day so many working days on (or back), not counting the first.</summary>
    public static LocalDate PlusWorkingDays(LocalDate date, int days)
    {
        var step = Math.Sign(days);
        // Whole weeks in one stride: five working days are seven days once the date is a working day.
        for (var left = Math.Abs(days); left > 0;)
        {
            if (left > 5 && IsWorkingDay(date))
            {
                var weeks = (left - 1) / 5;
                date = date.PlusDays(7 * weeks * step);
                left -= 5 * weeks;
            }

            date = date.PlusDays(step);
            if (IsWorkingDay(date))
                left--;
        }

        return date;
    }

    /// <summary>A wall time that does not exist moves forward by the gap; one that happens twice is the first.</summary>
    public ZonedDateTime At(LocalDateTime local) => local.InZone(zone, Resolvers.LenientResolver);
}
