using System.Text.Json;

namespace CoachBot.Understanding;

/// <summary>The lists by which a company, a person and a role are told apart, and from the words of every day.</summary>
internal static class MailWords
{
    private static readonly Dictionary<string, List<string>> Slots = WordLists.Sections("SlotWords.words.md");
    private static readonly Dictionary<string, List<string>> Own = WordLists.Sections("Mail.words.md");
    private static readonly HashSet<string> Names = new(Slots["names"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Jobs = new(Slots["role nouns"].Concat(Own["more jobs"]), StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> RoleModifiers = new(Slots["role modifiers"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> NotCompanies = new(Slots["not companies"].Concat(Own["no companies"]), StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Kinds = new(Own["kinds of company"], StringComparer.Ordinal);
    private static readonly HashSet<string> Departments = new(Own["departments"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> AgencyWords = new(Own["agencies"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Hosts = new(Own["mail hosts"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Greetings = new(Own["greetings"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Functions = new(Own["openings"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Everyday = new(WrittenSmall(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Employers and agencies that everybody knows.</summary>
    public static KnownCompanies Known { get; } = new(Slots);

    public static bool IsFirstName(string word) => Names.Contains(word);

    /// <summary>What people are at work, one or several.</summary>
    public static bool IsJob(string word) => Jobs.Contains(word) || (word.EndsWith('s') && Jobs.Contains(word[..^1]));

    public static bool IsRoleModifier(string word) => RoleModifiers.Contains(word);

    public static bool IsKind(string word) => Kinds.Contains(word);

    public static bool IsDepartment(string word) => Departments.Contains(word);

    public static bool IsAgencyWord(string word) => AgencyWords.Contains(word);

    public static bool IsNoCompany(string word) => NotCompanies.Contains(word);

    /// <summary>A mail service, whose name in an address says nothing of the employer.</summary>
    public static bool IsHost(string word) => Hosts.Contains(word);

    public static bool IsGreeting(string word) => Greetings.Contains(word);

    /// <summary>A small word of grammar or courtesy, written large only where it opens a sentence.</summary>
    public static bool IsFunction(string word) => Functions.Contains(word);

    /// <summary>A word that the example messages write small, so that a capital only says that it begins a sentence.</summary>
    public static bool IsEveryday(string word) => Everyday.Contains(word);

    private static IEnumerable<string> WrittenSmall()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in UnderstandingResource.Read("Mail/Outcome.mails.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var mail = JsonDocument.Parse(line);
            foreach (var word in mail.RootElement.GetProperty("text").GetString()!.Split([' ', '\n', ',', '.', '!', '?', ':', ';', '(', ')', '"', '/'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (char.IsLower(word[0])) counts[word] = counts.GetValueOrDefault(word) + 1;
            }
        }

        return counts.Where(each => each.Value > 1).Select(each => each.Key);
    }
}
