using System.Text.RegularExpressions;

namespace CoachBot.Understanding;

/// <summary>Finds the company, role, person, time, stage and topic that a message names, in the words as written.</summary>
/// <remarks>Capitals help but are not needed: on a phone most people write "didn't get the contoso job".</remarks>
internal sealed partial class SlotFinder
{
    private static readonly HashSet<string> AboutPeople = new(StringComparer.Ordinal)
    {
        Intents.LogTouch, Intents.PlanCheckIns, Intents.AddContact, Intents.FindMentor, Intents.SayThanks, Intents.RehearseCall, Intents.SetReminder,
        Intents.ShowReminders, Intents.AskLeads, Intents.AskFeedback, Intents.CheckReferences, Intents.RecordFeedback, Intents.CheckTone, Intents.Greet,
    };

    private static readonly HashSet<string> AboutSkills = new(StringComparer.Ordinal)
    {
        Intents.PlanSkill, Intents.RecordFeedback, Intents.PractiseInterview, Intents.AuditProfile, Intents.FindMentor, Intents.WidenSearch,
        Intents.Reflect, Intents.Reframe, Intents.LogRejection, Intents.AskFeedback,
    };

    private static readonly HashSet<string> NoTopics = new(StringComparer.OrdinalIgnoreCase)
        { "it", "that", "this", "them", "my", "the", "a", "an", "your", "their", "his", "her", "these", "those", "how", "what", "touch", "general", "person", "me", "something", "anything", "another", "other", "different" };

    private readonly HashSet<string> names;
    private readonly HashSet<string> ambiguousNames;
    private readonly HashSet<string> roleNouns;
    private readonly HashSet<string> modifiers;
    private readonly HashSet<string> notCompanies;
    private readonly HashSet<string> ordinary;
    private readonly Regex skills;

