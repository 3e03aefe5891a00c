namespace CoachBot.Understanding;

/// <summary>One part of a time as it stands in the text: a day, a clock time, a part of the day, a distance, a recurrence.</summary>
/// <param name="From">The first token, the word that leads in included ("on", "by").</param>
/// <param name="To">The token after the last.</param>
internal sealed record Piece(int From, int To)
{
    public Day? Day { get; init; }

    public Clock? Clock { get; init; }

    public PartOfDay Part { get; init; }

    /// <summary>"tonight", "this morning".</summary>
    public bool PartIsToday { get; init; }

    public Amount? Shift { get; init; }

    public Recurrence? Recurrence { get; init; }

    /// <summary>Counts only beside another piece, or when the text holds nothing else.</summary>
    public bool Weak { get; init; }

    /// <summary>The day on which a recurrence begins ("starting Monday").</summary>
    public bool IsStart { get; init; }

    /// <summary>"until Friday" ends a recurrence; alone it is a day like any other.</summary>
    public bool IsUntil { get; init; }

    /// <summary>"sometime next week": a span so named is no time at all.</summary>
    public bool IsVague { get; init; }
}
