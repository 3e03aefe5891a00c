namespace CoachBot;

/// <summary>Every kind of reminder, by topic.</summary>
public sealed class ReminderKinds(IEnumerable<IReminderKind> kinds)
{
    private readonly Dictionary<string, IReminderKind> byTopic = kinds.ToDictionary(k => k.Topic, StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">No feature registered it.</exception>
    public IReminderKind this[string topic] => byTopic.TryGetValue(topic, out var kind)
        ? kind
        : throw new InvalidOperationException($"There is no reminder kind '{topic}'. Register it with AddReminderKind, or run the version that planned it.");
}
