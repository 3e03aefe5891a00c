using NodaTime;

namespace CoachBot.Understanding;

/// <summary>
/// Reads the time out of what a person wrote in English ("next thurs", "a week on Tuesday at half 3", "every other Friday at 9").
/// The rules are the "times as people write them" of the labels contract. Deterministic, without a clock of its own, safe to share.
/// </summary>
public interface ITimeReader
{
    /// <summary>The time that the text asks for, or why there is none. Never throws, whatever the text.</summary>
    /// <param name="text">The message as written; the time may stand anywhere in it.</param>
    /// <param name="now">What the person's clock shows; when that happens twice, its first occurrence.</param>
    /// <param name="zone">Where the person is: it decides the instant, and whether 3/4 is a day in April or in March.</param>
    /// <param name="usualHour">When a date without a time is due; 09:00 unless given.</param>
    TimeReading Read(string text, LocalDateTime now, DateTimeZone zone, LocalTime? usualHour = null);
}
