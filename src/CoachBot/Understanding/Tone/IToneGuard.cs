namespace CoachBot.Understanding;

/// <summary>Checks a draft before it goes to an employer (labels.md, section 3). Deterministic, in process, safe to share.</summary>
public interface IToneGuard
{
    /// <summary>Finds what must not be sent; never throws, whatever the draft.</summary>
    ToneReport Check(string draft);

    /// <summary>The draft without what <see cref="Check"/> found: it keeps every name, date and number, and is itself fit to send. A draft without findings comes back as it is.</summary>
    string Rewrite(string draft);
}

/// <summary>What the guard says of a draft.</summary>
/// <param name="Verdict">"send" or "revise".</param>
/// <param name="Findings">In the order of the draft; empty for "send".</param>
public sealed record ToneReport(string Verdict, IReadOnlyList<ToneFinding> Findings);

/// <summary>One thing to change.</summary>
/// <param name="Label">"bitter", "begging", "entitled", "passive-aggressive" or "arguing".</param>
/// <param name="Quote">The words as they stand in the draft.</param>
/// <param name="Why">One sentence for the person.</param>
public sealed record ToneFinding(string Label, string Quote, string Why);
