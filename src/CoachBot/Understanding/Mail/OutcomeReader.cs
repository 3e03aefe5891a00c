using System.Text.Json;

namespace CoachBot.Understanding;

/// <summary>
/// Decides what a message decides. Three witnesses are heard: a model of whole messages, a model of single sentences, and listed phrases; words under
/// an "if", words about other people, and offers or invitations under a "not" do not count. Good news must be beyond doubt, for a refusal read as
/// an offer is the one unforgivable error.
/// </summary>
internal sealed class OutcomeReader
{
    private const int Epochs = 6;
    private const float Rate = 6;

    /// <summary>What a sentence, a phrase, a reason for a refusal and talk of something that is no job weigh beside the whole message.</summary>
    private const float OfSentence = 0.7f;
    private const float OfPhrase = 1;
    private const float OfReason = 0.5f;
    private const float OfElsewhere = 2;

    /// <summary>Nothing is quite impossible.</summary>
    private const float Faint = 0.01f;

    /// <summary>Below it no sentence decides anything.</summary>
    private const float Spoken = 0.3f;

    /// <summary>How far good news must be ahead of a refusal; a sentence that refuses this surely rules it out, unless the whole message leaves no doubt.</summary>
    private const float Ahead = 2;
    private const float Refuses = 0.7f;
    private const float NoDoubt = 0.97f;

    private static readonly string[] Decisions = [Outcomes.Rejected, Outcomes.Offer, Outcomes.NextStage, Outcomes.OnHold, Outcomes.Received, Outcomes.Other];
    private static readonly int Refusal = Array.IndexOf(Decisions, Outcomes.Rejected);
    private static readonly int Elsewhere = Array.IndexOf(Decisions, Outcomes.Other);

    private readonly ClueBook book = ClueBook.Load("Mail/Outcome.clues.md");
    private readonly SentenceModel single = SentenceModel.Load("Mail/Outcome.examples.md");
    private readonly LinearModel whole;

    public OutcomeReader()
    {
        var examples = Examples().ToList();
        whole = new([.. examples.Select(example => Features(example.Sentences))], [.. examples.Select(example => Array.IndexOf(Decisions, example.Outcome))], Decisions.Length, Epochs, Rate);
    }

    /// <returns>The outcome, and the phrases that spoke.</returns>
    /// <param name="sentences">The message.</param>
    /// <param name="namesAReason">Whether it says what was wrong.</param>
    public (string Outcome, IReadOnlyList<Clue> Evidence) Read(IReadOnlyList<Sentence> sentences, bool namesAReason)
    {
        var (elsewhere, work) = (0, 0);
        var likelihood = whole.Score(Features(sentences));
        whole.Softmax(likelihood);
        var counted = new List<Clue>();
        var best = new float[Decisions.Length];
        foreach (var sentence in sentences)
        {
            var scores = single.Score(sentence);
            for (var at = 0; at < best.Length; at++) best[at] = Math.Max(best[at], scores[single.IndexOf(Decisions[at])]);
            var clues = book.Find(sentence);
            elsewhere += clues.Count(clue => clue.Label == "not-a-job");
            work += clues.Count(clue => clue.Label == "job-words");
            if (clues.Any(clue => clue.Label == "reopened")) counted.RemoveAll(clue => clue.Label == Outcomes.Rejected);
            counted.AddRange(clues.Where(clue => Decisions.Contains(clue.Label) && !Idle(clue, clues)));
        }

        if (best.Max() < Spoken && counted.Count == 0) return (Outcomes.Other, []);
        var weights = new float[Decisions.Length];
        for (var at = 0; at < weights.Length; at++)
            weights[at] = MathF.Log(likelihood[at] + Faint) + (OfSentence * MathF.Log(best[at] + Faint)) + (counted.Exists(clue => clue.Label == Decisions[at]) ? OfPhrase : 0);
        if (namesAReason) weights[Refusal] += OfReason;
        // A loan, a flat or a paper is refused in the same words as a job.
        if (elsewhere > work) weights[Elsewhere] += OfElsewhere;
        var first = Array.IndexOf(weights, weights.Max());
        var doubtful = (best[Refusal] > Refuses && likelihood[first] < NoDoubt) || weights[first] < weights[Refusal] + Ahead;
        return (IsGoodNews(Decisions[first]) && doubtful ? Outcomes.Rejected : Decisions[first], counted);
    }

    private static IEnumerable<(string Outcome, IReadOnlyList<Sentence> Sentences)> Examples()
    {
        foreach (var line in UnderstandingResource.Read("Mail/Outcome.mails.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var mail = JsonDocument.Parse(line);
            yield return (mail.RootElement.GetProperty("outcome").GetString()!, SentenceSplitter.Split(mail.RootElement.GetProperty("text").GetString()!));
        }

        // A sentence that decides, alone and among words that decide nothing: what stands around it must not count. A refusal stays one beside good news.
        var sentences = SentenceModel.Examples(UnderstandingResource.Read("Mail/Outcome.examples.md"));
        var around = sentences.Where(each => each.Label == "neutral").Select(each => SentenceSplitter.Split(each.Text)).ToList();
        var warm = sentences.Where(each => IsGoodNews(each.Label)).Select(each => SentenceSplitter.Split(each.Text)).ToList();
        var random = new Shuffle(20261122);
        foreach (var (label, text) in sentences.Where(each => Decisions.Contains(each.Label)))
        {
            var decides = SentenceSplitter.Split(text);
            yield return (label, decides);
            yield return (label, [.. random.Pick(around), .. decides, .. random.Pick(around)]);
            if (label == Outcomes.Rejected) yield return (label, [.. random.Pick(warm), .. decides, .. random.Pick(around)]);
        }
    }

    private static bool IsGoodNews(string outcome) => outcome is Outcomes.Offer or Outcomes.NextStage;

    private static uint[] Features(IEnumerable<Sentence> sentences) =>
        [.. sentences.SelectMany(sentence => sentence.Features).Select(feature => Hashing.Join('m', (uint)feature))];

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
