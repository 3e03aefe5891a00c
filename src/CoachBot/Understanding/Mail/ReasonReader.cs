namespace CoachBot.Understanding;

/// <summary>Finds why a rejection was given, if it says: the most particular reason wins over the general ones.</summary>
internal sealed class ReasonReader
{
    private const string NoneGiven = "none-given";

    private static readonly string[] ByWeight =
    [
        "reference", "inside-candidate", "overqualified", "education", "logistics", "skill", "interview", "job-gone", "more-experience", "fit", "stronger-candidate", "volume",
    ];

    private const string Idle = "not-a-reason";
    private const int Near = 5;
    private const float Likely = 0.3f;
    private const float Phrase = 0.6f;
    private const float Overruled = 0.9f;
    private const float Nuance = 0.02f;

    /// <summary>How the whole message counts beside the sentence that says it best.</summary>
    private const float OfWhole = 0.5f;

    private readonly ClueBook book = ClueBook.Load("Mail/Reason.clues.md");
    private readonly LinearModel model = Learnt.Model("reason");
    private readonly LinearModel whole = Learnt.Model("reasons");

    /// <returns>The reason ("none-given" when there is none), who could change it, and the phrase that says so.</returns>
    public (string Reason, string Controllable, Clue? Evidence) Read(IReadOnlyList<Sentence> sentences)
    {
        var weights = new Dictionary<string, float>(StringComparer.Ordinal);
        var evidence = new List<Clue>();
        foreach (var sentence in sentences)
        {
            Weigh(sentence, weights, evidence);
        }

        var likelihoods = whole.Likelihoods(OutcomeReader.Features(sentences));
        foreach (var label in ByWeight)
        {
            weights[label] = ((1 - OfWhole) * weights.GetValueOrDefault(label)) + (OfWhole * likelihoods[whole.IndexOf(label)]);
        }

        var reason = ByWeight.Where(label => weights[label] > Likely).MaxBy(label => weights[label] + Particular(label));
        return (reason ?? NoneGiven, Controllable(reason), evidence.Find(clue => clue.Label == reason));
    }

    private void Weigh(Sentence sentence, Dictionary<string, float> weights, List<Clue> evidence)
    {
        var scores = model.Likelihoods(sentence.Features);
        foreach (var part in sentence.Parts)
        {
            var ofPart = model.Likelihoods(part.Features);
            for (var at = 0; at < scores.Length; at++)
            {
                scores[at] = Math.Max(scores[at], ofPart[at]);
            }
        }

        var found = book.Find(sentence);
        var idle = scores[model.IndexOf("neutral")] > Overruled;
        var clues = found.Where(clue => IsReason(clue, found)).ToList();
        foreach (var label in ByWeight)
        {
            var likelihood = scores[model.IndexOf(label)];
            var clue = clues.Find(clue => clue.Label == label);
            if (clue is not null && !(idle && label == "stronger-candidate"))
            {
                evidence.Add(clue);
                likelihood = Phrase + ((1 - Phrase) * likelihood);
            }

            weights[label] = Math.Max(weights.GetValueOrDefault(label), likelihood);
        }
    }

    /// <summary>Of two that are as likely the more particular one tells more.</summary>
    private static float Particular(string label) => (ByWeight.Length - Array.IndexOf(ByWeight, label)) * Nuance;

    private static bool IsReason(Clue clue, IReadOnlyList<Clue> found) =>
        clue.Label != Idle && !found.Any(idle => idle.Label == Idle && (clue.Label == "volume" || (idle.From - clue.To < Near && clue.From - idle.To < Near)));

    private static string Controllable(string? reason) => reason switch
    {
        "skill" or "interview" or "reference" or "fit" => "yes",
        "more-experience" or "education" or "overqualified" or "stronger-candidate" or "logistics" => "partly",
        "inside-candidate" or "job-gone" or "volume" => "no",
        _ => "unknown",
    };
}
