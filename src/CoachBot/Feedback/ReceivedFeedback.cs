using NodaTime;

namespace CoachBot;

/// <summary>Feedback that came back, word for word, and what it is good for (coaching.md 25).</summary>
/// <param name="Rejection">The rejection that it is about; null when none was logged.</param>
/// <param name="Company">Who gave it; null when the person left it out.</param>
/// <param name="By">The person who said it; null when unknown.</param>
/// <param name="Words">What was said, as the person wrote it down.</param>
/// <param name="Lesson">The one thing that they take from it; null when there is none.</param>
/// <param name="Action">The one thing that they will do; null when there is none.</param>
/// <param name="On">The day on which it was noted.</param>
public sealed record ReceivedFeedback(string Id, string? Rejection, string? Company, string? By, string Words, string? Lesson, string? Action, LocalDate On) : IRecord
{
    public static string Kind => "feedback";
}
