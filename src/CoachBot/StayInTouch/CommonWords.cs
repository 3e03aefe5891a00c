using System.Text.RegularExpressions;

namespace CoachBot;

/// <summary>Answers trimmed so that they can stand in the middle of a sentence.</summary>
public static partial class CommonWords
{
    /// <summary>"We talked about planning rotas." is "planning rotas", to go after "our talk about".</summary>
    public static string? Of(string? words) => words is null ? null : Trimmed(TalkedAbout().Replace(words.Trim(), ""));

    /// <summary>"Since then I've finished a course." is "'ve finished a course", to go after "Since then I".</summary>
    public static string? News(string? words) => words is null ? null : Trimmed(SinceThen().Replace(words.Trim(), ""));

    private static string? Trimmed(string words) => words.Trim().TrimEnd('.', '!', ',', ';', '…') is { Length: > 0 } left ? left : null;

    [GeneratedRegex(@"^(?:(?:we|i|she|he|they)\s+(?:both\s+)?(?:talked|spoke|chatted|laughed|had a (?:good |long |nice )?(?:talk|chat))\s+)?(?:a lot\s+)?(?:about|on|over)\s+|^(?:our (?:talk|chat) about\s+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TalkedAbout();

    [GeneratedRegex(@"^(?:since then,?\s*)?(?:i\s+|(?=i['’](?:ve|m)\b)i)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SinceThen();
}
