using System.Runtime.CompilerServices;

namespace CoachBot.Understanding;

/// <summary>Words that mean the same for the coach ("knocked back", "turned down") under one name. From <c>Concepts.words.md</c>.</summary>
internal sealed class Concepts
{
    // Stands for a person's or company's name, which training has seen or nobody has.
    private static readonly Meaning Name = new(Hashing.Of("@name"), true);

    private readonly Dictionary<string, List<(uint[] Tail, uint Concept)>> byFirst = new(StringComparer.Ordinal);
    private readonly List<(string Prefix, uint Concept)> prefixes = [];
    private readonly HashSet<string> vocabulary = new(StringComparer.Ordinal);

    /// <param name="lists">The lexicon's files; of two that know the same words the earlier counts.</param>
    public Concepts(params string[] lists)
    {
        foreach (var list in lists.Length > 0 ? lists : ["Concepts.words.md"])
            foreach (var (concept, entries) in WordLists.Sections(list))
                foreach (var entry in entries)
                    Add(Of(concept), entry);
        var fillings = WordLists.Sections("Fillings.words.md");
        foreach (var name in fillings["company"].Concat(fillings["city"]))
            if (!byFirst.ContainsKey(Words.Of(name)[0])) Add(Name.Hash, name);
        foreach (var runs in byFirst.Values)
            runs.Sort((a, b) => b.Tail.Length - a.Tail.Length);
    }

    /// <summary>Single words the lexicon knows, for the speller.</summary>
    public IReadOnlyCollection<string> Vocabulary => vocabulary;

    /// <summary>What a concept of the lexicon counts as in a message.</summary>
    public static uint Of(string concept) => Hashing.Of("@" + concept);

    /// <summary>What the lexicon has to say of a word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="known">Whether training has seen it; one that it has not is most often a name.</param>
    /// <param name="rare">Whether its letters are looked at.</param>
    public Wordform Form(string word, bool known, bool rare)
    {
        var runs = byFirst.TryGetValue(word, out var found) ? found : [];
        var alone = Prefix(word) is { } concept ? new Meaning(concept, true) : known || char.IsDigit(word[0]) ? new Meaning(Hashing.Of(word), false) : Name;
        return new Wordform(Hashing.Of(word), Hashing.Of(Stems.Of(word)), rare ? Wordform.LettersOf(word) : [], alone, [.. runs]);
    }

    /// <summary>The message with every run of words that the lexicon knows replaced by its concept; other words stay.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Abstract(List<Wordform> words, List<Meaning> into)
    {
        into.Clear();
        for (var at = 0; at < words.Count;)
            at += Match(words, at, into);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Match(List<Wordform> words, int at, List<Meaning> into)
    {
        foreach (var (tail, concept) in words[at].Runs)
        {
            if (at + tail.Length >= words.Count || !Follows(words, at + 1, tail)) continue;
            into.Add(new Meaning(concept, true));
            return 1 + tail.Length;
        }

        into.Add(words[at].Meaning);
        return 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Follows(List<Wordform> words, int at, uint[] tail)
    {
        for (var each = 0; each < tail.Length; each++)
            if (words[at + each].Word != tail[each]) return false;
        return true;
    }

    private uint? Prefix(string word)
    {
        foreach (var (prefix, concept) in prefixes)
            if (word.StartsWith(prefix, StringComparison.Ordinal)) return concept;
        return null;
    }

    private void Add(uint concept, string entry)
    {
        if (entry.EndsWith('*'))
        {
            prefixes.Add((entry[..^1], concept));
            return;
        }

        var words = Words.Of(entry);
        vocabulary.UnionWith(words);
        if (!byFirst.TryGetValue(words[0], out var runs)) byFirst[words[0]] = runs = [];
        runs.Add(([.. words.Skip(1).Select(word => Hashing.Of(word))], concept));
    }
}
