namespace CoachBot.Understanding;

/// <summary>Cuts text into comparable words. Contractions are spelled out so that one pattern reads "won't", "wont" and "will not".</summary>
internal static class WordSplitter
{
    private static readonly Dictionary<string, string[]> SpelledOut = new(StringComparer.Ordinal)
    {
        ["won't"] = ["will", "not"],
        ["wont"] = ["will", "not"],
        ["can't"] = ["can", "not"],
        ["cant"] = ["can", "not"],
        ["cannot"] = ["can", "not"],
        ["shan't"] = ["shall", "not"],
        ["ain't"] = ["is", "not"],
        ["dont"] = ["do", "not"],
        ["didnt"] = ["did", "not"],
        ["doesnt"] = ["does", "not"],
        ["isnt"] = ["is", "not"],
        ["wasnt"] = ["was", "not"],
        ["werent"] = ["were", "not"],
        ["arent"] = ["are", "not"],
        ["havent"] = ["have", "not"],
        ["hasnt"] = ["has", "not"],
        ["hadnt"] = ["had", "not"],
        ["couldnt"] = ["could", "not"],
        ["wouldnt"] = ["would", "not"],
        ["shouldnt"] = ["should", "not"],
        ["im"] = ["i", "am"],
        ["ive"] = ["i", "have"],
        ["youre"] = ["you", "are"],
        ["youve"] = ["you", "have"],
        ["weve"] = ["we", "have"],
        ["let's"] = ["let", "us"],
        ["u"] = ["you"],
        ["ur"] = ["your"],
        ["pls"] = ["please"],
        ["plz"] = ["please"],
        ["thx"] = ["thanks"],
        ["cv's"] = ["cv"],
        ["thats"] = ["that", "is"],
        ["r"] = ["are"],
        ["whats"] = ["what", "is"],
        ["theyre"] = ["they", "are"],
        ["gonna"] = ["going", "to"],
        ["wanna"] = ["want", "to"],
        ["gotta"] = ["got", "to"],
        ["'em"] = ["them"],
        ["nt"] = ["not"],
        ["n't"] = ["not"],
        ["dnt"] = ["do", "not"],
        ["cnt"] = ["can", "not"],
        ["wnt"] = ["will", "not"],
        ["didn"] = ["did", "not"],
        ["yr"] = ["your"],
        ["tmrw"] = ["tomorrow"],
        ["2moro"] = ["tomorrow"],
        ["2mrw"] = ["tomorrow"],
        ["soz"] = ["sorry"],
        ["sry"] = ["sorry"],
    };

    public static Word[] Split(string text, int start, int end)
    {
        var words = new List<Word>((end - start) / 5);
        for (var i = start; i < end;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var from = i;
            while (i < end && (char.IsLetterOrDigit(text[i]) || JoinsLetters(text, i, end)))
            {
                i++;
            }

            Add(words, text, from, i);
        }

        return [.. words];
    }

    private static bool JoinsLetters(string text, int i, int end) =>
        text[i] is '\'' or '\u2019' or '\u2018' or '\u00B4' or '`' && i + 1 < end && char.IsLetter(text[i + 1]) && i > 0 && char.IsLetter(text[i - 1]);

    private static void Add(List<Word> words, string text, int from, int to)
    {
        var plain = string.Create(to - from, (text, from), static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var c = source.text[source.from + i];
                span[i] = char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : '\'';
            }
        });
        if (SpelledOut.TryGetValue(plain, out var parts))
        {
            foreach (var part in parts)
            {
                words.Add(new(part, from, to));
            }

            return;
        }

        var apostrophe = plain.LastIndexOf('\'');
        if (apostrophe <= 0)
        {
            words.Add(new(plain, from, to));
        }
        else if (plain.EndsWith("n't", StringComparison.Ordinal))
        {
            words.Add(new(plain[..^3], from, to));
            words.Add(new("not", from, to));
        }
        else
        {
            words.Add(new(plain[..apostrophe], from, to));
            var rest = plain[(apostrophe + 1)..] switch { "re" => "are", "ve" => "have", "ll" => "will", "d" => "would", "m" => "am", "s" => IsPronoun(plain[..apostrophe]) ? "is" : null, var other => other };
            if (rest is not null)
            {
                words.Add(new(rest, from, to));
            }
        }
    }

    private static bool IsPronoun(string word) => word is "it" or "that" or "he" or "she" or "there" or "here" or "what" or "who" or "where" or "how";
}
