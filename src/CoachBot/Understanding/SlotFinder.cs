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

    private static readonly HashSet<string> Bare = new(StringComparer.Ordinal)
        { Intents.None, Intents.Help, Intents.Cancel, Intents.Crisis, Intents.Privacy, Intents.ExportData, Intents.ForgetMe };

    private readonly HashSet<string> names;
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
        roleNouns = new(words["role nouns"], StringComparer.OrdinalIgnoreCase);
        modifiers = new(words["role modifiers"], StringComparer.OrdinalIgnoreCase);
        notCompanies = new(words["not companies"], StringComparer.Ordinal);
        skills = new Regex($@"(?<![\w+#])(?:{string.Join('|', words["skills"].OrderByDescending(skill => skill.Length)
            .Select(skill => skill.Length < 3 ? Regex.Escape(skill) : $"(?i:{Regex.Escape(skill)})"))})(?![\w+#])", RegexOptions.CultureInvariant);
    }

    public Slots Find(string text, string intent)
    {
        if (Bare.Contains(intent)) return new Slots();
        var when = When(text);
        var role = Role(text, intent);
        var person = Person(text, intent);
        var company = intent is Intents.ChangeSettings or Intents.GoBack ? null : Company(text, intent, person, role);
        return new Slots(company, role, person, when, Stage().Match(text) is { Success: true } stage ? stage.Value : null, Topic(text, intent));
    }

    private string? When(string text) =>
        Time().Matches(text).Select(match => match.Value.Trim()).Where(found => !names.Contains(found)).MaxBy(found => found.Length);

    private string? Person(string text, string intent)
    {
        var titled = Titled().Match(text);
        if (titled.Success) return titled.Value;
        foreach (Match match in Word().Matches(text))
        {
            if (!names.Contains(match.Value)) continue;
            if (match.Value is "will" or "mark" or "joy" or "grace" or "pat" or "dawn" or "max" or "jo" or "mo" or "ed" or "ray" or "bill" or "rob" or "sue" or "penny" or "lead") continue;
            return Surname().Match(text, match.Index + match.Length) is { Success: true } surname && !IsNotCompany(surname.Groups[1].Value)
                ? match.Value + surname.Value : match.Value;
        }

        if (!AboutPeople.Contains(intent)) return null;
        var met = Met().Match(text);
        return met.Success && !IsNotCompany(FirstWord(met.Groups[1].Value)) ? met.Groups[1].Value : null;
    }

    private string? Company(string text, string intent, string? person, string? role)
    {
        foreach (var pattern in new[] { OfCompany(), CompanyJob(), CompanyDoes() })
        {
            foreach (Match match in pattern.Matches(text))
            {
                var found = Trim(match.Groups[1].Value);
                if (found.Length == 0 || IsPerson(found, person) || IsNotCompany(FirstWord(found)) || IsRole(found)) continue;
                if (pattern == CompanyDoes() && ordinary.Contains(FirstWord(found).ToLowerInvariant())) continue;
                if (AboutPeople.Contains(intent) && person is null && match.Value.StartsWith("with", StringComparison.Ordinal) && intent == Intents.LogTouch) continue;
                return found;
            }
        }

        foreach (Match match in Uncapitalised().Matches(text))
        {
            var found = match.Groups[1].Value;
            if (!ordinary.Contains(found) && !names.Contains(found) && !IsRole(found) && !notCompanies.Contains(Capital(found)) && found != role) return found;
        }

        return null;
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

    private string? Topic(string text, string intent) =>
        intent is Intents.PlanSkill or Intents.RecordFeedback or Intents.PractiseInterview or Intents.AuditProfile or Intents.FindMentor or Intents.WidenSearch
            ? skills.Match(text) is { Success: true } skill ? skill.Value
            : intent == Intents.PlanSkill && Learning().Match(text) is { Success: true } learning ? learning.Groups[1].Value : null
            : null;

    private string Trim(string found)
    {
        var words = found.Split(' ').ToList();
        while (words.Count > 1 && (notCompanies.Contains(words[^1]) || IsRole(words[^1]) || modifiers.Contains(words[^1]))) words.RemoveAt(words.Count - 1);
        var kept = string.Join(' ', words).TrimEnd('.', ',', '\'', '’', '-');
        return kept.EndsWith("'s", StringComparison.Ordinal) || kept.EndsWith("’s", StringComparison.Ordinal) ? kept[..^2] : kept;
    }

    private bool IsPerson(string found, string? person) => names.Contains(FirstWord(found)) || (person is not null && person.Contains(found, StringComparison.OrdinalIgnoreCase));

    private bool IsNotCompany(string word) => notCompanies.Contains(word) || (skills.Match(word) is { Success: true } skill && skill.Length == word.Length);

    private bool IsRole(string found) => roleNouns.Contains(FirstWord(found)) || (modifiers.Contains(found) && char.IsLower(found[0]));

    private static string FirstWord(string text) => text.Split(' ')[0];

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static bool Adjacent(string text, Match left, Match right) =>
        right.Index - left.Index - left.Length is 1 or 0 && text[left.Index + left.Length] is ' ' or '-' or '/';
}
