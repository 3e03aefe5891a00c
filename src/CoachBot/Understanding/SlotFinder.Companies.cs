using System.Text;
using System.Text.RegularExpressions;

namespace CoachBot.Understanding;

/// <summary>The company that a message is about: the client behind an agency, one that everybody knows, or what stands where a company stands.</summary>
internal sealed partial class SlotFinder
{
    private readonly KnownCompanies companies;

    private string? Company(string text, string intent, IReadOnlyList<KnownCompanies.Found> known, string? person, string? role)
    {
        if (Client().Match(text) is { Success: true } client) return Trim(client.Groups[1], text);
        var skillful = intent is Intents.PlanSkill or Intents.RecordFeedback;
        var sure = known.Where(each => !(skillful && IsSkill(each.Name))).ToList();
        return sure.Find(each => !each.Agency) is { } famous ? Longer(text, famous)
            : Capitals(text, intent, person) ?? LowerCase(text, role) ?? sure.Select(agency => agency.Name).FirstOrDefault();
    }

    private string? Capitals(string text, string intent, string? person)
    {
        foreach (var pattern in new[] { OfCompany(), CompanyJob(), CompanyDoes() })
        {
            foreach (Match match in pattern.Matches(text))
            {
                var found = Trim(match.Groups[1], text);
                var place = match.Value.StartsWith("at ", StringComparison.OrdinalIgnoreCase) && found.Contains(' ', StringComparison.Ordinal);
                if (found.Length == 0 || (IsPerson(found, person) && !place) || IsNotCompany(FirstWord(found)) || IsRole(found) || companies.IsAgency(found)) continue;
                if (pattern == CompanyDoes() && ordinary.Contains(FirstWord(found).ToLowerInvariant())) continue;
                if (person is null && intent == Intents.LogTouch && match.Value.StartsWith("with", StringComparison.Ordinal)) continue;
                return found;
            }
        }

        return null;
    }

    private string? LowerCase(string text, string? role)
    {
        foreach (Match match in Uncapitalised().Matches(text))
        {
            var found = match.Groups[1].Value;
            // "my remidners" is no company, "my contoso interview" names one.
            if (Determined().IsMatch(text.AsSpan(0, match.Index)) && !Owns().IsMatch(text.AsSpan(match.Index + match.Length))) continue;
            if (ordinary.Contains(found) || names.Contains(found) || IsRole(found) || IsSkill(found) || modifiers.Contains(found)
                || notCompanies.Contains(Capital(found)) || found == role) continue;
            var next = Surname().Match(text, match.Index + match.Length);
            return next.Success && char.IsLower(next.Groups[1].Value[0]) && !ordinary.Contains(next.Groups[1].Value) && !IsRole(next.Groups[1].Value)
                && !modifiers.Contains(next.Groups[1].Value) && !names.Contains(next.Groups[1].Value)
                ? found + " " + next.Groups[1].Value : found;
        }

        return null;
    }

    // "Tesco Mobile" begins with a known name and is longer.
    private string Longer(string text, KnownCompanies.Found famous)
    {
        var end = famous.Start + famous.Name.Length;
        while (Surname().Match(text, end) is { Success: true } next && char.IsUpper(next.Groups[1].Value[0])
            && !IsNotCompany(next.Groups[1].Value) && !IsRole(next.Groups[1].Value) && !modifiers.Contains(next.Groups[1].Value) && !names.Contains(next.Groups[1].Value))
            end = next.Index + next.Length;
        var whole = text[famous.Start..end];
        if (whole.Length > famous.Name.Length) return Unpossessed(whole);
        return whole.StartsWith("the ", StringComparison.Ordinal) ? whole[4..] : whole;
    }

    // A role may follow the name without a sign between them: "Contoso Data Analyst".
    private string Trim(Group group, string text)
    {
        var words = group.Value.Split(' ').ToList();
        var nouns = words.Count;
        while (words.Count > 1 && roleNouns.Contains(words[^1])) words.RemoveAt(words.Count - 1);
        if (words.Count < nouns)
            while (words.Count > 1 && modifiers.Contains(words[^1])) words.RemoveAt(words.Count - 1);
        while (words.Count > 1 && notCompanies.Contains(words[^1]) && words[^2] is not ("of" or "the")) words.RemoveAt(words.Count - 1);
        if (words[0] == "The" && words.Count > 1 && group.Index < 2) words.RemoveAt(0);
        var kept = string.Join(' ', words).TrimEnd('.', ',', '\'', '’', '-');
        return words.Count == nouns && !Owns().IsMatch(text.AsSpan(group.Index + group.Length)) ? kept : Unpossessed(kept);
    }

    private static string Without(string text, IReadOnlyList<KnownCompanies.Found> known)
    {
        if (known.Count == 0) return text;
        var rest = new StringBuilder(text);
        foreach (var company in known)
            for (var at = company.Start; at < company.Start + company.Name.Length; at++) rest[at] = '_';
        return rest.ToString();
    }
}
