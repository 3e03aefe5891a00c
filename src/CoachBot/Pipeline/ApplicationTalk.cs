using System.Text.RegularExpressions;
using CoachBot.Understanding;

namespace CoachBot;

/// <summary>What a message about an application already says.</summary>
internal static partial class ApplicationTalk
{
    /// <summary>What an employer's pasted invitation or offer says; null when the text is none.</summary>
    public static IReadOnlyDictionary<string, Heard>? Pasted(string text, IEmployerMessageReader mails)
    {
        if (!mails.LooksLikeEmployerMessage(text) || mails.Read(text) is not { Outcome: Outcomes.NextStage or Outcomes.Offer } mail)
            return null;

        var given = new Dictionary<string, Heard>(StringComparer.Ordinal) { ["stage"] = new(mail.Outcome == Outcomes.Offer ? "offer" : "interview") };
        foreach (var (key, value) in new[] { ("company", mail.Company), ("which", mail.Company), ("role", mail.Role), ("when", mail.Interview), ("deadline", mail.Deadline) })
            if (value is not null)
                given[key] = new Heard(value);
        return given;
    }

    public static IReadOnlyDictionary<string, Heard> Given(string text, Understood understood)
    {
        var given = new Dictionary<string, Heard>(StringComparer.Ordinal);
        if (understood.Slots.Company is { } company)
            given["company"] = given["which"] = new Heard(company);
        if (understood.Slots.Role is { } role)
            given["role"] = new Heard(role);
        if (understood.Slots.When is { } when)
            given["when"] = new Heard(when);
        if (Withdrew().IsMatch(text))
            given["stage"] = new Heard("withdrawn");
        else if (GotOffer().IsMatch(text))
            given["stage"] = new Heard("offer");
        else if (understood.Slots.Stage is { } stage)
            given["stage"] = new Heard(stage);
        return given;
    }

    [GeneratedRegex(@"\b(withdr[ae]w|withdrawn|withdrawing|pull(ed|ing)? out|bowed out|dropped out)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Withdrew();

    [GeneratedRegex(@"\b(got|have|had|received|made me|gave me|sent me) (an|the|their|a written|a verbal) (job )?offer\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GotOffer();
}
