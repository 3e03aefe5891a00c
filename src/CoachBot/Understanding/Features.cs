using System.Runtime.CompilerServices;

namespace CoachBot.Understanding;

/// <summary>What a classifier sees of a message, as hashes: words, word pairs, concepts, letters, the sentence that asks, the shape.</summary>
/// <param name="concepts">The lexicon.</param>
/// <param name="known">Whether a word is ordinary; one that is not counts as a name.</param>
/// <param name="rare">Whether training has seen too little of a word to know it, so that its letters are looked at for its kin and its slips.</param>
internal sealed class Features(Concepts concepts, Func<string, bool> known, Func<string, bool> rare)
{
    /// <summary>A word met less often in training is not known well enough by itself.</summary>
    public const int Rare = 20;

    private const int MostConcepts = 14;
    private static readonly uint Stop = Hashing.Of(Words.Stop);
    private static readonly uint Question = Hashing.Of("?");
    private static readonly uint Start = Hashing.Of("<s>");
    private static readonly uint End = Hashing.Of("</s>");

    private static readonly HashSet<uint> Askers =
    [
        .. new[] { "?", "how", "can", "could", "help", "please", "want", "need", "remind", "show", "what", "let", "should", "would", "who", "where", "is" }.Select(word => Hashing.Of(word)),
        .. new[] { "help", "want", "show", "remind", "how" }.Select(Concepts.Of),
    ];

    /// <summary>The features of the words; one that occurs twice may stand there twice.</summary>
    public uint[] Of(List<string> words)
    {
        var sight = new Sight();
        foreach (var word in words) sight.Words.Add(concepts.Form(word, known(word), rare(word)));
        return Of(sight);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint[] Of(Sight sight)
    {
        var (words, meaning, into) = (sight.Words, sight.Meaning, sight.Features);
        Concepts.Abstract(words, meaning);
        Plain(words, into);
        Meant('a', 'k', meaning, into);
        Together(meaning, into);
        var (from, to) = Focus(meaning);
        var sentences = meaning.Exists(each => each.Hash == Stop);
        if (to - from < meaning.Count || !sentences) Meant('f', null, meaning.GetRange(from, to - from), into);
        Shape(words, sentences, into);
        return [.. into];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Plain(List<Wordform> words, List<uint> into)
    {
        var before = Start;
        foreach (var word in words)
        {
            into.AddRange(word.Letters);
            into.Add(Hashing.Join('w', word.Word));
            into.Add(Hashing.Join(Hashing.Join('w', before), word.Word));
            into.Add(Hashing.Join('s', word.Stem));
            before = word.Word;
        }

        into.Add(Hashing.Join(Hashing.Join('w', before), End));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Meant(char kind, char? skip, List<Meaning> meaning, List<uint> into)
    {
        for (var at = 0; at < meaning.Count; at++)
        {
            into.Add(Hashing.Join(kind, meaning[at].Hash));
            into.Add(Hashing.Join(Hashing.Join(kind, at == 0 ? Start : meaning[at - 1].Hash), meaning[at].Hash));
            if (at + 1 == meaning.Count) into.Add(Hashing.Join(Hashing.Join(kind, meaning[at].Hash), End));
            if (skip is { } over && at + 2 < meaning.Count) into.Add(Hashing.Join(Hashing.Join(over, meaning[at].Hash), meaning[at + 2].Hash));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Together(List<Meaning> meaning, List<uint> into)
    {
        Span<uint> found = stackalloc uint[MostConcepts];
        var count = 0;
        foreach (var each in meaning)
            if (each.IsConcept && count < MostConcepts && !found[..count].Contains(each.Hash)) found[count++] = each.Hash;
        found[..count].Sort();
        for (var a = 0; a < count; a++)
            for (var b = a + 1; b < count; b++)
                into.Add(Hashing.Join(Hashing.Join('p', found[a]), found[b]));
    }

    // Of several sentences the one that asks says what is wanted; the others say how it feels.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int From, int To) Focus(List<Meaning> meaning)
    {
        var (from, to) = (0, meaning.Count);
        for (var end = meaning.Count; end >= 0;)
        {
            var start = end == 0 ? 0 : meaning.FindLastIndex(end - 1, each => each.Hash == Stop) + 1;
            if (end == meaning.Count) from = start;
            if (Asks(meaning, start, end))
            {
                (from, to) = (start, end);
                break;
            }

            end = start - 1;
        }

        return (from, to);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Asks(List<Meaning> meaning, int from, int to)
    {
        for (var at = from; at < to && at < from + 4; at++)
            if (Askers.Contains(meaning[at].Hash)) return true;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Shape(List<Wordform> words, bool sentences, List<uint> into)
    {
        into.Add(Hashing.Join('#', (uint)Math.Min(words.Count / 4, 6)));
        if (words.Count <= 3) into.Add(Hashing.Join('#', (uint)(10 + words.Count)));
        if (words[^1].Word == Question) into.Add(Hashing.Join('#', 20));
        if (sentences) into.Add(Hashing.Join('#', 21));
        into.Add(Hashing.Join('1', words[0].Word));
        if (words.Count > 1) into.Add(Hashing.Join(Hashing.Join('1', words[0].Word), words[1].Word));
    }

    // What is looked at on the way to the features of one message.
    private sealed class Sight
    {
        public List<Wordform> Words { get; } = new(32);

        public List<Meaning> Meaning { get; } = new(32);

        public List<uint> Features { get; } = new(256);
    }
}
