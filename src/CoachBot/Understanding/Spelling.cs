using System.Runtime.CompilerServices;

namespace CoachBot.Understanding;

/// <summary>Mends typing slips towards the words that the phrases use: one slip in a word, found by leaving one letter out on both sides.</summary>
internal sealed class Spelling
{
    private const int Shortest = 5;
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> nearby = [];

    public Spelling(IEnumerable<KeyValuePair<string, int>> vocabulary)
    {
        foreach (var (word, _) in vocabulary)
            known.Add(word);
        foreach (var (word, _) in vocabulary.Where(each => each.Key.Length >= Shortest).OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal))
            for (var left = -1; left < word.Length; left++)
                nearby.TryAdd(HashWithout(word, left), word);
    }

    public bool Knows(string word) => known.Contains(word);

    /// <summary>The known word that <paramref name="word"/> most likely is, or null.</summary>
    public string? Mend(string word)
    {
        if (word.Length < Shortest - 1 || !char.IsAsciiLetter(word[0]) || known.Contains(word)) return null;
        for (var left = -1; left < word.Length; left++)
            if (nearby.TryGetValue(HashWithout(word, left), out var mended) && OneSlip(word, mended)) return mended;
        return null;
    }

    // A missing, extra, wrong or swapped letter; never in the first letter, which people rarely miss.
    private static bool OneSlip(string a, string b)
    {
        if (a[0] != b[0] || Math.Abs(a.Length - b.Length) > 1) return false;
        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start]) start++;
        var end = 0;
        while (end < a.Length - start && end < b.Length - start && a[^(end + 1)] == b[^(end + 1)]) end++;
        var restA = a.Length - start - end;
        var restB = b.Length - start - end;
        return (restA <= 1 && restB <= 1) || (restA == 2 && restB == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int HashWithout(string word, int left)
    {
        var hash = Hashing.Start;
        for (var at = 0; at < word.Length; at++)
            if (at != left) hash = Hashing.Add(hash, word[at]);
        return (int)hash;
    }
}
