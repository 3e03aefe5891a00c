namespace CoachBot;

/// <summary>What a reply is made of. Every fact comes from the casebook or from an answer; none is invented.</summary>
/// <param name="To">Whom it greets, or null.</param>
/// <param name="From">How the person signs.</param>
/// <param name="Enjoyed">What they enjoyed, to go after "I especially enjoyed", or null.</param>
/// <param name="StillWants">Whether they say that they would still like to join.</param>
/// <param name="Feedback">Whether it asks for feedback.</param>
/// <param name="NearMiss">Whether they got so far that constructive criticism of one point can be asked for.</param>
public sealed record Letter(string Company, string Role, string? To, string From, string? Enjoyed, bool StillWants, bool Feedback, bool NearMiss, string? Reason, Way By)
{
    private static readonly string[] Honorifics = ["Dr", "Mr", "Mrs", "Ms", "Miss", "Mx", "Prof", "Professor", "Sir", "Dame"];

    /// <summary>How somebody one has met is greeted: by the first name, unless an honorific stands before it.</summary>
    public string? Dear => To?.Split(' ') is [var first, _, ..] && !Honorifics.Contains(first.TrimEnd('.'), StringComparer.OrdinalIgnoreCase) ? first : To;

    /// <summary>
    /// The thank-you of coaching.md 18: thanks, the new colleague wished well, still interested and sure of adding value,
    /// in touch and among the first to think of, other positions too, until we meet again; the one request at its end (20).
    /// </summary>
    public string ThankYou(Manner manner, CopyFile copy)
    {
        if (By == Way.Phone)
            return Compose(copy, manner, ["phone-thanks", "phone-glad", StillWants ? "phone-meant" : "phone-meant-well", Feedback ? "phone-feedback" : "phone-radar"], separator: "\n");

        var parts = new List<string?> { "open", Enjoyed is not null && !manner.Short ? "enjoyed" : null, "wish" };
        parts.AddRange(StillWants ? ["want", manner.Short ? null : "value"] : []);
        parts.AddRange([manner.Short ? null : "touch", Feedback ? (NearMiss ? "criticism" : "feedback") : null, StillWants ? "until" : "close"]);
        return Envelope(copy, manner, parts, "subject-thanks");
    }

    /// <summary>The request for feedback on its own (coaching.md 20).</summary>
    public string FeedbackRequest(Manner manner, CopyFile copy) =>
        By == Way.Phone
            ? Compose(copy, manner, ["phone-thanks", "phone-feedback"], separator: "\n")
            : Envelope(copy, manner, ["ask-open", NearMiss ? "criticism" : "feedback", manner.Short ? null : "ask-light", "close"], "subject-feedback");

    /// <summary>One friendly line after a request that nobody has answered.</summary>
    public string Nudge(Manner manner, CopyFile copy) =>
        Envelope(copy, manner, [Role.Length > 0 ? "nudge" : "nudge-unknown", "close"], "subject-feedback").TrimEnd();

    private string Envelope(CopyFile copy, Manner manner, IEnumerable<string?> parts, string subject)
    {
        var body = Compose(copy, manner, [To is null ? "greeting-nobody" : "greeting", .. parts.OfType<string>(), "sign"], separator: "\n\n");
        return By is Way.Email or Way.Both ? copy[subject].Plain(this) + "\n\n" + body : body;
    }

    private string Compose(CopyFile copy, Manner manner, IEnumerable<string> parts, string separator) =>
        string.Join(separator, parts.Select(part => copy[$"{part}-{PlanCards.NameOf(manner.Warmth)}"].Plain(this)));
}

/// <summary>How a letter sounds.</summary>
public sealed record Manner(Warmth Warmth, bool Short);

/// <summary>The three voices a letter can have.</summary>
public enum Warmth
{
    Plain,
    Warm,
    Formal,
}
