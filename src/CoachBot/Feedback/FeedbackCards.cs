namespace CoachBot;

/// <summary>Feedback as it was noted, to look at.</summary>
public static class FeedbackCards
{
    /// <param name="when">The day of the action; null when there is none.</param>
    public static Card Of(ReceivedFeedback feedback, string? when, CopyFile copy) => new(copy["card"].Plain())
    {
        Facts = new (string Id, string? Value)[]
        {
            ("fact-words", feedback.Words),
            ("fact-by", feedback.By),
            ("fact-company", feedback.Company),
            ("fact-lesson", feedback.Lesson),
            ("fact-action", feedback.Action is { } action && when is not null ? $"{action} ({when})" : feedback.Action),
        }.Where(f => f.Value is not null).Select(f => new Fact(copy[f.Id].Plain(), f.Value!)).ToList(),
    };
}