    /// <param name="ordinary">Lower-case words of everyday language, which are no names.</param>
    public SlotFinder(HashSet<string> ordinary)
    {
        var words = WordLists.Sections("SlotWords.words.md");
        this.ordinary = ordinary;
        names = new(words["names"], StringComparer.OrdinalIgnoreCase);
        ambiguousNames = new(words["ambiguous names"], StringComparer.OrdinalIgnoreCase);
        companies = new KnownCompanies(words);
        roleNouns = new(words["role nouns"], StringComparer.OrdinalIgnoreCase);
        modifiers = new(words["role modifiers"], StringComparer.OrdinalIgnoreCase);
        notCompanies = new(words["not companies"], StringComparer.Ordinal);
        skills = new Regex($@"(?<![\w+#])(?:{string.Join('|', words["skills"].OrderByDescending(skill => skill.Length)
            .Select(skill => skill.Length < 3 ? Regex.Escape(skill) : $"(?i:{Regex.Escape(skill)})"))})(?![\w+#])", RegexOptions.CultureInvariant);
    }

    public Slots Find(string text, string intent)
    {
        if (intent == Intents.Crisis) return new Slots();
        var known = companies.In(text);
        var rest = Without(text, known);
        var role = Role(rest, intent);
        var person = Person(rest, intent);
        var company = intent is Intents.ChangeSettings or Intents.GoBack ? null : Company(text, intent, known, person, role);
        var topic = Topic(text, intent);
        return new Slots(
            company,
            role,
            Inside(person, company) ? null : person,
            When(text, intent),
            Stage().Match(text) is { Success: true } stage ? stage.Value : null,
            Inside(topic, role) || Inside(topic, company) ? null : topic);
    }

    private static bool Inside(string? part, string? whole) => part is not null && whole is not null && whole.Contains(part, StringComparison.Ordinal);

    private string? When(string text, string intent) =>
        intent is Intents.PauseReminders or Intents.SetReminder && Span().Match(text) is { Success: true } span ? span.Value
        : Time().Matches(text).Select(match => match.Value.Trim()).Where(found => !names.Contains(found)).MaxBy(found => found.Length);

    private string? Person(string text, string intent)
    {
        var titled = Titled().Match(text);
        if (titled.Success) return titled.Value;
        foreach (Match match in Word().Matches(text))
            if (IsName(text, match)) return WithSurname(text, match);
        if (!AboutPeople.Contains(intent)) return null;
        foreach (Match met in Met().Matches(text))
            if (!IsNotCompany(FirstWord(met.Groups[1].Value)) && !IsRole(met.Groups[1].Value)) return Unpossessed(met.Groups[1].Value);
        return null;
    }

    // "Will they call?" and "mark it" are no Will and no Mark; "at Wendy's" is a place.
    private bool IsName(string text, Match word)
    {
        var name = Unpossessed(word.Value);
        if (!names.Contains(name)) return false;
        if (ambiguousNames.Contains(name) && (char.IsLower(name[0]) || word.Index == 0)) return false;
        return !text.AsSpan(0, word.Index).EndsWith(" at ", StringComparison.OrdinalIgnoreCase);
    }

    private string WithSurname(string text, Match name)
    {
        var first = Unpossessed(name.Value);
        if (first.Length < name.Length) return first;
        var surname = Surname().Match(text, name.Index + name.Length);
        if (!surname.Success) return first;
        var last = surname.Groups[1].Value;
        var fits = char.IsUpper(last[0])
            ? !IsNotCompany(last) && !IsRole(last)
            : char.IsLower(first[0]) && last.Length > 1 && !ordinary.Contains(last) && LinksOn().IsMatch(text.AsSpan(surname.Index + surname.Length));
        return fits ? first + " " + Unpossessed(last) : first;
    }

    private string? Role(string text, string intent)
    {
        var words = Word().Matches(text);
        for (var at = 0; at < words.Count; at++)
        {
            var noun = words[at].Value;
            var singular = noun.EndsWith('s') && roleNouns.Contains(noun[..^1]) ? noun[..^1] : noun;
            if (!roleNouns.Contains(singular)) continue;
            var start = at;
            while (start > 0 && at - start < 3 && modifiers.Contains(words[start - 1].Value) && Adjacent(text, words[start - 1], words[start])) start--;
            var end = at;
            while (end + 1 < words.Count && end - at < 2 && roleNouns.Contains(words[end + 1].Value) && Adjacent(text, words[end], words[end + 1])) end++;
            // "the manager" and "support" alone are people and help, not posts.
            if (start == end && singular.ToLowerInvariant() is "manager" or "head" or "lead" or "owner" or "master" or "support" or "agent" or "worker" or "guide" or "consultant" or "rep" or "executive" or "director" or "admin") continue;
            return text[words[start].Index..(words[end].Index + words[end].Length)];
        }

        if (intent == Intents.AddContact && Contact().Match(text) is { Success: true } contact) return contact.Value;
        var named = NamedJob().Match(text);
        return named.Success && !named.Groups[1].Value.Split(' ').Any(word => ordinary.Contains(word) && !modifiers.Contains(word)) && modifiers.Contains(named.Groups[1].Value.Split(' ')[^1])
            ? named.Groups[1].Value : null;
    }

    private string? Topic(string text, string intent)
    {
        if (!AboutSkills.Contains(intent)) return null;
        if (skills.Match(text) is { Success: true } skill) return skill.Value;
        if (intent == Intents.PlanSkill && Learning().Match(text) is { Success: true } learning && !NoTopics.Contains(learning.Groups[1].Value)) return learning.Groups[1].Value;
        return intent is Intents.FindMentor or Intents.WidenSearch && Field().Match(text) is { Success: true } field && !NoTopics.Contains(FirstWord(field.Groups[1].Value)) && !char.IsUpper(field.Groups[1].Value[0])
            ? field.Groups[1].Value : null;
    }

    private bool IsPerson(string found, string? person) => names.Contains(FirstWord(found)) || (person is not null && person.Contains(found, StringComparison.OrdinalIgnoreCase));

    private bool IsNotCompany(string word) => notCompanies.Contains(word) || notCompanies.Contains(word.Split('\'', '’')[0]) || IsSkill(word);

    private bool IsSkill(string word) => skills.Match(word) is { Success: true } skill && skill.Length == word.Length;

    private static string Unpossessed(string word) =>
        word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word;

    private bool IsRole(string found) => roleNouns.Contains(FirstWord(found)) || (modifiers.Contains(found) && char.IsLower(found[0]));

    private static string FirstWord(string text) => text.Split(' ')[0];

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static bool Adjacent(string text, Match left, Match right) =>
        right.Index - left.Index - left.Length is 1 or 0 && text[left.Index + left.Length] is ' ' or '-' or '/';
}
