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
    private const float Likely = 0.5f;

    private readonly ClueBook book = ClueBook.Load("Mail/Reason.clues.md");
    private readonly SentenceModel model = SentenceModel.Load("Mail/Reason.examples.md");

    public (string Reason, string Controllable, Clue? Evidence) Read(IReadOnlyList<Sentence> sentences)
    {
        var clues = sentences.Select(book.Find).SelectMany(found => found.Where(clue => IsReason(clue, found))).ToList();
        var reason = ByWeight.FirstOrDefault(label => clues.Exists(clue => clue.Label == label)) ?? Guess(sentences);
        return (reason ?? NoneGiven, Controllable(reason), clues.Find(clue => clue.Label == reason));
    }

    private string? Guess(IReadOnlyList<Sentence> sentences)
    {
        var best = sentences.SelectMany(sentence => model.Score(sentence).Select((score, at) => (Label: model.Labels[at], Score: score)))
            .Where(each => each.Label != "neutral").DefaultIfEmpty(("", 0f)).MaxBy(each => each.Item2);
        return best.Item2 > Likely ? best.Item1 : null;
    }

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
