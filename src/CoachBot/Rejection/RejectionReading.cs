using CoachBot.Understanding;

namespace CoachBot;

/// <summary>What a message that logs a rejection already says: in the person's own words, or in the employer's pasted ones.</summary>
public sealed class RejectionReading(IEmployerMessageReader mails)
{
    public IReadOnlyDictionary<string, Heard> Given(string text, Understood understood)
    {
        var pasted = mails.LooksLikeEmployerMessage(text);
        var mail = mails.Read(text);
        var given = new Dictionary<string, Heard>(StringComparer.Ordinal);
        Add(given, "company", pasted ? mail.Company ?? understood.Slots.Company : understood.Slots.Company);
        Add(given, "role", pasted ? mail.Role ?? understood.Slots.Role : understood.Slots.Role);
        Add(given, "stage", understood.Slots.Stage);
        Add(given, "how", pasted ? "email" : null);
        Add(given, "teller", pasted ? mail.Person : null);
        if (mail is { Outcome: "rejected", Reason: not null and not "none-given" } && mail.Evidence.Count > 0)
            Add(given, "reason", Reason(text, mail.Evidence[0]));
        return given;
    }

    /// <summary>The clause that gives the reason, out of a message that says more than that.</summary>
    private static string Reason(string text, string evidence)
    {
        var at = text.IndexOf(evidence, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return evidence.Trim();
        var start = text.LastIndexOfAny(['.', ',', ';', '!', '?', '\n', ':'], at) + 1;
        var end = text.IndexOfAny(['.', ';', '!', '?', '\n'], at + evidence.Length);
        return text[start..(end < 0 ? text.Length : end)].Trim();
    }

    private static void Add(Dictionary<string, Heard> given, string key, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            given[key] = new Heard(value);
    }
}
