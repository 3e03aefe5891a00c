using NodaTime;

namespace CoachBot;

/// <summary>Somebody worth staying in touch with (coaching.md 29).</summary>
/// <param name="Name">As the person says it; "the hiring manager" until they know better.</param>
/// <param name="Who">What they are to the person.</param>
/// <param name="Company">Where they work, or null.</param>
public sealed record Contact(string Id, string Name, ContactKind Who, string? Company) : IRecord
{
    public static string Kind => "contact";

    /// <summary>How well the two know each other; null until asked.</summary>
    public Rapport? Rapport { get; init; }

    /// <summary>How to reach them, in the person's words; null until said.</summary>
    public string? Reach { get; init; }

    /// <summary>What the two talked about, to go after "our talk about"; null when there is nothing.</summary>
    public string? Common { get; init; }

    /// <summary>What happened between the two, oldest first.</summary>
    public IReadOnlyList<Touch> Touches { get; init; } = [];

    /// <summary>How they are kept in touch with; null when nothing is planned.</summary>
    public CheckIns? CheckIns { get; init; }

    /// <summary>The name as one says it in the middle of a talk.</summary>
    public string Short => PersonName.Short(Name);

    /// <summary>Name and company, for a list.</summary>
    public string Label => Company is null || PersonName.IsOffice(Name) && Name.Contains(Company, StringComparison.OrdinalIgnoreCase) ? Name : $"{Name}, {Company}";

    /// <summary>The contact after a touch: what was prepared and has now been used is used up.</summary>
    public Contact Touched(Touch touch) => this with
    {
        Touches = [.. Touches.Append(touch).OrderBy(t => t.On)],
        CheckIns = CheckIns is { Note: not null } planned && planned.Next == touch.How ? planned with { Note = null } : CheckIns,
    };
}

/// <summary>One time the two were in contact.</summary>
/// <param name="Remember">What is worth knowing from it, or null.</param>
public sealed record Touch(LocalDate On, TouchKind How, string? Remember = null);

/// <summary>What comes next with a contact; when it does is its reminder's to know.</summary>
/// <param name="Next">The kind of the next touch.</param>
/// <param name="Note">The note prepared for it, word for word; null when there is none.</param>
public sealed record CheckIns(TouchKind Next, string? Note);

/// <summary>What somebody is to the person (coaching.md 29).</summary>
public enum ContactKind
{
    HiringManager,
    Recruiter,
    HumanResources,
    Interviewer,
    Insider,
    FormerEmployee,
    Mentor,
    Referee,
    Agent,
}

/// <summary>How well two people know each other.</summary>
public enum Rapport
{
    Met,
    Clicked,
    NeverMet,
}

/// <summary>The ways of being in touch; the first four are those that the coach prepares (coaching.md 31, 32, 34).</summary>
public enum TouchKind
{
    Article,
    Coffee,
    Hello,
    Meeting,
    Call,
    Message,
    Talk,
}
