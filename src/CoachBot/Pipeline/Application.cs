using NodaTime;

namespace CoachBot;

/// <summary>One coal in the fire (coaching.md 36).</summary>
/// <param name="AppliedOn">On the person's calendar.</param>
/// <param name="MovedOn">When it came to where it stands.</param>
public sealed record Application(string Id, string Company, string Role, Standing Standing, LocalDate AppliedOn, LocalDate MovedOn) : IRecord
{
    public static string Kind => "application";

    /// <summary>No verdict yet, or an offer to decide on.</summary>
    public bool IsActive => Standing <= Standing.Offer;

    /// <summary>What the coach calls it: role and company.</summary>
    public string Name => $"{Role}, {Company}";

    public Application Move(Standing to, LocalDate on) => to == Standing ? this : this with { Standing = to, MovedOn = on };
}

/// <summary>Where an application stands.</summary>
public enum Standing
{
    Applied,
    Screening,
    Interview,
    FinalRound,
    Offer,
    Rejected,
    Withdrawn,
}
