namespace CoachBot.Understanding;

/// <summary>
/// Decides what a message decides. Each sentence is heard twice, by listed phrases and by a model of sentences; where they differ the surer one counts.
/// A refusal outweighs good news, for a refusal read as an offer is the one unforgivable error; words under an "if", words about other people, and
/// offers or invitations under a "not" do not count.
/// </summary>
internal sealed class OutcomeReader
{
    /// <summary>What a phrase alone is worth, and how sure the model must be of something else to overrule it.</summary>
    private const float Phrase = 0.6f;
    private const float Overruled = 0.85f;

    /// <summary>A refusal may stand in half a sentence.</summary>
    private const float InPart = 0.9f;

    private const float Likely = 0.5f;
    private const float Suspicious = 0.4f;
    private const float FarAhead = 0.25f;
    private const float Certain = 0.93f;
    private const float Hint = 0.1f;
    private const float Shadow = 0.55f;

    /// <summary>What the model gives a phrase that means nothing in its own sentence: "sadly the interview has to move".</summary>
    private const float Unbelieved = 0.05f;
    private const float Faint = 0.2f;

    /// <summary>Nothing in it decides; a reason for a refusal would still make it one.</summary>
    private const string Undecided = "";

    private static readonly string[] Decisions = [Outcomes.Rejected, Outcomes.Offer, Outcomes.NextStage, Outcomes.OnHold, Outcomes.Received, Outcomes.Other];

    private readonly ClueBook book = ClueBook.Load("Mail/Outcome.clues.md");
    private readonly SentenceModel model = SentenceModel.Load("Mail/Outcome.examples.md");

    /// <returns>The outcome, and the phrases that spoke.</returns>
    /// <param name="namesAReason">Whether the message says what was wrong: guessed good news then is none.</param>
    public (string Outcome, IReadOnlyList<Clue> Evidence) Read(IReadOnlyList<Sentence> sentences, bool namesAReason)
    {
        var found = new Tally();
        foreach (var sentence in sentences)
        {
            Weigh(sentence, found);
        }

        var outcome = Decide(found);
        var guessed = IsGoodNews(outcome) && found.Of(outcome) < Certain;
        return (namesAReason && (guessed || outcome == Undecided) ? Outcomes.Rejected : outcome == Undecided ? Outcomes.Other : outcome, found.Counted);
    }

    private void Weigh(Sentence sentence, Tally found)
    {
        var scores = model.Score(sentence);
        var likelihoods = Decisions.ToDictionary(label => label, label => scores[model.IndexOf(label)], StringComparer.Ordinal);
        foreach (var part in likelihoods[Outcomes.Rejected] > Hint ? sentence.Parts : [])
        {
            likelihoods[Outcomes.Rejected] = Math.Max(likelihoods[Outcomes.Rejected], InPart * model.Score(part)[model.IndexOf(Outcomes.Rejected)]);
        }

        var clues = book.Find(sentence);
        if (clues.Any(clue => clue.Label == "reopened"))
        {
            found.Counted.RemoveAll(clue => clue.Label == Outcomes.Rejected);
            found.Weights.Remove(Outcomes.Rejected);
            likelihoods[Outcomes.Rejected] = 0;
        }

        if (clues.Any(clue => clue.Label == "hypothetical"))
        {
            likelihoods[Outcomes.Rejected] *= 0.6f;
        }

        found.NotAJob += clues.Count(clue => clue.Label == "not-a-job");
        found.JobWords += clues.Count(clue => clue.Label == "job-words");
        var counted = clues.Where(clue => likelihoods.ContainsKey(clue.Label) && !Idle(clue, clues) && !IsOverruled(clue.Label, likelihoods)).ToList();
        found.Counted.AddRange(counted);
        found.Negated |= clues.Any(clue => clue.Label is Outcomes.Offer or Outcomes.NextStage && !UnderIf(clue, clues) && Negated(clue, clues));
        foreach (var (label, likelihood) in likelihoods)
        {
            var weight = counted.Exists(clue => clue.Label == label) ? Phrase + ((1 - Phrase) * likelihood) : likelihood;
            found.Weights[label] = Math.Max(found.Of(label), weight);
        }
    }

    /// <summary>Words about somebody else, under an "if", or under a "not".</summary>
    private static bool Idle(Clue clue, IReadOnlyList<Clue> clues) => clue.Label switch
    {
        Outcomes.Rejected => clue.From < clues.Where(other => other.Label == "reopened").Select(other => other.To).DefaultIfEmpty(-1).Max() || Overlaps(clue, clues, "elsewhere") || UnderIf(clue, clues),
        Outcomes.Offer or Outcomes.NextStage => UnderIf(clue, clues) || Negated(clue, clues),
        _ => false,
    };

    private static bool IsOverruled(string label, Dictionary<string, float> likelihoods) =>
        likelihoods[label] < 0.1f && likelihoods.Any(each => each.Key != label
            && each.Value > Overruled && !(label == Outcomes.Rejected && IsGoodNews(each.Key)))
        || (label == Outcomes.Rejected && likelihoods[label] < Unbelieved && likelihoods[Outcomes.NextStage] > Certain);

    private static string Decide(Tally found)
    {
        if (found.NotAJob > found.JobWords)
        {
            return Outcomes.Other;
        }

        var refusal = found.Of(Outcomes.Rejected);
        var best = Decisions.Where(label => label is not (Outcomes.Rejected or Outcomes.Received)).MaxBy(found.Of)!;
        var lead = found.Of(best);
        if (IsGoodNews(best) && found.Has(Outcomes.Other) && found.Count(Outcomes.Other) >= found.Count(best))
        {
            (best, lead) = (Outcomes.Other, found.Of(Outcomes.Other));
        }

        if (refusal > Likely && !Outweighs(best, lead, refusal, found))
        {
            return Outcomes.Rejected;
        }

        if (lead > Likely && (found.Has(best) || lead > found.Of(Outcomes.Received) - Hint))
        {
            return IsGoodNews(best) && refusal > Suspicious && !Outweighs(best, lead, refusal, found) ? Outcomes.Rejected : best;
        }

        if (found.Of(Outcomes.Received) > Likely)
        {
            return Outcomes.Received;
        }

        return found.Negated || refusal > (found.JobWords > 0 ? Hint : Faint) ? Outcomes.Rejected : best is Outcomes.OnHold or Outcomes.Other && lead > Hint ? best : Undecided;
    }

    /// <summary>Whether a refusal is only a shadow: no phrase says it, and something else is far surer. Good news in one sentence never drowns a no in another.</summary>
    private static bool Outweighs(string best, float lead, float refusal, Tally found) => best switch
    {
        Outcomes.OnHold or Outcomes.Other => lead > refusal + FarAhead,
        _ when found.Has(Outcomes.Rejected) => false,
        _ => found.Has(best) && refusal < Shadow && lead > refusal + Hint,
    };

    private static bool IsGoodNews(string outcome) => outcome is Outcomes.Offer or Outcomes.NextStage;

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

        /// <summary>The strongest sign of each decision, 0 to 1.</summary>
        public Dictionary<string, float> Weights { get; } = new(StringComparer.Ordinal);

        public bool Negated { get; set; }

        public int NotAJob { get; set; }

        public int JobWords { get; set; }

        public bool Has(string label) => Counted.Exists(clue => clue.Label == label);

        public int Count(string label) => Counted.Count(clue => clue.Label == label);

        public float Of(string label) => Weights.GetValueOrDefault(label);
    }
}
