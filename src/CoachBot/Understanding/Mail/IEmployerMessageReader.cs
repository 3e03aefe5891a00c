namespace CoachBot.Understanding;

/// <summary>Reads what an employer, recruiter or agency wrote. Deterministic, in process, safe to share.</summary>
public interface IEmployerMessageReader
{
    /// <summary>What the message decides and says; never throws, whatever the text.</summary>
    EmployerMessage Read(string text);

    /// <summary>Whether the text reads like something an employer sent (pasted or forwarded) rather than the person's own words.</summary>
    bool LooksLikeEmployerMessage(string text);
}

/// <summary>An employer's message, read (labels.md, section 2, fixes the values).</summary>
/// <param name="Outcome">A constant of <see cref="Outcomes"/>.</param>
/// <param name="Reason">Why, for a rejection; null otherwise.</param>
/// <param name="Controllable">"yes", "partly", "no" or "unknown" for a rejection; null otherwise.</param>
/// <param name="Door">"open", "closed" or "unsaid".</param>
/// <param name="Feedback">"given", "offered", "refused" or "unsaid".</param>
/// <param name="Company">The hiring employer, never the agency that relays; null when the text does not say.</param>
/// <param name="Person">The sender as signed, title included; null when a team or nobody signed.</param>
/// <param name="Evidence">The phrases that decided, as written.</param>
public sealed record EmployerMessage(
    string Outcome,
    string? Reason,
    string? Controllable,
    string Door,
    string Feedback,
    string? Company,
    string? Role,
    string? Person,
    IReadOnlyList<string> Evidence)
{
    /// <summary>When an invitation or offer says that they will talk, in the words as written; null when it does not.</summary>
    public string? Interview { get; init; }

    /// <summary>Until when an invitation or offer wants an answer, in the words as written; null when it does not say.</summary>
    public string? Deadline { get; init; }
}

/// <summary>What an employer's message can decide.</summary>
public static class Outcomes
{
    public const string Rejected = "rejected";
    public const string NextStage = "next-stage";
    public const string Offer = "offer";
    public const string Received = "received";
    public const string OnHold = "on-hold";
    public const string Other = "other";
}
