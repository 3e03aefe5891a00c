namespace CoachBot.Understanding;

/// <summary>Reads what a person wrote: the one place that understanding lives behind. Deterministic, in process, safe to share.</summary>
public interface IUnderstanding
{
    /// <summary>What the message asks for, and what it already says.</summary>
    Understood Read(string text);
}

/// <summary>One message, understood.</summary>
/// <param name="Text">The message as written.</param>
/// <param name="Intent">An id of <see cref="Intents"/>.</param>
/// <param name="Confidence">0 to 1, calibrated: of messages read with 0.8, eight in ten are read right.</param>
/// <param name="Slots">What the text holds of company, role, person, when, stage and topic.</param>
/// <param name="Others">The next likely intents, best first, for asking back when unsure.</param>
public sealed record Understood(string Text, string Intent, double Confidence, Slots Slots, IReadOnlyList<ScoredIntent> Others)
{
    /// <summary>Whether the message says that it hurts, whatever else it asks for.</summary>
    public bool Hurts { get; init; }
}

/// <summary>An intent and how likely it is, 0 to 1.</summary>
public sealed record ScoredIntent(string Intent, double Confidence);

/// <summary>What a message says about itself; each is null unless the text holds it, in the words as written.</summary>
public sealed record Slots(
    string? Company = null,
    string? Role = null,
    string? Person = null,
    string? When = null,
    string? Stage = null,
    string? Topic = null);
