namespace CoachBot.Understanding;

/// <summary>
/// Decides what a message decides. A refusal outweighs everything, for a refusal read as an offer is the one unforgivable error; words under an "if",
/// words about other people, and offers or invitations under a "not" do not count.
/// </summary>
internal sealed class OutcomeReader
{
    private const float Likely = 0.6f;
    private const float Suspicious = 0.4f;

    private readonly ClueBook book = ClueBook.Load("Mail/Outcome.clues.md");
    private readonly SentenceModel model = SentenceModel.Load("Mail/Outcome.examples.md");

    public (string Outcome, IReadOnlyList<Clue> Evidence) Read(IReadOnlyList<Sentence> sentences)
    {
        var found = new Tally();
        foreach (var sentence in sentences)
        {
            Count(sentence, found);
            Guess(sentence, found);
        }

        return (Decide(found), found.Counted);
    }

    private void Count(Sentence sentence, Tally found)
    {
        var clues = book.Find(sentence);
        var reopened = clues.Where(clue => clue.Label == "reopened").Select(clue => clue.To).DefaultIfEmpty(-1).Max();
        if (reopened >= 0)
        {
            found.Counted.RemoveAll(clue => clue.Label == Outcomes.Rejected);
            found.Guesses.Remove(Outcomes.Rejected);
        }

        foreach (var clue in clues)
        {
            switch (clue.Label)
            {
                case "not-a-job":
                    found.NotAJob++;
                    break;
                case "job-words":
                    found.JobWords++;
                    break;
                case Outcomes.Rejected when clue.From < reopened || Overlaps(clue, clues, "elsewhere") || UnderIf(clue, clues):
                    break;
                case Outcomes.Offer or Outcomes.NextStage when UnderIf(clue, clues):
                    break;
                case Outcomes.Offer or Outcomes.NextStage when Negated(clue, clues):
                    found.Negated = true;
                    break;
                case Outcomes.Rejected or Outcomes.Offer or Outcomes.NextStage or Outcomes.OnHold or Outcomes.Received or Outcomes.Other:
                    found.Counted.Add(clue);
                    break;
            }
        }
    }

    /// <summary>What no phrase foresaw: kept apart, and asked only where the phrases are silent or speak of good news.</summary>
    private void Guess(Sentence sentence, Tally found)
    {
        var scores = model.Score(sentence);
        for (var at = 0; at < scores.Length; at++)
        {
            var label = model.Labels[at];
            found.Guesses[label] = Math.Max(found.Guesses.GetValueOrDefault(label), scores[at]);
        }
    }

    private static string Decide(Tally found)
    {
        if (found.NotAJob > found.JobWords)
        {
            return Outcomes.Other;
        }

        if (found.Has(Outcomes.Rejected))
        {
            return Outcomes.Rejected;
        }

        if (found.Has(Outcomes.Offer))
        {
            return Outcomes.Offer;
        }

        if (found.Has(Outcomes.Other) && found.Of(Outcomes.Other) >= found.Of(Outcomes.NextStage) + found.Of(Outcomes.OnHold))
        {
            return found.Of(Outcomes.Received) > found.Of(Outcomes.Other) ? Outcomes.Received : Outcomes.Other;
        }

        if (found.Of(Outcomes.OnHold) >= found.Of(Outcomes.NextStage) && found.Has(Outcomes.OnHold))
        {
            return Outcomes.OnHold;
        }

        if (found.Has(Outcomes.NextStage))
        {
            return Outcomes.NextStage;
        }

        var guess = found.Guesses.Where(each => each.Key is not ("neutral" or Outcomes.Other or Outcomes.Received)).DefaultIfEmpty().MaxBy(each => each.Value);
        if (guess.Value > Likely)
        {
            return found.Guesses.GetValueOrDefault(Outcomes.Rejected) > Suspicious ? Outcomes.Rejected : guess.Key;
        }

        return found.Has(Outcomes.Received) ? Outcomes.Received : found.Negated ? Outcomes.Rejected : found.Guesses.GetValueOrDefault(Outcomes.Received) > Likely ? Outcomes.Received : Outcomes.Other;
    }

    private static bool Overlaps(Clue clue, IReadOnlyList<Clue> clues, string label) =>
        clues.Any(other => other.Label == label && other.From < clue.To && clue.From < other.To);

    private static bool UnderIf(Clue clue, IReadOnlyList<Clue> clues) =>
        clues.Any(other => other.Label == "hypothetical" && other.From < clue.To && !Contrast(clues, other.From, clue.From));

    private static bool Negated(Clue clue, IReadOnlyList<Clue> clues) =>
        clues.Any(other => other.Label == "negator" && other.From >= clue.From - 6 && other.From <= clue.From + 2
            && !Contrast(clues, other.From, clue.From) && !Overlaps(other, clues, "elsewhere"));

    private static bool Contrast(IReadOnlyList<Clue> clues, int from, int to) =>
        clues.Any(other => other.Label == "contrast" && other.From > from && other.From < to);

    private sealed class Tally
    {
        public List<Clue> Counted { get; } = [];

        public Dictionary<string, float> Guesses { get; } = new(StringComparer.Ordinal);

        public bool Negated { get; set; }

        public int NotAJob { get; set; }

        public int JobWords { get; set; }

        public int Of(string label) => Counted.Count(clue => clue.Label == label);

        public bool Has(string label) => Counted.Exists(clue => clue.Label == label);
    }
}
