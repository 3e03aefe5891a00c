namespace CoachBot.Understanding;

/// <summary>Checks a draft that will go to an employer for what would hurt the one who sends it.</summary>
public interface IToneGuard
{
    /// <summary>What is wrong with the draft, if anything.</summary>
    ToneReport Check(string draft);

    /// <summary>The draft without what hurts, every name, date, number and fact kept.</summary>
    string Rewrite(string draft);
}

/// <param name="Verdict">"send" or "revise".</param>
public sealed record ToneReport(string Verdict, IReadOnlyList<ToneFinding> Findings);

/// <param name="Quote">The words as they stand in the draft.</param>
/// <param name="Why">What they do to the reader, in a sentence for the person.</param>
public sealed record ToneFinding(string Label, string Quote, string Why);
