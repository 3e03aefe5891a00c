using System.Text.RegularExpressions;

namespace CoachBot;

/// <summary>Names of people as they are typed: with what they are, without a name, with an honorific.</summary>
public static partial class PersonName
{
    private const int MostWords = 6;

    private static readonly HashSet<string> NoNames = new(["yes", "no", "ok", "okay", "sure", "done", "ready", "email", "skip", "nothing", "maybe", "later", "thanks", "thank you", "please"], StringComparer.Ordinal);

    private static readonly string[] Honorifics = ["Dr", "Mr", "Mrs", "Ms", "Miss", "Mx", "Prof", "Professor", "Sir", "Dame"];

    private static readonly (string Word, ContactKind Who)[] Offices =
    [
        ("hiring manager", ContactKind.HiringManager), ("recruiter", ContactKind.Recruiter), ("talent", ContactKind.Recruiter), ("headhunter", ContactKind.Agent),
        ("agency", ContactKind.Agent), ("agent", ContactKind.Agent), ("hr", ContactKind.HumanResources), ("human resources", ContactKind.HumanResources),
        ("interviewer", ContactKind.Interviewer), ("interviewed me", ContactKind.Interviewer), ("panel", ContactKind.Interviewer), ("mentor", ContactKind.Mentor),
        ("referee", ContactKind.Referee), ("reference", ContactKind.Referee), ("ex colleague", ContactKind.FormerEmployee), ("used to work", ContactKind.FormerEmployee),
        ("former employee", ContactKind.FormerEmployee), ("insider", ContactKind.Insider), ("works at", ContactKind.Insider), ("works there", ContactKind.Insider),
        ("team lead", ContactKind.HiringManager), ("manager", ContactKind.HiringManager), ("director", ContactKind.HiringManager),
    ];

    /// <summary>Whether the words can be a name at all: short, and neither a yes nor a no.</summary>
    public static bool CanBe(string words) => Of(words) is var name && name.Split(' ').Length <= MostWords && !NoNames.Contains(name.ToLowerInvariant());

    /// <summary>The name without what stands around it: "it's Sam Okafor, the hiring manager" is Sam Okafor; nothing but an office is that office.</summary>
    public static string Of(string words)
    {
        var said = Opening().Replace(words.Trim().TrimEnd('.', '!'), "").Trim();
        var parts = said.Split([',', '(', ';', '–', '—'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var name = parts.FirstOrDefault(p => !IsOffice(p)) ?? parts.FirstOrDefault() ?? said;
        return IsOffice(name) ? Article().Replace(name, "the ") : name;
    }

    /// <summary>What the words say of what somebody is, or null.</summary>
    public static ContactKind? WhoIn(string words)
    {
        var padded = $" {NotLetters().Replace(words.ToLowerInvariant(), " ")} ";
        return Offices.Where(o => padded.Contains($" {o.Word} ", StringComparison.Ordinal) || padded.Contains($" {o.Word}s ", StringComparison.Ordinal)).Select(o => (ContactKind?)o.Who).FirstOrDefault();
    }

    /// <summary>Whether it is no name but a place in a firm: "the hiring manager", "their recruiter".</summary>
    public static bool IsOffice(string name) => WhoIn(name) is not null && name.Length > 0 && (Article().IsMatch(name) || char.IsLower(name[0]) || name == "HR");

    /// <summary>The place in a firm that a longer text names ("keep me in touch with their hiring manager"), or null.</summary>
    public static string? OfficeIn(string text) => OfficeWords().Match(text) is { Success: true } office ? "the " + office.Groups[1].Value.ToLowerInvariant().Replace("hr", "HR", StringComparison.Ordinal) : null;

    /// <summary>How somebody one has met is called: by the first name, unless an honorific stands before it.</summary>
    public static string Short(string name) => IsOffice(name) ? name
        : name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, _, ..] && !Honorifics.Contains(first.TrimEnd('.'), StringComparer.OrdinalIgnoreCase) ? first
        : name;

    [GeneratedRegex(@"^(?:(?:it'?s|it was|that'?s|that would be|maybe|probably|i think|with|her name is|his name is|their name is|she'?s called|he'?s called)\s+)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^(?:the|their|my|a|an)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Article();

    [GeneratedRegex(@"\b(?:the|their|my|a)\s+(hiring manager|recruiter|hr|interviewer|headhunter|team lead|mentor|referee)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfficeWords();

    [GeneratedRegex(@"[^a-z]+")]
    private static partial Regex NotLetters();
}
