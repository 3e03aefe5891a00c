using NodaTime;

namespace CoachBot;

/// <summary>One "no for now" (coaching.md 1, 2, 5).</summary>
/// <param name="Stage">How far the person got.</param>
/// <param name="Date">When the news came, on the person's calendar.</param>
/// <param name="How">How it came.</param>
/// <param name="Teller">Who gave it, as the person said it; null when nobody in particular did.</param>
/// <param name="Reason">The reason given, in the words it was given; null when none was.</param>
/// <param name="Dream">Whether the person would still love to work there.</param>
/// <param name="Praise">What was praised on the way, or null.</param>
public sealed record Rejection(
    string Id, string Company, string Role, Stage Stage, LocalDate Date, News How, string? Teller, string? Reason, bool Dream, string? Praise) : IRecord
{
    public static string Kind => "rejection";

    /// <summary>What the person wrote to get it off their chest, and to themselves; both private, both optional (coaching.md 3).</summary>
    public string? Feelings { get; init; }

    public string? KindWords { get; init; }

    /// <summary>Nurture or let go, once decided (coaching.md 16).</summary>
    public Fork Fork { get; init; }

    /// <summary>What the coach calls it: role and company.</summary>
    public string Name => $"{Role}, {Company}";
}

/// <summary>How far an application got.</summary>
public enum Stage
{
    Applied,
    Screening,
    Interview,
    FinalRound,
}

/// <summary>How the news came.</summary>
public enum News
{
    FormLetter,
    Email,
    LiveCall,
    Agency,
    Silence,
}

/// <summary>What becomes of the tie to an employer.</summary>
public enum Fork
{
    Undecided,
    Nurture,
    LetGo,
}
