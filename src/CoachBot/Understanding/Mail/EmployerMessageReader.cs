namespace CoachBot.Understanding;

/// <summary>The reader: cleaning, then what it decides, why, in what manner, and who wrote it.</summary>
public sealed class EmployerMessageReader : IEmployerMessageReader
{
    private readonly OutcomeReader outcomes = new();
    private readonly ReasonReader reasons = new();
    private readonly MannerReader manners = new();

    public EmployerMessage Read(string text)
    {
        var mail = MailText.Parse(text);
        var sentences = Sentences(mail);
        var (outcome, evidence) = outcomes.Read(sentences);
        if (outcome == Outcomes.Other && mail.Quoted.Length > 0)
        {
            var quoted = Read(mail.Quoted);
            if (quoted.Outcome != Outcomes.Other)
            {
                return quoted;
            }
        }

        var rejected = outcome == Outcomes.Rejected;
        var why = reasons.Read(sentences);
        var (door, feedback) = manners.Read(sentences);
        var sender = Sender.Find(mail);
        return new(
            outcome,
            rejected ? why.Reason : null,
            rejected ? why.Controllable : null,
            outcome == Outcomes.Other ? "unsaid" : door,
            rejected ? feedback : "unsaid",
            CompanyFinder.Find(mail, sender),
            RoleFinder.Find(mail),
            sender.Person,
            [.. evidence.Where(clue => clue.Label == outcome).Select(clue => clue.Quote), .. rejected && why.Evidence is { } because ? [because.Quote] : Array.Empty<string>()]);
    }

    public bool LooksLikeEmployerMessage(string text)
    {
        var mail = MailText.Parse(text);
        var (outcome, evidence) = outcomes.Read(Sentences(mail));
        return outcome != Outcomes.Other && Writing.LooksReceived(mail, evidence.Count);
    }

    private static IReadOnlyList<Sentence> Sentences(MailText mail) =>
        [.. SentenceSplitter.Split(mail.Subject ?? ""), .. SentenceSplitter.Split(mail.Body)];
}
