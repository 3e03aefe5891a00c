using NodaTime;

namespace CoachBot;

/// <summary>Hours of the person's night in which nothing unasked comes; over midnight when they begin later than they end.</summary>
public sealed record QuietHours(LocalTime From, LocalTime Until)
{
    /// <summary>When the quiet that holds at a moment ends; null when there is none.</summary>
    public LocalDateTime? EndOf(LocalDateTime now)
    {
        var time = now.TimeOfDay;
        var quiet = From <= Until ? time >= From && time < Until : time >= From || time < Until;
        return !quiet ? null : now.Date.PlusDays(time < Until ? 0 : 1).At(Until);
    }
}

/// <summary>How many unasked messages came on a day of the person's.</summary>
public sealed record UnaskedToday(LocalDate Day, int Count);
