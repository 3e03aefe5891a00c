using System.Runtime.CompilerServices;

namespace CoachBot.Understanding;

/// <summary>What the classifier sees of a message, as hashes: words, word pairs, concepts, letters, the sentence that asks, the shape.</summary>
/// <param name="concepts">The lexicon.</param>
internal sealed class Features(Concepts concepts)
{
    private static readonly HashSet<string> Askers = new(StringComparer.Ordinal)
        { "?", "how", "can", "could", "help", "please", "want", "need", "remind", "show", "what", "let", "should", "would", "who", "where", "is" };

    /// <summary>Replaces <paramref name="into"/> by the features of the words; one that occurs twice may stand there twice.</summary>
    public void Of(IReadOnlyList<string> words, Func<string, bool> known, List<uint> into)
    {
        into.Clear();
        var meaning = new List<string>(words.Count);
        concepts.Abstract(words, known, meaning);
        Letters(words, into);
        Sequence('w', words, into, skips: false);
        Sequence('a', meaning, into, skips: true);
        foreach (var word in words) into.Add(Hash('s', Stems.Of(word)));
        Together(meaning, into);
        var focus = Focus(meaning);
        if (focus.Count < meaning.Count || !words.Contains(Words.Stop, StringComparer.Ordinal)) Sequence('f', focus, into, skips: false);
        Shape(words, into);
    }

    // Runs of four letters, the word's edges marked.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Letters(IReadOnlyList<string> words, List<uint> into)
    {
        Span<char> padded = stackalloc char[66];
        foreach (var word in words)
        {
            if (word.Length is < 4 or > 64) continue;
            padded[0] = '<';
            word.CopyTo(padded[1..]);
            padded[word.Length + 1] = '>';
            for (var start = 0; start + 4 <= word.Length + 2; start++)
            {
                var hash = Hashing.Start;
                foreach (var letter in padded.Slice(start, 4)) hash = Hashing.Add(hash, letter);
                into.Add(hash);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sequence(char kind, IReadOnlyList<string> words, List<uint> into, bool skips)
    {
        for (var at = 0; at < words.Count; at++)
        {
            var before = at == 0 ? "<s>" : words[at - 1];
            into.Add(Hash(kind, words[at]));
            into.Add(Hash(kind, before, words[at]));
            if (at + 1 == words.Count) into.Add(Hash(kind, words[at], "</s>"));
            if (skips && at + 2 < words.Count) into.Add(Hash('k', words[at], words[at + 2]));
        }
    }

    private static void Together(List<string> meaning, List<uint> into)
    {
        var found = meaning.Where(word => word[0] == '@').Distinct(StringComparer.Ordinal).Take(14).Order(StringComparer.Ordinal).ToArray();
        for (var a = 0; a < found.Length; a++)
            for (var b = a + 1; b < found.Length; b++)
                into.Add(Hash('p', found[a], found[b]));
    }

    // Of several sentences the one that asks says what is wanted; the others say how it feels.
    private static List<string> Focus(List<string> meaning)
    {
        var sentences = new List<List<string>> { new() };
        foreach (var word in meaning)
        {
            if (word == Words.Stop) sentences.Add([]);
            else sentences[^1].Add(word);
        }

        return sentences.FindLast(sentence => sentence.Take(4).Any(Asks)) ?? sentences[^1];
    }

    private static bool Asks(string word) => Askers.Contains(word) || word is "@help" or "@want" or "@show" or "@remind" or "@how";

    private static void Shape(IReadOnlyList<string> words, List<uint> into)
    {
        into.Add(Hash('#', "length", Math.Min(words.Count / 4, 6).ToString()));
        if (words.Count <= 3) into.Add(Hash('#', "short", words.Count.ToString()));
        if (words[^1] == "?") into.Add(Hash('#', "asks"));
        if (words.Contains(Words.Stop, StringComparer.Ordinal)) into.Add(Hash('#', "sentences"));
        into.Add(Hash('#', "first", words[0]));
        if (words.Count > 1) into.Add(Hash('#', "first", words[0], words[1]));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Hash(char kind, string a) => Hashing.Add(Hashing.Add(Hashing.Start, kind), a);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Hash(char kind, string a, string b) => Hashing.Add(Hash(kind, a), b);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Hash(char kind, string a, string b, string c) => Hashing.Add(Hash(kind, a, b), c);
}
