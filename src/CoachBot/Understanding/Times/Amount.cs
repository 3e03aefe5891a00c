using NodaTime;

namespace CoachBot.Understanding;

internal enum Unit
{
    Second,
    Minute,
    Hour,
    Day,
    WorkingDay,
    Week,
    Month,
    Year,
}

/// <summary>A length of time as spoken: months, days and working days move along the calendar, minutes elapse.</summary>
internal readonly record struct Amount(long Months, long Days, long WorkingDays, decimal Minutes, string Iso)
{
    private const long Most = 100_000_000;

    public static Amount Of(long count, Unit unit) => unit switch
    {
        Unit.Second => new(0, 0, 0, count / 60m, $"PT{count}S"),
        Unit.Minute => new(0, 0, 0, count, $"PT{count}M"),
        Unit.Hour => new(0, 0, 0, count * 60, $"PT{count}H"),
        Unit.Day => new(0, count, 0, 0, $"P{count}D"),
        Unit.WorkingDay => new(0, 0, count, 0, $"P{count}D"),
        Unit.Week => new(0, count * 7, 0, 0, $"P{count}W"),
        Unit.Month => new(count, 0, 0, 0, $"P{count}M"),
        _ => new(count * 12, 0, 0, 0, $"P{count}Y"),
    };

    /// <summary>"Half a year", "1.5 hours": calendar units fall back on the next smaller one.</summary>
    public static Amount OfFraction(decimal count, Unit unit)
    {
        if (count == decimal.Truncate(count))
            return Of((long)count, unit);
        return unit switch
        {
            Unit.Second => Of((long)count, unit),
            Unit.Minute or Unit.Hour => new(0, 0, 0, count * (unit == Unit.Hour ? 60 : 1), $"PT{(long)(count * (unit == Unit.Hour ? 60 : 1))}M"),
            Unit.Year => Of((long)(count * 12), Unit.Month),
            Unit.Month => Of((long)count, Unit.Month) + Of((long)((count - (long)count) * 30), Unit.Day),
            Unit.Week => Of((long)(count * 7), Unit.Day),
            _ => Of((long)count, unit) + new Amount(0, 0, 0, (count - (long)count) * 24 * 60, ""),
        };
    }

    /// <summary>Only hours and minutes: it elapses, whatever the calendar does.</summary>
    public bool Elapses => Months == 0 && Days == 0 && WorkingDays == 0;

    public bool IsTooLong => Math.Abs(Months) > Most || Math.Abs(Days) > Most || Math.Abs(WorkingDays) > Most || Math.Abs(Minutes) > Most * 60m;

    public Duration Elapsed => Duration.FromSeconds((long)(Minutes * 60));

    /// <summary>The day reached from <paramref name="date"/>, forward or back, or null when that is beyond every plan.</summary>
    public LocalDate? From(LocalDate date, int direction = 1)
    {
        if (IsTooLong || Math.Abs(Months) > 12 * 6000 || Math.Abs(Days) > 2_000_000 || Math.Abs(WorkingDays) > 1_000_000)
            return null;
        date = date.PlusMonths((int)Months * direction).PlusDays((int)Days * direction);
        return WorkingDays == 0 ? date : Standpoint.PlusWorkingDays(date, (int)WorkingDays * direction);
    }

    public static Amount operator +(Amount a, Amount b) =>
        new(a.Months + b.Months, a.Days + b.Days, a.WorkingDays + b.WorkingDays, a.Minutes + b.Minutes, a.Iso.Length > 0 ? a.Iso : b.Iso);
}
