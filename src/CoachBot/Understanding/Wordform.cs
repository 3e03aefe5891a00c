namespace CoachBot.Understanding;

/// <summary>All that the models see of one word, worked out once.</summary>
/// <param name="Word">The word itself.</param>
/// <param name="Stem">What it shares with its inflected forms.</param>
/// <param name="Letters">Its runs of four letters, the edges marked; none for a short word.</param>
/// <param name="Meaning">What it stands for alone: a concept, a name, or itself.</param>
/// <param name="Runs">What it stands for together with the words that follow, the longest run first.</param>
internal sealed record Wordform(uint Word, uint Stem, uint[] Letters, Meaning Meaning, (uint[] Tail, uint Concept)[] Runs)
{
    /// <summary>Runs of four letters, the word's edges marked.</summary>
    public static uint[] LettersOf(string word)
    {
        if (word.Length is < 4 or > 64) return [];
        Span<char> padded = stackalloc char[word.Length + 2];
        padded[0] = '<';
        word.CopyTo(padded[1..]);
        padded[^1] = '>';
        var runs = new uint[padded.Length - 3];
        for (var start = 0; start < runs.Length; start++) runs[start] = Hashing.Of(padded.Slice(start, 4));
        return runs;
    }
}

/// <summary>A word or a concept in the stream of what a message means.</summary>
internal readonly record struct Meaning(uint Hash, bool IsConcept);
