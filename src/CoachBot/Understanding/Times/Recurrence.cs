namespace CoachBot.Understanding;

/// <summary>Something that recurs: how often, and what it says of the day and the part of it.</summary>
/// <param name="Iso">The period in the unit spoken.</param>
/// <param name="Step">The same as a length, to the first time when no day is named.</param>
internal sealed record Recurrence(string Iso, Amount Step)
{
    public static readonly Recurrence Daily = Of(1, Unit.Day);

    public Day? Day { get; init; }

    public PartOfDay Part { get; init; }

    /// <summary>Only Monday to Friday; it begins on one of them.</summary>
    public bool WorkingDays { get; init; }

    public bool IsDaily => Iso == "P1D";

    /// <summary>"fortnightly on Tuesdays", "every Friday, mornings": one says how often and the other on which day.</summary>
    public bool Takes(Recurrence? other) => other is null || (Day is null && other is { Day: not null, Iso: "P1W" }) || (other.IsDaily && Day is not null);

    public Recurrence With(Recurrence? other) => other is null || other.IsDaily ? this : IsDaily ? other : this with { Day = other.Day };

    public static Recurrence Of(long count, Unit unit) => From(Amount.Of(count, unit));

    public static Recurrence From(Amount step) => new(step.Iso, step);
}
