using System.Text.RegularExpressions;

namespace CoachBot.Understanding;

/// <summary>A word of a line and what it could be part of.</summary>
internal readonly partial record struct MailWord(string Text, int Start, int End)
{
    /// <summary>Without a possessive and what punctuation clings to it.</summary>
    public string Plain { get; } = Clinging().Replace(Text, "");

    /// <summary>"of", "&amp;": between two parts of one name.</summary>
    public bool IsJoint => Text is "&" or "+" or "/" || char.IsLower(Text[0]);

    public bool IsBracket => Text[0] is '(';

    public bool IsNumber => Number().IsMatch(Plain);

    public bool IsKind => MailWords.IsKind(Plain);

    public bool IsDepartment => MailWords.IsDepartment(Plain);

    /// <summary>What people are at work: "nurse", "nurses", "geologist".</summary>
    public bool IsJob => MailWords.IsJob(Plain) || (Plain.LastIndexOfAny(['-', '/']) is > 0 and var at && MailWords.IsJob(Plain[(at + 1)..])) || Worker().IsMatch(Plain);

    public bool IsModifier => MailWords.IsRoleModifier(Plain);

    public bool IsFunction => MailWords.IsFunction(Plain);

    public bool IsNoCompany => MailWords.IsNoCompany(Plain);

    public bool IsEveryday => MailWords.IsEveryday(Plain);

    public bool IsFirstName => MailWords.IsFirstName(Plain);

    /// <summary>May stand beside a company's name in capitals without being part of it.</summary>
    public bool IsLoose => IsJoint || IsEveryday || IsNoCompany || IsDepartment || IsModifier || IsFunction || IsJob || LegalForm().IsMatch(Text);

    /// <summary>The words of <paramref name="run"/>, at most <paramref name="most"/>, each where it stands in the line.</summary>
    public static List<MailWord> Of(Match run, int most) =>
        [.. Words().Matches(run.Value).Take(most).Select(word => new MailWord(word.Value, run.Index + word.Index, run.Index + word.Index + word.Length))];

    /// <summary>Whether what stands before a run of capitals, or its first word, greets or addresses somebody.</summary>
    public static bool IsGreeting(string line, Match run) => Addresses().IsMatch(line.AsSpan(0, run.Index)) || MailWords.IsGreeting(run.Value.Split(' ')[0]);

    [GeneratedRegex(@"\([^)]*\)|(\p{Lu}\.\s)?\S+", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Words();

    [GeneratedRegex(@"(['’](s|ll|d)?|[.,""”])+$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Clinging();

    [GeneratedRegex(@"^\d{3,}$|\d[:.]\d", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\p{L}{3,}(ologist|ographer|person|woman|keeper|smith|wright|maker|dresser|(?<!short|check|wait|fina|tour)ist)$|^\p{L}+(sman|rman|kman|dman)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Worker();

    [GeneratedRegex(@"^(Ltd|Limited|Inc|LLC|PLC|plc|GmbH|AS|AG|AB|BV|LLP|Pty|S\.A|B\.V)\.?$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex LegalForm();

    [GeneratedRegex(@"\b(Dear|Hi|Hello|Hey|Hej|Hei|Hiya|Heya|Mr|Mrs|Ms|Dr|Prof|Miss)\.?\s+$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Addresses();
}
