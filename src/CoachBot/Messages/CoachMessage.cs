namespace CoachBot;

/// <summary>What the coach says, neutral of channel: text, the answers it offers, and at most one card.</summary>
/// <param name="Text">
/// Neutral Markdown: paragraphs, <c>**bold**</c>, <c>*italic*</c> and <c>- </c> lists. What a person wrote stands in it
/// escaped by <see cref="Markdown.Escape"/>. Empty when the card says it all.
/// </param>
public sealed record CoachMessage(string Text)
{
    /// <summary>Answers to the question that the text ends with; one press gives one.</summary>
    public IReadOnlyList<Button> Choices { get; init; } = [];

    public Card? Card { get; init; }

    /// <summary>
    /// What a notification shows instead of the text, plain: for a message that comes unasked and may light up on a screen that
    /// others see. Null lets it show the text.
    /// </summary>
    public string? Notice { get; init; }

    /// <summary>A field to write longer words in, where the channel has one; typing them as a message does as well.</summary>
    public TextInput? Input { get; init; }

    /// <summary>Whether everything that the coach holds goes with it, as the files that <see cref="Export"/> makes when they leave.</summary>
    public bool HasExport { get; init; }
}

/// <summary>A field for longer words that begins with some already.</summary>
/// <param name="Label">What opens or stands over it, at most 75 characters.</param>
/// <param name="Text">What it begins with, plain text.</param>
/// <param name="Press">Comes back with the words; its choice is empty.</param>
public sealed record TextInput(string Label, string Text, ButtonPress Press);

/// <summary>An answer or an action that can be pressed instead of typed.</summary>
/// <param name="Label">At most 75 characters, the least of what the channels show.</param>
public sealed record Button(string Label, ButtonPress Press);

/// <summary>
/// What a pressed button says: whose it is, the conversation and the question it answers, and the answer.
/// It comes back as the activity's value under the name <c>coach</c>; one that is stale or foreign changes nothing.
/// </summary>
/// <param name="Person">A short digest of the person's key, so that a button forwarded to somebody else is known as foreign.</param>
/// <param name="Conversation">The id of the one run of the conversation.</param>
/// <param name="Question">The key of the question in it.</param>
/// <param name="Choice">The id of the answer.</param>
public sealed record ButtonPress(string Person, string Conversation, string Question, string Choice)
{
    /// <summary>The press in one line, for menus whose entries carry text only.</summary>
    public string ToText() => string.Join('|', Person, Conversation, Question, Choice);

    /// <summary>The press that <see cref="ToText"/> wrote, or null.</summary>
    public static ButtonPress? FromText(string text) =>
        text.Split('|', 4) is [var person, var conversation, var question, var choice] ? new(person, conversation, question, choice) : null;
}
