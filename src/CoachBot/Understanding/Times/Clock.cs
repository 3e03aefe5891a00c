namespace CoachBot.Understanding;

internal enum PartOfDay
{
    None,
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
}

/// <summary>A time of day as read: "ten to four" is hour 4, minutes -10.</summary>
/// <param name="Hour">0 to 23; for an uncertain one the hour as spoken, 1 to 12.</param>
/// <param name="Minutes">Minutes from that hour, possibly negative.</param>
/// <param name="Certain">am, pm, or the 24-hour clock settle the half of the day.</param>
/// <param name="Weak">A bare number, which counts only in a place where times stand.</param>
internal readonly record struct Clock(int Hour, int Minutes, bool Certain, bool Weak = false)
{
    public bool IsMidnight { get; init; }

    public string? Refusal { get; init; }

    /// <summary>
    /// Minutes from the start of the day, possibly before it or beyond it. Bare 1 to 6 are afternoon, 7 to 11 morning, 12 noon;
    /// a part of the day overrides, and the small hours of a night belong to the day after.
    /// </summary>
    public int MinuteOfDay(PartOfDay part) => (HourOfDay(part) * 60) + Minutes;

    private int HourOfDay(PartOfDay part)
    {
        if (Certain)
            return Hour;
        var hour = Hour % 12;
        return part switch
        {
            PartOfDay.Morning => hour,
            PartOfDay.Noon or PartOfDay.Afternoon => hour + 12,
            PartOfDay.Evening => hour == 0 ? 24 : hour + 12,
            PartOfDay.Night => hour < 5 ? hour + 24 : hour + 12,
            _ => hour is 0 or (>= 1 and <= 6) ? hour + 12 : hour,
        };
    }
}
