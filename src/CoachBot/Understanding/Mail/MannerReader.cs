namespace CoachBot.Understanding;

/// <summary>Reads whether the door stays open and whether feedback is to be had.</summary>
internal sealed class MannerReader
{
    private const string Unsaid = "unsaid";

    private readonly ClueBook book = ClueBook.Load("Mail/Manner.clues.md");

    public (string Door, string Feedback) Read(IReadOnlyList<Sentence> sentences)
    {
        var labels = sentences.SelectMany(book.Find).Select(clue => clue.Label).ToHashSet(StringComparer.Ordinal);
        var door = labels.Contains("door-closed") ? "closed" : labels.Contains("door-open") ? "open" : Unsaid;
        var feedback = labels.Contains("feedback-given") ? "given" : labels.Contains("feedback-refused") ? "refused" : labels.Contains("feedback-offered") ? "offered" : Unsaid;
        return (door, feedback);
    }
}
