namespace CoachBot.Understanding;

/// <summary>Employers and agencies that everybody knows by name, so that capitals are not needed to see them.</summary>
internal sealed class KnownCompanies
{
    private static readonly string[] Before = ["at ", "from ", "with ", "by ", "of ", "applied to ", "for "];
    private readonly Dictionary<string, List<(string Name, bool Agency)>> byFirst = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> ambiguous;
    private readonly HashSet<string> agencies;

    public KnownCompanies(Dictionary<string, List<string>> words)
    {
        ambiguous = new(words["ambiguous companies"], StringComparer.OrdinalIgnoreCase);
        agencies = new(words["agencies"], StringComparer.OrdinalIgnoreCase);
        foreach (var name in words["companies"]) Add(name, agency: false);
        foreach (var name in words["agencies"]) Add(name, agency: true);
        foreach (var list in byFirst.Values) list.Sort((a, b) => b.Name.Length - a.Name.Length);
    }

    /// <summary>The known names in the text, as written, in its order.</summary>
    public IReadOnlyList<Found> In(string text)
    {
        var found = new List<Found>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsLetterOrDigit(text[at]) || (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '\'' or '’' or '@' or '.'))) continue;
            var end = at;
            while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
            if (byFirst.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text.AsSpan(at, end - at), out var candidates)
                && candidates.FirstOrDefault(each => Stands(text, at, each.Name)) is { Name: { } name, Agency: var agency })
            {
                found.Add(new Found(text.Substring(at, name.Length), at, agency));
                end = at + name.Length;
            }

            at = end - 1;
        }

        return found;
    }

    public bool IsAgency(string name) => agencies.Contains(name);

    // "apple" and "Next" are words too: they count with a capital inside a sentence, or where a company stands.
    private bool Stands(string text, int at, string name)
    {
        if (string.Compare(text, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) != 0) return false;
        if (at + name.Length < text.Length && char.IsLetterOrDigit(text[at + name.Length])) return false;
        if (!ambiguous.Contains(name) && !agencies.Contains(name)) return true;
        var before = text.AsSpan(0, at);
        if (char.IsUpper(text[at]) && at > 1 && text[at - 2] is not ('.' or '!' or '?')) return true;
        foreach (var word in Before)
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase) && !agencies.Contains(name) && !(word == "for " && char.IsLower(text[at]))) return true;
        return char.IsUpper(text[at]) && at + name.Length < text.Length && !agencies.Contains(name) && Verb(text.AsSpan(at + name.Length));
    }

    private static bool Verb(ReadOnlySpan<char> after)
    {
        foreach (var verb in (ReadOnlySpan<string>)[" said", " rejected", " turned", " ghosted", " invited", " want", " offered", " have ", " has ", " didn", " went", " called", " emailed", " told", " ("])
            if (after.StartsWith(verb, StringComparison.Ordinal)) return true;
        return false;
    }

    private void Add(string name, bool agency)
    {
        var first = new string([.. name.TakeWhile(char.IsLetterOrDigit)]);
        if (!byFirst.TryGetValue(first, out var list)) byFirst[first] = list = [];
        list.Add((name, agency));
    }

    /// <summary>A name as written, where it begins, and whether it is an agency that only relays.</summary>
    public sealed record Found(string Name, int Start, bool Agency);
}
