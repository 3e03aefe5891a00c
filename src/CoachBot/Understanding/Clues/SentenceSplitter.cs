namespace CoachBot.Understanding;

/// <summary>Cuts text into sentences: at full stops and their like, at blank lines, and at line ends that are not mere wrapping.</summary>
internal static class SentenceSplitter
{
    private const int ShortLine = 45;

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "dr", "prof", "st", "e.g", "i.e", "eg", "ie", "vs", "dept", "approx", "sr", "jr", "p.s", "w.r.t",
    };

    /// <summary>Abbreviations only where a number follows: "no. 5" is one, "it is a no." is an answer.</summary>
    private static readonly HashSet<string> BeforeNumbers = new(StringComparer.OrdinalIgnoreCase) { "no", "nr", "ref", "tel", "ext" };

    public static IReadOnlyList<Sentence> Split(string text)
    {
        var sentences = new List<Sentence>();
        var from = 0;
        var lineStart = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                if (LineEndBreaks(text, lineStart, i))
                {
                    Add(sentences, text, from, i);
                    from = i + 1;
                }

                lineStart = i + 1;
            }
            else if (text[i] is '.' or '!' or '?' or '\u2026' && StopBreaks(text, from, ref i))
            {
                Add(sentences, text, from, i + 1);
                from = i + 1;
            }
        }

        Add(sentences, text, from, text.Length);
        return sentences;
    }

    private static bool LineEndBreaks(string text, int lineStart, int end)
    {
        var line = text.AsSpan(lineStart, end - lineStart).TrimEnd();
        var next = end + 1;
        while (next < text.Length && text[next] is ' ' or '\t' or '\r' or '>')
        {
            next++;
        }

        if (line.IsWhiteSpace() || next >= text.Length || text[next] == '\n' || !char.IsLetterOrDigit(text[next]) && text[next] is not ('(' or '"' or '\'' or '\u00A3' or '$'))
        {
            return true;
        }

        return line[^1] is '.' or '!' or '?' or ':' or ';' || line.Length < ShortLine && (line[^1] == ',' || !char.IsLower(text[next]));
    }

    private static bool StopBreaks(string text, int from, ref int i)
    {
        var stop = i;
        while (i + 1 < text.Length && text[i + 1] is '.' or '!' or '?' or '"' or ')' or '\u201D' or '\u2019' or '\'' or '\u2026' or '*' or '_')
        {
            i++;
        }

        var next = i + 1 < text.Length ? text[i + 1] : ' ';
        if (!char.IsWhiteSpace(next))
        {
            return text[stop] != '.' && char.IsUpper(next);
        }

        if (text[stop] != '.' || i > stop)
        {
            return true;
        }

        var word = stop;
        while (word > from && (char.IsLetter(text[word - 1]) || text[word - 1] == '.'))
        {
            word--;
        }

        var last = text[word..stop];
        return !(last.Length == 1 && char.IsUpper(last[0]) && last[0] != 'I')
            && !Abbreviations.Contains(last)
            && !(BeforeNumbers.Contains(last) && text.AsSpan(stop + 1).TrimStart() is [>= '0' and <= '9' or '+', ..]);
    }

    private static void Add(List<Sentence> sentences, string text, int from, int to)
    {
        while (from < to && (char.IsWhiteSpace(text[from]) || text[from] is '>' or '\u2022'))
        {
            from++;
        }

        while (to > from && char.IsWhiteSpace(text[to - 1]))
        {
            to--;
        }

        var words = WordSplitter.Split(text, from, to);
        if (words.Length > 0)
        {
            sentences.Add(new(text, from, to, words));
        }
    }
}
