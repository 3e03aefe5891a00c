namespace CoachBot.Understanding;

/// <summary>Brings words that a person mistyped, ran together, spelled out or dressed up with digits back to what they stand for.</summary>
/// <param name="vocabulary">Words of the training texts and how often they occur.</param>
internal sealed class Unmasking(IReadOnlyDictionary<string, int> vocabulary)
{
    private const int ShortestRun = 7;
    private const int LongestWord = 14;

    private static readonly Dictionary<string, string> Dialect = new(StringComparer.Ordinal)
    {
        ["dei"] = "die",
        ["diee"] = "die",
        ["dieee"] = "die",
        ["ded"] = "dead",
        ["deid"] = "dead",
        ["lief"] = "life",
        ["meself"] = "myself",
        ["mesel"] = "myself",
        ["masel"] = "myself",
        ["cnt"] = "can not",
        ["dnt"] = "do not",
        ["wnt"] = "want",
        ["wana"] = "want to",
        ["wannna"] = "want to",
        ["whish"] = "wish",
        ["gnna"] = "going to",
        ["tae"] = "to",
        ["wis"] = "was",
        ["cannae"] = "can not",
        ["dinnae"] = "do not",
        ["every1"] = "everyone",
        ["some1"] = "someone",
        ["no1"] = "no one",
        ["suiside"] = "suicide",
        ["sucide"] = "suicide",
        ["suicde"] = "suicide",
        ["suacide"] = "suicide",
        ["suisidal"] = "suicidal",
        ["sucidal"] = "suicidal",
        ["suicidle"] = "suicidal",
        ["suicidel"] = "suicidal",
    };

    // The short words on which everything turns; the speller leaves words this short alone.
    private static readonly Dictionary<string, string> Slips = Turned(["want", "wish", "kill", "life", "live", "dead", "hurt", "self", "myself", "pills", "hang", "jump", "suicide", "alive", "dying"]);

    private readonly Spelling spelling = new(vocabulary);

    /// <summary>The words a reader would see.</summary>
    public List<string> Plain(List<string> words)
    {
        var plain = new List<string>(words.Count);
        for (var at = 0; at < words.Count; at++)
        {
            var letters = SpelledOut(words, at);
            if (letters >= 3)
            {
                Add(string.Concat(words.GetRange(at, letters)), plain);
                at += letters - 1;
            }
            else
            {
                Add(words[at], plain);
            }
        }

        return plain;
    }

    private void Add(string word, List<string> plain)
    {
        if (Dialect.TryGetValue(word, out var standard)) plain.AddRange(Words.Of(standard));
        else if (vocabulary.ContainsKey(word)) plain.Add(word);
        else if (Slips.TryGetValue(word, out var meant)) plain.Add(meant);
        else if (Undressed(word) is { } undressed) plain.Add(undressed);
        else if (spelling.Mend(word) is { } mended) plain.Add(mended);
        else if (Apart(word) is { } parts) plain.AddRange(parts);
        else plain.Add(word);
    }

    // "s u i c i d e": how many single letters follow one another here.
    private static int SpelledOut(List<string> words, int at)
    {
        var end = at;
        while (end < words.Count && words[end].Length == 1 && char.IsAsciiLetter(words[end][0])) end++;
        return end - at;
    }

    private string? Undressed(string word)
    {
        if (!word.Any(char.IsAsciiDigit) || !word.Any(char.IsAsciiLetter)) return null;
        var letters = word.Replace('1', 'i').Replace('0', 'o').Replace('3', 'e').Replace('4', 'a').Replace('5', 's');
        return vocabulary.ContainsKey(letters) ? letters : null;
    }

    // "iwanttodie": as few known words as possible, or nothing when some letters are left over.
    private List<string>? Apart(string run)
    {
        if (run.Length is < ShortestRun or > 60 || !run.All(char.IsAsciiLetter)) return null;
        var fewest = new int[run.Length + 1];
        var last = new int[run.Length + 1];
        Array.Fill(fewest, int.MaxValue);
        fewest[0] = 0;
        for (var end = 1; end <= run.Length; end++)
        {
            for (var start = Math.Max(0, end - LongestWord); start < end; start++)
            {
                if (fewest[start] == int.MaxValue || fewest[start] + 1 >= fewest[end] || !Common(run[start..end])) continue;
                fewest[end] = fewest[start] + 1;
                last[end] = start;
            }
        }

        // Two short words make up many a name ("Kapor"); a sentence run together has more to it.
        if (fewest[^1] is int.MaxValue or < 2) return null;
        var parts = new List<string>();
        for (var end = run.Length; end > 0; end = last[end]) parts.Insert(0, run[last[end]..end]);
        return [.. parts.SelectMany(Words.Of)];
    }

    private bool Common(string word) =>
        word is "i" or "a" || (word.Length > 1 && (vocabulary.GetValueOrDefault(word) > 3 || word is "dont" or "cant" or "wanna" or "gonna" or "im"));

    // Two neighbours swapped, one letter dropped or doubled.
    private static Dictionary<string, string> Turned(string[] words)
    {
        var turned = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            for (var at = 1; at < word.Length; at++)
            {
                turned.TryAdd(word[..at] + word[at..][1..], word);
                turned.TryAdd(word[..at] + word[at] + word[at..], word);
                if (at + 1 < word.Length) turned.TryAdd(word[..at] + word[at + 1] + word[at] + word[(at + 2)..], word);
            }
        }

        foreach (var word in words) turned.Remove(word);
        return turned;
    }
}
