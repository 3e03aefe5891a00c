using NodaTime;

namespace CoachBot;

/// <summary>A letter to an employer that the person called ready. Only they send it.</summary>
/// <param name="Rejection">The rejection it answers, or null when none was logged.</param>
/// <param name="Kind">What it asks or says.</param>
/// <param name="By">How they meant to send it.</param>
/// <param name="Text">The letter as it was shown last, word for word.</param>
public sealed record Draft(string Id, string? Rejection, DraftKind Kind, Way By, string Text, LocalDate ReadyOn) : IRecord
{
    static string IRecord.Kind => "draft";

    /// <summary>When an answer to its request came; null while none has.</summary>
    public LocalDate? AnsweredOn { get; init; }
}

/// <summary>What a draft is for; one ask at a time, in this order (coaching.md 22).</summary>
public enum DraftKind
{
    Thanks,
    ThanksAndFeedback,
    Feedback,
}

/// <summary>How an answer travels (coaching.md 17).</summary>
public enum Way
{
    Email,
    Handwritten,
    Both,
    Letter,
    Phone,
}
