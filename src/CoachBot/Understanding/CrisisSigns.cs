using System.Text.RegularExpressions;

namespace CoachBot.Understanding;

/// <summary>Wordings that are an alarm by themselves (<c>CrisisSigns.words.md</c>), once idioms and occupations are set aside.</summary>
/// <remarks>Interpreted, with no time limit: hundreds of compiled patterns would cost more at start than they ever save, and an alarm must not time out.
/// Every pattern is bounded and the text is capped.</remarks>
internal sealed partial class CrisisSigns
{
    /// <summary>The meanings the signs are made of, each with the wordings it stands for.</summary>
    public const string Meanings = "CrisisMeanings.words.md";

    private const int Longest = 6000;
    private static readonly Dictionary<string, List<string>> Wordings = WordLists.Sections(Meanings);
    private readonly Regex[] own = Patterns("own");
    private readonly Regex[] outright = Patterns("outright");
    private readonly Regex[] telling = Patterns("telling");
    private readonly Regex[] harmless = Patterns("harmless");
    private readonly Regex[] theme = Patterns("theme");
    private readonly PhraseList foreign = Phrases(", danger");
    private readonly PhraseList idioms = Phrases(", harmless");

    /// <summary>Whether a person says of themself that they are in danger: to be asked before anything is set aside.</summary>
    public bool Own(string words)
    {
        words = Capped(words);
        return Array.Exists(own, sign => sign.IsMatch(words));
    }

    /// <summary>Whether danger is spoken of in another language than English.</summary>
    public bool Foreign(List<string> words) => foreign.In(words);

    /// <summary>The words without the idioms, English or not, that only sound like danger.</summary>
    public List<string> WithoutIdioms(List<string> words) => idioms.Without(words);

    /// <summary>Whether plain words, one blank between, say danger outright.</summary>
    public bool Sure(string words) => Array.Exists(outright, sign => sign.IsMatch(words));

    /// <summary>How many wordings occur that nearly always are danger, but have been met in harmless talk: evidence for the model to weigh.</summary>
    public int Telling(string words) => telling.Count(sign => sign.IsMatch(words));

    /// <summary>Whether any word occurs that danger is spoken of in.</summary>
    public bool Touch(string words) => Array.Exists(theme, sign => sign.IsMatch(words));

    /// <summary>The words without the idioms and occupations that only sound like danger.</summary>
    public string SetAside(string words)
    {
        words = Capped(words);
        foreach (var idiom in harmless) words = idiom.Replace(words, " ");
        return words;
    }

    // Of a very long paste the beginning and the end are the person's own words.
    private static string Capped(string words) =>
        words.Length > Longest ? string.Concat(words.AsSpan(0, Longest / 2), " ", words.AsSpan(words.Length - (Longest / 2))) : words;

    private static Regex[] Patterns(string section) =>
        [.. WordLists.Bullets("CrisisSigns.words.md").Where(each => each.Name == section).Select(each => new Regex(Written(each.Line), RegexOptions.CultureInvariant))];

    private static PhraseList Phrases(string kind) =>
        new(WordLists.Sections("CrisisPhrases.words.md").Where(section => section.Key.EndsWith(kind, StringComparison.Ordinal)).SelectMany(section => section.Value));

    // {wish} stands for every wording of that meaning, the longer before the shorter.
    private static string Written(string sign) => Meaning().Replace(sign, name =>
        Wordings.TryGetValue(name.Value[1..^1], out var wordings)
            ? $"(?:{string.Join('|', wordings.OrderByDescending(wording => wording.Length))})"
            : throw new FormatException($"A crisis sign names the meaning {name.Value}, which {Meanings} does not list; known are {string.Join(", ", Wordings.Keys)}."));

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Meaning();
}
