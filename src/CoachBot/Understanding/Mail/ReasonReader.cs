namespace CoachBot.Understanding;

/// <summary>Finds why a rejection was given, if it says: the most particular reason wins over the general ones.</summary>
internal sealed class ReasonReader
{
    private const string NoneGiven = "none-given";

    private static readonly string[] ByWeight =
    [
        "reference", "inside-candidate", "overqualified", "education", "logistics", "skill", "interview", "job-gone", "more-experience", "fit", "stronger-candidate", "volume",
    ];

    private readonly ClueBook book = ClueBook.Load("Mail/Reason.clues.md");

    public (string Reason, string Controllable, Clue? Evidence) Read(IReadOnlyList<Sentence> sentences)
    {
        var clues = sentences.Select(book.Find).SelectMany(found => found.Any(clue => clue.Label == "not-a-reason") ? found.Where(clue => BeforeNotAReason(clue, found)) : found).ToList();
        var reason = ByWeight.FirstOrDefault(label => clues.Exists(clue => clue.Label == label));
        return (reason ?? NoneGiven, Controllable(reason), clues.Find(clue => clue.Label == reason));
    }

    private static bool BeforeNotAReason(Clue clue, IReadOnlyList<Clue> found) =>
        clue.Label != "not-a-reason" && !found.Any(other => other.Label == "not-a-reason");

    private static string Controllable(string? reason) => reason switch
    {
        "skill" or "interview" or "reference" or "fit" => "yes",
        "more-experience" or "education" or "overqualified" or "stronger-candidate" or "logistics" => "partly",
        "inside-candidate" or "job-gone" or "volume" => "no",
        _ => "unknown",
    };
}
