namespace CoachBot.Understanding;

/// <summary>What models see of a sentence, as hashes: words, word pairs, beginnings, senses, the way it ends, how long it is.</summary>
internal static class SentenceFeatures
{
    public static uint[] Of(Word[] words, bool asks)
    {
        var features = new List<uint>(words.Length * 8) { Hash(asks ? "?" : ".", "ends"), Hash("long", words.Length < 4 ? "3" : words.Length < 9 ? "8" : words.Length < 20 ? "19" : "20") };
        var (before, earlier) = ("^", "^");
        var (sense, sooner) = ("^", "^");
        foreach (var word in words)
        {
            features.Add(Hash(word.Text, ""));
            features.Add(Hash(word.Text.AsSpan(0, Math.Min(5, word.Text.Length)), "~"));
            features.Add(Hash(before, word.Text));
            features.Add(Hash(earlier, word.Text, '_'));
            (earlier, before) = (before, word.Text);
            var senses = Senses.Of(word.Text);
            foreach (var each in senses)
            {
                features.Add(Hash(each, ""));
                features.Add(Hash(sense, each, '='));
                features.Add(Hash(sooner, each, '-'));
            }

            if (senses is [var first, ..] && first != sense) (sooner, sense) = (sense, first);
        }

        features.Add(Hash(before, "$"));
        return [.. features];
    }

    private static uint Hash(ReadOnlySpan<char> first, ReadOnlySpan<char> second, char between = ' ')
    {
        var hash = Hashing.Start;
        foreach (var letter in first) hash = Hashing.Add(hash, letter);
        hash = Hashing.Add(hash, between);
        foreach (var letter in second) hash = Hashing.Add(hash, letter);
        return hash;
    }
}
