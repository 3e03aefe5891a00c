namespace CoachBot;

/// <summary>A button that begins a conversation at any time, rather than answering a question of one.</summary>
public static class StartButton
{
    /// <summary>Stands where other buttons name the run of a conversation.</summary>
    public const string Conversation = "start";

    /// <summary>A button that begins what serves an intent, about one rejection or in general.</summary>
    public static Button For(string label, string person, string intent, string? rejection = null) =>
        new(label, new ButtonPress(person, Conversation, rejection ?? "", intent));

    /// <summary>The ways that most people come in by.</summary>
    /// <param name="root">The root's copy file, which lists them.</param>
    /// <param name="person">The digest of whom they are for.</param>
    public static IReadOnlyList<Button> All(CopyFile root, string person) =>
        root["starts"].Choices.Select(c => For(c.Label, person, c.Id)).ToList();

    /// <summary>What the button already answers.</summary>
    public static IReadOnlyDictionary<string, Heard>? Given(ButtonPress press) =>
        press.Question.Length == 0 ? null : new Dictionary<string, Heard>(StringComparer.Ordinal) { ["which"] = new("", press.Question) };
}
