using NodaTime;

namespace CoachBot;

/// <summary>Better moments to offer, which fit the hour and the day.</summary>
public static class Moments
{
    private static readonly LocalTime Afternoon = new(15, 0);
    private static readonly LocalTime Evening = new(18, 0);

    /// <summary>Copy ids of the labels, and the times; the nearest first.</summary>
    public static IReadOnlyList<(string Label, LocalDateTime Time)> After(LocalDateTime now, LocalTime usualHour)
    {
        var moments = new List<(string, LocalDateTime)>();
        if (now.Hour < 12)
            moments.Add(("this-afternoon", now.Date.At(Afternoon)));
        else if (now.Hour < 16)
            moments.Add(("this-evening", now.Date.At(Evening)));
        moments.Add(now.DayOfWeek is IsoDayOfWeek.Friday or IsoDayOfWeek.Saturday
            ? ("on-monday", now.Date.Next(IsoDayOfWeek.Monday).At(usualHour))
            : ("tomorrow", now.Date.PlusDays(1).At(usualHour)));
        return moments;
    }
}
