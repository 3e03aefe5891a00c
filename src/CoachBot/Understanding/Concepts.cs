using System.Runtime.CompilerServices;

namespace CoachBot.Understanding;

/// <summary>Words that mean the same for the coach ("knocked back", "turned down") under one name. From <c>Concepts.words.md</c>.</summary>
internal sealed class Concepts
{
    /// <summary>Stands for a person's or company's name, which training has seen or nobody has.</summary>
    private const string Name = "@name";


    private readonly Dictionary<string, List<(string[] Tail, string Concept)>> byFirst = new(StringComparer.Ordinal);
    private readonly List<(string Prefix, string Concept)> prefixes = [];

    /// <param name="lists">The lexicon's files; of two that know the same words the earlier counts.</param>
    public Concepts(params string[] lists)
    {
        foreach (var list in lists.Length > 0 ? lists : ["Concepts.words.md"])
            foreach (var (concept, entries) in WordLists.Sections(list))
                foreach (var entry in entries)
                    Add("@" + concept, entry);
        var fillings = WordLists.Sections("Fillings.words.md");
        foreach (var name in fillings["company"].Concat(fillings["city"]))
            if (!byFirst.ContainsKey(Words.Of(name)[0])) Add(Name, name);
        foreach (var list in byFirst.Values)
            list.Sort((a, b) => b.Tail.Length - a.Tail.Length);
    }

    /// <summary>Single words the lexicon knows, for the speller.</summary>
    public IEnumerable<string> Vocabulary => byFirst.Keys.Concat(byFirst.Values.SelectMany(list => list.SelectMany(each => each.Tail)));

    /// <summary>The message with every run of words that the lexicon knows replaced by its concept; other words stay.</summary>
    /// <param name="words">The words of the message.</param>
    /// <param name="known">Whether training has seen a word; one that it has not is most often a name.</param>
    /// <param name="into">Where the result goes.</param>
    public void Abstract(IReadOnlyList<string> words, Func<string, bool> known, List<string> into)
    {
        for (var at = 0; at < words.Count;)
            at += Match(words, at, known, into);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Match(IReadOnlyList<string> words, int at, Func<string, bool> known, List<string> into)
    {
        if (byFirst.TryGetValue(words[at], out var candidates))
        {
            foreach (var (rest, concept) in candidates)
            {
                if (at + rest.Length > words.Count - 1 || !Follows(words, at + 1, rest)) continue;
                into.Add(concept);
                return 1 + rest.Length;
            }
        }

        into.Add(Prefix(words[at]) ?? (known(words[at]) || char.IsDigit(words[at][0]) ? words[at] : Name));
        return 1;
    }

    private static bool Follows(IReadOnlyList<string> words, int at, string[] rest)
    {
        for (var each = 0; each < rest.Length; each++)
            if (words[at + each] != rest[each]) return false;
        return true;
    }

    private string? Prefix(string word)
    {
        foreach (var (prefix, concept) in prefixes)
            if (word.StartsWith(prefix, StringComparison.Ordinal)) return concept;
        return null;
    }

    private void Add(string concept, string entry)
    {
        if (entry.EndsWith('*'))
        {
            prefixes.Add((entry[..^1], concept));
            return;
        }

        var words = Words.Of(entry);
        if (!byFirst.TryGetValue(words[0], out var list)) byFirst[words[0]] = list = [];
        list.Add(([.. words.Skip(1)], concept));
    }
}
