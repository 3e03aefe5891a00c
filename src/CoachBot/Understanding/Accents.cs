using System.Globalization;

namespace CoachBot.Understanding;

/// <summary>Letters as people type them in a hurry: without accents, so that "más" and "mas", "ё" and "е", "أ" and "ا" are one.</summary>
/// <remarks>Unicode's own decomposition is not at hand where globalization is invariant.</remarks>
internal static class Accents
{
    /// <summary>From here on stand the scripts that put no blanks between words: Thai, Chinese, Japanese and their like.</summary>
    public const char FirstWithoutBlanks = '\u0E00';

    // Each group is written as its first letter.
    private static readonly string[] Groups =
    [
        "'’‘`´ʼ", "aáàâäãåāăąǎạảấầẩẫậắằẳẵặæ", "cçćčĉċ", "dďđð", "eéèêëēĕėęěẹẻẽếềểễệ", "gğĝġģǧ", "hĥħḥ", "iíìîïĩīĭįıİịỉǐ", "jĵ", "kķ", "lłĺļľ", "nñńņňŋǹ",
        "oóòôöõøōŏőơọỏốồổỗộớờởỡợœǒ", "rŕřŗ", "sśšşșŝßṣ", "tťţțŧ", "uúùûüũūŭůűųưụủứừửữựǔ", "wŵ", "yýÿŷỳỵỷỹ", "zźžż",
        "αά", "εέ", "ηή", "ιίϊΐ", "οό", "υύϋΰ", "ωώ", "σς", "еёѐ", "иѝй", "іїӣ", "гґ", "اأإآٱ", "يىیئ", "كک", "هةہھۀ", "وؤ",
    ];

    private static readonly Dictionary<char, char> First = Groups.SelectMany(group => group[1..].Select(each => (Letter: each, First: group[0])))
        .SelectMany(each => new[] { each, (char.ToUpperInvariant(each.Letter), each.First) }).Where(each => !char.IsAscii(each.Item1)).DistinctBy(each => each.Item1).ToDictionary(each => each.Item1, each => each.Item2);

    /// <summary>The letter without its accent; every other character as it is.</summary>
    public static char Off(char letter) => char.IsAscii(letter) ? letter : First.GetValueOrDefault(letter, letter);

    /// <summary>Whether a character only marks the letter before it, or is nothing that is seen at all.</summary>
    public static bool IsMark(char letter) =>
        letter is (>= '\u0300' and <= '\u036F') or (>= '\u0591' and <= '\u05C7') or (>= '\u064B' and <= '\u0670') or '\u00AD' or '\u200B' or '\u2060' or '\uFEFF';

    /// <summary>Whether a character is part of a word: letters, digits, and the vowel signs of scripts whose words would fall apart without them.</summary>
    public static bool IsWord(char letter) =>
        char.IsLetterOrDigit(letter) || (letter > '\u0670' && char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
