namespace CoachBot.Understanding;

/// <summary>
/// Decides what a message decides: a model of whole messages, helped by listed phrases. Words under an "if", words about other people, and offers or
/// invitations under a "not" do not count. Good news must be ahead, and far ahead of a sentence that refuses, for a refusal read as an offer is the
/// one unforgivable error.
/// </summary>
internal sealed class OutcomeReader
{
    /// <summary>What a phrase, and talk of something that is no job, add to the log-likelihood.</summary>
    private const float OfPhrase = 0.5f;
    private const float OfElsewhere = 2;

    /// <summary>How far good news must be ahead of a refusal: at all, where a phrase refuses, and where a sentence surely does.</summary>
    private const float Ahead = 1;
    private const float WellAhead = 1.5f;
    private const float FarAhead = 3;
    private const float Surely = 0.4f;

    /// <summary>Nothing is quite impossible.</summary>
    private const float Faint = 0.01f;

    /// <summary>What a message can decide: the classes of the model of whole messages, in its order.</summary>
    internal static readonly string[] Decisions = [Outcomes.Rejected, Outcomes.Offer, Outcomes.NextStage, Outcomes.OnHold, Outcomes.Received, Outcomes.Other];
    private static readonly int Refusal = Array.IndexOf(Decisions, Outcomes.Rejected);
    private static readonly int Elsewhere = Array.IndexOf(Decisions, Outcomes.Other);

    private readonly ClueBook book = ClueBook.Load("Mail/Outcome.clues.md");
    private readonly LinearModel model = Learnt.Model("outcome");
    private readonly LinearModel refusal = Learnt.Model("refusal");

    /// <returns>The outcome, and the phrases that spoke.</returns>
    public (string Outcome, IReadOnlyList<Clue> Evidence) Read(IReadOnlyList<Sentence> sentences)
    {
        if (!sentences.Any(sentence => sentence.Words.Length > 0)) return (Outcomes.Other, []);
        var (elsewhere, work, refuses) = (0, 0, 0f);
        var counted = new List<Clue>();
        foreach (var sentence in sentences)
        {
            refuses = Math.Max(refuses, refusal.Likelihoods(sentence.Features)[refusal.IndexOf(Outcomes.Rejected)]);
            var clues = book.Find(sentence);
            elsewhere += clues.Count(clue => clue.Label == "not-a-job");
            work += clues.Count(clue => clue.Label == "job-words");
            if (clues.Any(clue => clue.Label == "reopened")) counted.RemoveAll(clue => clue.Label == Outcomes.Rejected);
            counted.AddRange(clues.Where(clue => Decisions.Contains(clue.Label) && !Idle(clue, clues)));
        }

        var likelihoods = model.Likelihoods(Features(sentences));
        var weights = new float[Decisions.Length];
        for (var at = 0; at < weights.Length; at++) weights[at] = MathF.Log(likelihoods[at] + Faint) + (Says(Decisions[at]) ? OfPhrase : 0);
        // A loan, a flat or a paper is refused in the same words as a job.
        if (elsewhere > work) weights[Elsewhere] += OfElsewhere;
        var first = Array.IndexOf(weights, weights.Max());
        var doubtful = weights[first] < weights[Refusal] + (refuses > Surely ? FarAhead : Says(Outcomes.Rejected) ? WellAhead : Ahead);
        return (IsGoodNews(Decisions[first]) && doubtful ? Outcomes.Rejected : Decisions[first], counted);

        bool Says(string outcome) => counted.Exists(clue => clue.Label == outcome);
    }

    /// <summary>What models of whole messages see.</summary>
    public static uint[] Features(IEnumerable<Sentence> sentences) => [.. sentences.SelectMany(sentence => sentence.Features)];

    private static bool IsGoodNews(string outcome) => outcome is Outcomes.Offer or Outcomes.NextStage;

    /// <summary>Words about somebody else, under an "if", or under a "not".</summary>
    private static bool Idle(Clue clue, IReadOnlyList<Clue> clues) => clue.Label switch
    {
        Outcomes.Rejected => clue.From < clues.Where(other => other.Label == "reopened").Select(other => other.To).DefaultIfEmpty(-1).Max() || Overlaps(clue, clues, "elsewhere") || UnderIf(clue, clues),
        Outcomes.Offer or Outcomes.NextStage => UnderIf(clue, clues) || Negated(clue, clues),
        _ => false,
    };

    private static bool Overlaps(Clue clue, IReadOnlyList<Clue> clues, string label) =>
        clues.Any(other => other.Label == label && other.From < clue.To && clue.From < other.To);

    private static bool UnderIf(Clue clue, IReadOnlyList<Clue> clues) =>
        clues.Any(other => other.Label == "hypothetical" && other.From < clue.To && !Contrast(clues, other.From, clue.From));

    private static bool Negated(Clue clue, IReadOnlyList<Clue> clues) =>
        clues.Any(other => other.Label == "negator" && other.From >= clue.From - 6 && other.From <= clue.From + 2
            && !Contrast(clues, other.From, clue.From) && !Overlaps(other, clues, "elsewhere"));

    private static bool Contrast(IReadOnlyList<Clue> clues, int from, int to) =>
        clues.Any(other => other.Label == "contrast" && other.From > from && other.From < to);
}
