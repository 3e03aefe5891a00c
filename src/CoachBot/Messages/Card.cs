namespace CoachBot;

/// <summary>A picture in words: what is better looked at than read. Every channel draws it with its own means.</summary>
/// <param name="Title">Plain text.</param>
public sealed record Card(string Title)
{
    /// <summary>Neutral Markdown, or null.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>A plan's steps in order, with what is done.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>Plain text to copy as it is, line breaks and all; null when the card holds no draft.</summary>
    public string? Draft { get; init; }

    /// <summary>The draft of a mail begins with a line that has this before its subject, and an empty one.</summary>
    public const string SubjectMark = "Subject: ";

    /// <summary>The draft as it goes into the fields of a mail: the subject if it has one, and the text.</summary>
    public IReadOnlyList<string> DraftPieces() => (Draft ?? "").ReplaceLineEndings("\n").Split('\n', 3) switch
    {
        [var first, "", var text] when first.StartsWith(SubjectMark, StringComparison.Ordinal) => [first[SubjectMark.Length..], text],
        var lines => [string.Join('\n', lines)],
    };

    /// <summary>Null when the card holds none.</summary>
    public Chart? Chart { get; init; }

    /// <summary>What it is a picture of, as <c>kind:id</c>, so that it can be drawn as things stand later; null for one that does not change.</summary>
    public string? Subject { get; init; }

    /// <summary>At most six; a card's own buttons, apart from the answers of the message.</summary>
    public IReadOnlyList<Button> Actions { get; init; } = [];
}

/// <summary>One line of a card's table, plain text.</summary>
public sealed record Fact(string Name, string Value);

/// <summary>One step of a plan, plain text.</summary>
public sealed record Step(string Label, StepState State);

/// <summary>Where a step stands.</summary>
public enum StepState
{
    Open,
    Next,
    Done,
    Skipped,
}
