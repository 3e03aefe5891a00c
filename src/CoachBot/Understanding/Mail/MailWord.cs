using System.Text.RegularExpressions;

namespace CoachBot.Understanding;

/// <summary>A word of a line and what it could be part of.</summary>
internal sealed partial class MailWord
{
    private const int ShortestStem = 3;
    private static readonly string[] Workers = ["person", "woman", "sman", "rman", "kman", "dman", "keeper", "smith", "wright", "maker", "dresser", "ographer", "ist"];
    private readonly WordKinds kinds;

    public MailWord(string text, int start)
    {
        (Text, Start) = (text, start);
        Plain = Bare(text);
        kinds = MailWords.Of(Plain);
        IsJob = Is(WordKinds.Job) || (Plain.LastIndexOfAny(['-', '/']) is > 0 and var at && MailWords.Is(Plain.AsSpan(at + 1), WordKinds.Job)) || IsWorker(Plain);
        IsLoose = IsJoint || IsJob || Is(WordKinds.Everyday | WordKinds.NoCompany | WordKinds.Department | WordKinds.Modifier | WordKinds.Function | WordKinds.LegalForm);
    }

    public string Text { get; }

    public int Start { get; }

    public int End => Start + Text.Length;

    /// <summary>Without a possessive and what punctuation clings to it.</summary>
    public string Plain { get; }

    /// <summary>"of", "&amp;": between two parts of one name.</summary>
    public bool IsJoint => Text is "&" or "+" or "/" || char.IsLower(Text[0]);

    public bool IsBracket => Text[0] is '(';

    public bool IsNumber => Number().IsMatch(Plain);

    public bool IsKind => Is(WordKinds.Kind);

    public bool IsDepartment => Is(WordKinds.Department);

    public bool IsAgency => Is(WordKinds.Agency);

    /// <summary>What people are at work: "nurse", "nurses", "geologist".</summary>
    public bool IsJob { get; }

    public bool IsModifier => Is(WordKinds.Modifier);

    public bool IsFunction => Is(WordKinds.Function);

    public bool IsNoCompany => Is(WordKinds.NoCompany);

    public bool IsEveryday => Is(WordKinds.Everyday);

    public bool IsFirstName => Is(WordKinds.FirstName);

    /// <summary>May stand beside a company's name in capitals without being part of it.</summary>
    public bool IsLoose { get; }

    /// <summary>The words of <paramref name="run"/>, at most <paramref name="most"/>, each where it stands in the line.</summary>
    public static List<MailWord> Of(Match run, int most)
    {
        var words = new List<MailWord>();
        foreach (var word in Words().EnumerateMatches(run.ValueSpan))
            if (words.Count < most) words.Add(new(run.Value.Substring(word.Index, word.Length), run.Index + word.Index));
        return words;
    }

    /// <summary>Whether what stands before a run of capitals, or its first word, greets or addresses somebody.</summary>
    public static bool IsGreeting(string line, Match run) =>
        MailWords.Is(run.ValueSpan[..(run.ValueSpan.IndexOf(' ') is >= 0 and var end ? end : run.Length)], WordKinds.Greeting) || Addresses().IsMatch(line.AsSpan(0, run.Index));

    private bool Is(WordKinds kind) => (kinds & kind) != WordKinds.None;

    private static bool IsWorker(string word) =>
        Array.Exists(Workers, ending => word.Length >= ending.Length + ShortestStem && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        && !word.EndsWith("tourist", StringComparison.OrdinalIgnoreCase) && word.All(char.IsLetter);

    private static string Bare(string text)
    {
        var bare = text.AsSpan();
        while (true)
        {
            var rest = bare.TrimEnd(".,\"”'’");
            if (rest is [.., '\'' or '’', 's' or 'd']) rest = rest[..^2];
            else if (rest is [.., '\'' or '’', 'l', 'l']) rest = rest[..^3];
            if (rest.Length == bare.Length) return rest.Length == text.Length ? text : rest.ToString();
            bare = rest;
        }
    }

    [GeneratedRegex(@"\([^)]*\)|(\p{Lu}\.\s)?\S+", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Words();

    [GeneratedRegex(@"^\d{3,}$|\d[:.]\d", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(Dear|Hi|Hello|Hey|Hej|Hei|Hiya|Heya|Mr|Mrs|Ms|Dr|Prof|Miss)\.?\s+$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, 5000)]
    private static partial Regex Addresses();
}
