using System.Text.RegularExpressions;

namespace CoachBot.Understanding;

/// <summary>Wordings that are an alarm by themselves (<c>CrisisSigns.words.md</c>), once idioms and occupations are set aside.</summary>
/// <remarks>Interpreted, with no time limit: eighty compiled patterns would cost more at start than they ever save, and an alarm must not time out.
/// Every pattern is bounded and the text is capped.</remarks>
internal sealed class CrisisSigns
{
    private const int Longest = 6000;
    private readonly Regex[] outright = Patterns("outright");
    private readonly Regex[] harmless = Patterns("harmless");
    private readonly Regex[] theme = Patterns("theme");

    /// <summary>Whether plain words, one blank between, say danger outright.</summary>
    public bool Sure(string words) => Array.Exists(outright, sign => sign.IsMatch(words));

    /// <summary>Whether any word occurs that danger is spoken of in.</summary>
    public bool Touch(string words) => Array.Exists(theme, sign => sign.IsMatch(words));

    /// <summary>The words without the idioms and occupations that only sound like danger.</summary>
    public string SetAside(string words)
    {
        // Of a very long paste the beginning and the end are the person's own words.
        if (words.Length > Longest) words = string.Concat(words.AsSpan(0, Longest / 2), " ", words.AsSpan(words.Length - (Longest / 2)));
        foreach (var idiom in harmless) words = idiom.Replace(words, " ");
        return words;
    }

    private static Regex[] Patterns(string section) =>
        [.. WordLists.Bullets("CrisisSigns.words.md").Where(each => each.Name == section).Select(each => new Regex(each.Line, RegexOptions.CultureInvariant))];
}
