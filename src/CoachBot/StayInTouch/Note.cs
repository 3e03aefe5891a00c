namespace CoachBot;

/// <summary>A short note to somebody one stays in touch with. Every fact comes from the casebook or from an answer; none is invented.</summary>
/// <param name="Kind">An article, a coffee, a hello or going back to who decides (coaching.md 31, 32, 34).</param>
/// <param name="To">The contact's name, or null when only what they do is known.</param>
/// <param name="From">How the person signs.</param>
public sealed record Note(TouchKind Kind, string? To, string From)
{
    public string? Company { get; init; }

    /// <summary>What the two talked about, to go after "our talk about"; null when there is nothing.</summary>
    public string? Common { get; init; }

    public bool HaveMet { get; init; } = true;

    /// <summary>Whether they have left the company.</summary>
    public bool HasLeft { get; init; }

    /// <summary>Whether they are asked about their own way rather than about the company.</summary>
    public bool IsMentor { get; init; }

    /// <summary>Where the article is.</summary>
    public string? Link { get; init; }

    /// <summary>The job that the no was about, or null.</summary>
    public string? Role { get; init; }

    /// <summary>What is new, to go after "Since then I"; null when it is left out.</summary>
    public string? News { get; init; }

    public string? Dear => To is null ? null : PersonName.Short(To);

    /// <summary>The note to a contact, of what the casebook knows.</summary>
    public static Note For(Contact contact, TouchKind kind, string from) => new(kind, PersonName.IsOffice(contact.Name) ? null : contact.Name, from)
    {
        Company = contact.Company,
        Common = contact.Common,
        HaveMet = contact.Rapport != Rapport.NeverMet,
        HasLeft = contact.Who == ContactKind.FormerEmployee,
        IsMentor = contact.Who == ContactKind.Mentor,
    };

    /// <summary>An article and a hello ask for nothing; a coffee offers help in return; going back says what is new.</summary>
    public string Compose(Manner manner, CopyFile copy)
    {
        var parts = Kind switch
        {
            TouchKind.Article => [Common is null ? "article" : "article-talk", manner.Short ? null : "light"],
            TouchKind.Coffee => [Opening, Question, manner.Short ? null : "offer"],
            TouchKind.Meeting => [Reminder, News is null ? null : "news", manner.Short ? "meet-briefly" : "meet"],
            _ => new[] { Common is null ? "hello" : "hello-talk", manner.Short ? null : "light" },
        };
        var body = string.Join(IsTwoLines ? "\n" : "\n\n", parts.OfType<string>().Select(Say));
        return $"{Say(Dear is null ? "greeting-nobody" : "greeting")}\n\n{body}\n\n{Say("close")}\n{Say("sign")}".TrimEnd();

        string Say(string part) => copy[$"{part}-{PlanCards.NameOf(manner.Warmth)}"].Plain(this);
    }

    private bool IsTwoLines => Kind is TouchKind.Article or TouchKind.Hello;

    private string Opening => !HaveMet ? "stranger" : Common is null ? "met" : "met-talk";

    private string Reminder => Company is null ? Opening : Role is null ? "again" : "again-job";

    private string Question => Company is null || IsMentor ? "coffee-path" : HasLeft ? "coffee-left" : "coffee";
}
