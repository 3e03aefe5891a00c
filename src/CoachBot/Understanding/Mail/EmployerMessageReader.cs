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
        var sentences = mail.Sentences;
        var why = reasons.Read(sentences);
        var (outcome, evidence) = outcomes.Read(sentences);
        if (outcome == Outcomes.Other && mail.Quoted.Length > 0)
        {
            var quoted = Read(mail.Quoted);
            if (quoted.Outcome is not (Outcomes.Other or Outcomes.Offer or Outcomes.NextStage) || !SaysNo(mail.Body))
            {
                return quoted;
            }
        }

        var rejected = outcome == Outcomes.Rejected;
        var (door, feedback, manner) = rejected ? manners.Read(sentences) : ("unsaid", "unsaid", []);
        var (interview, deadline) = outcome is Outcomes.NextStage or Outcomes.Offer ? Appointments.Find(sentences) : (null, null);
        var sender = Sender.Find(mail);
        // Other messages name nobody who hires.
        var role = outcome == Outcomes.Other ? null : RoleFinder.Find(mail, sender);
        return new(
            outcome,
            rejected ? why.Reason : null,
            rejected ? why.Controllable : null,
            door,
            feedback,
            outcome == Outcomes.Other ? null : CompanyFinder.Find(mail, sender, role),
            role,
            sender.Person,
            [.. evidence.Where(clue => clue.Label == outcome).Select(clue => clue.Quote), .. rejected && why.Evidence is { } because ? [because.Quote] : Array.Empty<string>(), .. manner])
        { Interview = interview, Deadline = deadline };
    }

    public bool LooksLikeEmployerMessage(string text)
    {
        var mail = MailText.Parse(text);
        var sentences = mail.Sentences;
        var (outcome, evidence) = outcomes.Read(sentences);
        return outcome != Outcomes.Other && Writing.LooksReceived(mail, evidence.Count);
    }

    /// <summary>Good news quoted below a "no" is old news.</summary>
    private static bool SaysNo(string own) =>
        Array.Exists(WordSplitter.Split(own, 0, own.Length), word => word.Text is "no" or "not" or "sorry" or "unfortunately" or "afraid" or "never" or "sadly" or "regret" or "update" or "change");
}
