namespace CoachBot.Understanding;

/// <summary>Phrases to find among words: <c>quitarme la vida</c>, <c>suicid*</c> (any ending), <c>je veux … mourir</c> (up to four words between).</summary>
/// <remarks>What is written in a script without blanks, such as Chinese, is found within words too.</remarks>
internal sealed class PhraseList
{
    private const int Gap = 4;
    private const string Between = "…";

    private readonly Dictionary<string, List<string[]>> byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string[]>> byPrefix = new(StringComparer.Ordinal);
    private readonly List<string> within = [];
    private readonly int shortestPrefix;
    private readonly int longestPrefix;

    /// <param name="phrases">As people write them: they are made plain as a message is.</param>
    public PhraseList(IEnumerable<string> phrases)
    {
        foreach (var phrase in phrases) Add(phrase);
        shortestPrefix = byPrefix.Keys.Select(prefix => prefix.Length).DefaultIfEmpty().Min();
        longestPrefix = byPrefix.Keys.Select(prefix => prefix.Length).DefaultIfEmpty().Max();
    }

    /// <summary>Whether any phrase occurs.</summary>
    public bool In(IReadOnlyList<string> words)
    {
        for (var at = 0; at < words.Count; at++)
            if (Length(words, at) > 0 || Within(words[at]) is not null) return true;
        return false;
    }

    /// <summary>The words without the phrases; the same list when none occurs.</summary>
    public List<string> Without(List<string> words)
    {
        if (!In(words)) return words;
        var rest = new List<string>(words.Count);
        for (var at = 0; at < words.Count; at++)
        {
            if (Length(words, at) is > 0 and var length)
            {
                at += length - 1;
                continue;
            }

            var word = words[at];
            while (word.Length > 0 && Within(word) is { } found) word = word.Replace(found, "", StringComparison.Ordinal);
            if (word.Length > 0) rest.Add(word);
        }

        return rest;
    }

    private string? Within(string word) =>
        word[0] >= Accents.FirstWithoutBlanks || word[^1] >= Accents.FirstWithoutBlanks ? within.Find(phrase => word.Contains(phrase, StringComparison.Ordinal)) : null;

    // How many words the longest phrase takes that begins here, or 0.
    private int Length(IReadOnlyList<string> words, int at)
    {
        var most = byWord.TryGetValue(words[at], out var phrases) ? Longest(phrases, words, at) : 0;
        var prefixes = byPrefix.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = shortestPrefix; length <= Math.Min(longestPrefix, words[at].Length) && length > 0; length++)
            if (prefixes.TryGetValue(words[at].AsSpan(0, length), out phrases)) most = Math.Max(most, Longest(phrases, words, at));
        return most;
    }

    private static int Longest(List<string[]> phrases, IReadOnlyList<string> words, int at) =>
        phrases.Max(phrase => Math.Max(0, End(phrase, 1, words, at + 1) - at));

    // The index after the last word of the phrase, or 0.
    private static int End(string[] phrase, int part, IReadOnlyList<string> words, int at)
    {
        if (part == phrase.Length) return at;
        if (phrase[part] == Between)
        {
            for (var next = at; next <= at + Gap && next < words.Count; next++)
                if (End(phrase, part + 1, words, next) is > 0 and var end) return end;
            return 0;
        }

        return at < words.Count && Fits(phrase[part], words[at]) ? End(phrase, part + 1, words, at + 1) : 0;
    }

    private static bool Fits(string part, string word) =>
        part[^1] == '*' ? word.AsSpan().StartsWith(part.AsSpan(0, part.Length - 1), StringComparison.Ordinal) : part == word;

    private void Add(string phrase)
    {
        var parts = new List<string>();
        foreach (var part in phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == Between) parts.Add(Between);
            else parts.AddRange(Words.Of(part));
            if (part[^1] == '*') parts[^1] += "*";
        }

        if (parts.Count == 0 || parts[0] == Between || parts[^1] == Between || parts.Contains("~"))
            throw new FormatException($"\"{phrase}\" is no phrase: write words, with \"…\" only between two of them.");
        if (parts.Count == 1 && parts[0][0] >= Accents.FirstWithoutBlanks) within.Add(parts[0].TrimEnd('*'));
        else if (parts[0][^1] == '*') Under(byPrefix, parts[0][..^1]).Add([.. parts]);
        else Under(byWord, parts[0]).Add([.. parts]);
    }

    private static List<string[]> Under(Dictionary<string, List<string[]>> phrases, string key) =>
        phrases.TryGetValue(key, out var list) ? list : phrases[key] = [];
}
