using NodaTime;

namespace CoachBot;

/// <summary>How often a reminder comes.</summary>
/// <param name="Beat">The unit.</param>
/// <param name="Start">The day that it counts from; its day of the month is the one kept, clipped to shorter months.</param>
/// <param name="Every">How many units lie between two.</param>
public sealed record Rhythm(Beat Beat, LocalDate Start, int Every = 1)
{
    /// <summary>With <see cref="Beat.Weeks"/>: on which days; empty for the weekday of the start.</summary>
    public IReadOnlyList<IsoDayOfWeek> Days { get; init; } = [];

    /// <summary>With <see cref="Beat.TwiceAQuarter"/>: whether weekends are wished too.</summary>
    public bool Weekends { get; init; }

    /// <summary>With the other beats: whether a day that is no <see cref="GoodDay"/> gives way to the next that is.</summary>
    public bool GoodDays { get; init; }

    public static Rhythm Once(LocalDate on) => new(Beat.Once, on);

    /// <summary>How contacts are kept warm: twice every quarter (coaching.md 30).</summary>
    public static Rhythm TwiceAQuarter(LocalDate first) => new(Beat.TwiceAQuarter, first);

    public static Rhythm Weekly(LocalDate from, params IReadOnlyList<IsoDayOfWeek> days) => new(Beat.Weeks, from) { Days = days };

    public static Rhythm Monthly(LocalDate from, int every = 1) => new(Beat.Months, from, every);

    /// <summary>For contacts who are kept warm more seldom.</summary>
    public static Rhythm Quarterly(LocalDate from) => Monthly(from, every: 3) with { GoodDays = true };
}

/// <summary>The units that reminders are counted in.</summary>
public enum Beat
{
    Once,
    Days,

    /// <summary>Monday to Friday.</summary>
    WorkingDays,
    Weeks,
    Months,
    TwiceAQuarter,
}
