namespace CoachBot.Understanding;

/// <summary>Reads whether the door stays open and whether feedback is to be had: by listed phrases, and by a model of sentences for what no phrase foresaw.</summary>
internal sealed class MannerReader
{
    private const string Unsaid = "unsaid";
    private const string Given = "feedback-given";
    private const string Open = "door-open";
    private const string Closed = "door-closed";
    private const float Likely = 0.5f;

    // "Not again, ever" is said so rarely that a mere likeness to it is none, and where the door is also held open it must be beyond doubt.
    private const string Shut = "door-shut";
    private const float Sure = 0.9f;
    private const float InPart = 0.9f;

    // A listed remark counts unless the model takes the sentence for a bare reason or for no reason at all.
    private const float Idle = 0.97f;
    private const float Bare = 0.5f;
    private static readonly string[] Told = [Open, Given, "feedback-offered", "feedback-refused"];

    private readonly ClueBook book = ClueBook.Load("Mail/Manner.clues.md");
    private readonly LinearModel model = Learnt.Model("manner");

    /// <returns>The two values, and the words that decided each.</returns>
    public (string Door, string Feedback, IReadOnlyList<string> Evidence) Read(IReadOnlyList<Sentence> sentences)
    {
        var found = sentences.SelectMany(Labels).ToList();
        var labels = found.Select(each => each.Label).ToHashSet(StringComparer.Ordinal);
        var door = labels.Contains(Open) && !labels.Contains(Shut) ? "open" : labels.Contains(Closed) || labels.Contains(Shut) ? "closed" : Unsaid;
        var feedback = labels.Contains("feedback-given") ? "given" : labels.Contains("feedback-refused") ? "refused" : labels.Contains("feedback-offered") ? "offered" : Unsaid;
        return (door, feedback, [.. found.Where(each => each.Label == "door-" + door || (each.Label == Shut && door == "closed") || each.Label == "feedback-" + feedback).Select(each => each.Quote).Distinct(StringComparer.Ordinal)]);
    }

    private IEnumerable<(string Label, string Quote)> Labels(Sentence sentence)
    {
        var scores = model.Likelihoods(sentence.Features);
        var idle = scores[model.IndexOf("bare")] > Bare || scores[model.IndexOf("neutral")] > Idle;
        foreach (var part in sentence.Parts)
        {
            var ofPart = model.Likelihoods(part.Features);
            foreach (var label in Told) scores[model.IndexOf(label)] = Math.Max(scores[model.IndexOf(label)], InPart * ofPart[model.IndexOf(label)]);
        }

        var clues = book.Find(sentence);
        idle |= clues.Any(clue => clue.Label == "feedback-refused");
        var shut = clues.Where(clue => clue.Label == Closed).ToList();
        // "Please do not apply again" holds "apply again".
        bool IsIn(Clue clue) => shut.Exists(each => each.From <= clue.From && clue.From < each.To);
        foreach (var clue in clues.Where(clue => clue.Label switch { Given => !idle, Open => !IsIn(clue), _ => true })) yield return (clue.Label, clue.Quote);
        foreach (var label in Told.Where(label => label switch { Given => !idle, Open => shut.Count == 0, _ => true }))
            if (scores[model.IndexOf(label)] > Likely) yield return (label, sentence.Text);
        if (scores[model.IndexOf(Closed)] > Sure) yield return (Shut, sentence.Text);
    }
}
