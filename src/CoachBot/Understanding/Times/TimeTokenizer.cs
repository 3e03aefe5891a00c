using System.Globalization;

namespace CoachBot.Understanding;

/// <summary>Cuts a text into words, runs of digits and marks, with words lower-cased and common misspellings put right.</summary>
internal static class TimeTokenizer
{
    /// <summary>Longer texts are pasted letters; a time is asked for in the first part or not at all.</summary>
    private const int Longest = 4000;

    public static TimeTokens Cut(string text)
    {
        var tokens = new List<TimeToken>();
        var end = Math.Min(text.Length, Longest);
        for (var i = 0; i < end;)
        {
            if (char.IsWhiteSpace(text[i]) || IsHyphenBetweenWords(text, i))
            {
                i++;
                continue;
            }

            var next = char.IsAsciiDigit(text[i]) ? EndOfDigits(text, i, end) : char.IsLetter(text[i]) ? BeforeIsh(text, i, EndOfWord(text, i, end)) : i + 1;
            var token = Make(text, i, next, Glued(text, i));
            tokens.Add(token);
            i = token.End;
        }

        return new TimeTokens(tokens);
    }

    private static bool IsHyphenBetweenWords(string text, int i) =>
        text[i] is '-' or '\u2010' or '\u2011' && i > 0 && char.IsLetter(text[i - 1]) && i + 1 < text.Length && char.IsLetter(text[i + 1]);

    private static bool Glued(string text, int i) => i > 0 && !char.IsWhiteSpace(text[i - 1]);

    private static int EndOfDigits(string text, int i, int end)
    {
        while (i < end && char.IsAsciiDigit(text[i])) i++;
        return i;
    }

    private static int EndOfWord(string text, int i, int end)
    {
        while (i < end && (char.IsLetter(text[i]) || (IsApostrophe(text[i]) && i + 1 < end && char.IsLetter(text[i + 1])))) i++;
        return i;
    }

    /// <summary>"sevenish" is seven, and then "ish" like that of "7ish".</summary>
    private static int BeforeIsh(string text, int start, int end) =>
        end - start > 5 && text.AsSpan(start, end - start).EndsWith("ish", StringComparison.OrdinalIgnoreCase)
            && NumberWords.IsHourOrNoon(text[start..(end - 3)].ToLowerInvariant()) ? end - 3 : end;

    private static bool IsApostrophe(char mark) => mark is '\'' or '\u2019' or '\u02BC';

    private static TimeToken Make(string text, int start, int end, bool glued)
    {
        var written = text[start..end];
        if (char.IsAsciiDigit(written[0]))
            return MakeNumber(text, start, end, written, glued);
        if (!char.IsLetter(written[0]))
            return new TimeToken(TimeTokenKind.Symbol, Mark(written), -1, start, end, glued, Capital: false, Owner: false);

        var word = written.ToLowerInvariant().Replace('\u2019', '\'').Replace('\u02BC', '\'');
        var owner = word.EndsWith("'s", StringComparison.Ordinal);
        if (owner)
            word = word[..^2];
        else if (end < text.Length && IsApostrophe(text[end]) && word[^1] == 's')
            end++;
        return new TimeToken(TimeTokenKind.Word, TimeSpelling.Right(word.Replace("'", "", StringComparison.Ordinal)), -1, start, end, glued, char.IsUpper(written[0]), owner);
    }

    private static TimeToken MakeNumber(string text, int start, int end, string written, bool glued)
    {
        // "2moro" and "2nite" are words that begin with a digit.
        if (written == "2" && end < text.Length && char.IsLetter(text[end]))
        {
            var wordEnd = EndOfWord(text, end, text.Length);
            if (TimeSpelling.Texted(text[start..wordEnd].ToLowerInvariant()) is { } meant)
                return new TimeToken(TimeTokenKind.Word, meant, -1, start, wordEnd, glued, Capital: false, Owner: false);
        }

        var value = written.Length > 9 ? int.MaxValue : int.Parse(written, NumberStyles.None, CultureInfo.InvariantCulture);
        return new TimeToken(TimeTokenKind.Number, written, value, start, end, glued, Capital: false, Owner: false);
    }

    private static string Mark(string mark) => mark switch
    {
        "\u2013" or "\u2014" or "\u2212" or "\u2010" or "\u2011" => "-",
        "\u2019" or "\u02BC" => "'",
        "\u00BD" => "half",
        "&" => "and",
        _ => mark,
    };
}
