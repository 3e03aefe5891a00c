namespace CoachBot.Understanding;

/// <summary>A light English stemmer: enough to bring "reminders", "reminding" and "reminded" together.</summary>
internal static class Stems
{
    public static string Of(string word)
    {
        if (word.Length < 4) return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4) return word[..^3] + "y";
        if (word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal)) return word;
        if (word.EndsWith("ing", StringComparison.Ordinal) && word.Length > 5) return Undouble(word[..^3]);
        if (word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 4) return Undouble(word[..^2]);
        if (word.EndsWith("ly", StringComparison.Ordinal) && word.Length > 5) return word[..^2];
        if (word.EndsWith('s')) return Unvowel(word[..^1]);
        return Unvowel(word);
    }

    private static string Undouble(string stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's') ? stem[..^1] : Unvowel(stem);

    private static string Unvowel(string stem) => stem.Length > 4 && stem[^1] == 'e' ? stem[..^1] : stem;
}
