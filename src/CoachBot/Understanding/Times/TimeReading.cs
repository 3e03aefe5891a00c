using NodaTime;

namespace CoachBot.Understanding;

/// <summary>What was read as a time; either <see cref="Error"/> or <see cref="Date"/> and <see cref="Instant"/> are set.</summary>
/// <param name="Date">The day on the person's calendar.</param>
/// <param name="Time">What the clock will show, null when the text names no time of day (it is then due at the usual hour).</param>
/// <param name="Instant">When it is (first) due; never before now.</param>
/// <param name="Every">The ISO 8601 period of something that recurs, in the unit spoken ("P1W", "P10D", "P6M"), else null.</param>
/// <param name="Error">Null when a time was read; else a short friendly question to show to the person.</param>
public sealed record TimeReading(LocalDate? Date, LocalTime? Time, Instant? Instant, string? Every, string? Error)
{
    /// <summary>Where in the text the time stands, in order; empty when none was found. Mostly one stretch, two in "tomorrow remind me at 9".</summary>
    public IReadOnlyList<TextStretch> Where { get; init; } = [];

    /// <summary>The words of the time as written, or null when there are none.</summary>
    public string? Words(string text) =>
        Where.Count == 0 ? null : string.Join(' ', Where.Select(stretch => text.Substring(stretch.Start, stretch.Length)));

    /// <summary>The text with the time cut out, for the subject of a reminder.</summary>
    public string Without(string text)
    {
        foreach (var stretch in Where.Reverse())
            text = text.Remove(stretch.Start, stretch.Length);
        return string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim(' ', ',');
    }

    internal static TimeReading Refused(string question, IReadOnlyList<TextStretch>? where = null) =>
        new(null, null, null, null, question) { Where = where ?? [] };
}

/// <summary>A part of a text, in UTF-16 units.</summary>
public readonly record struct TextStretch(int Start, int Length);
