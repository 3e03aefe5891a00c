using System.Text;

namespace CoachBot;

/// <summary>Which of the offered answers typed words mean. One distinct hit, or none: nobody's answer is guessed.</summary>
public static class ChoiceMatcher
{
    private static readonly HashSet<string> Negations = new(StringComparer.Ordinal)
    {
        "not", "no", "never", "neither", "nor", "isnt", "wasnt", "dont", "didnt", "without", "except",
    };

    /// <summary>The option meant, or null. Understands numbers from 1, labels, aliases, and "not X".</summary>
    /// <param name="text">The words as typed.</param>
    /// <param name="options">What is offered.</param>
    /// <param name="ordered">Whether the options are steps of one way, so that of several named the furthest is meant.</param>
    public static Option? Match(string text, IReadOnlyList<Option> options, bool ordered = false)
    {
        var words = Words(text);
        if (words.Count == 0)
            return null;
        if (words is [var only] && int.TryParse(only, out var number))
        {
            return options.FirstOrDefault(o => Words(o.Label) is [var label] && label == only)
                ?? (number >= 1 && number <= options.Count ? options[number - 1] : null);
        }

        var exact = options.Where(o => Phrases(o).Any(p => p.SequenceEqual(words, StringComparer.Ordinal))).ToList();
        return exact.Count == 1 ? exact[0] : Mentioned(words, options, ordered);
    }

    private static Option? Mentioned(List<string> words, IReadOnlyList<Option> options, bool ordered)
    {
        var hits = options
            .SelectMany(o => Phrases(o).Select(p => (Option: o, Phrase: p, At: Find(words, p))))
            .Where(h => h.At >= 0)
            .ToList();

        // The longest phrase that a place in the text matches wins there: "second interview" is not also "interview".
        hits.RemoveAll(h => hits.Exists(o => o.Phrase.Count > h.Phrase.Count && o.At <= h.At && o.At + o.Phrase.Count >= h.At + h.Phrase.Count));
        var denied = hits.Where(h => IsNegated(words, h.At, h.Phrase)).Select(h => h.Option).ToHashSet();
        var meant = hits.Select(h => h.Option).Where(o => !denied.Contains(o)).Distinct().ToList();
        return meant.Count == 1 || (ordered && meant.Count > 1) ? options.Last(meant.Contains) : null;
    }

    private static IEnumerable<List<string>> Phrases(Option option) => option.Aliases.Prepend(option.Label).Select(Words).Where(p => p.Count > 0);

    private static int Find(List<string> words, List<string> phrase)
    {
        for (var at = 0; at + phrase.Count <= words.Count; at++)
        {
            if (words.Skip(at).Take(phrase.Count).SequenceEqual(phrase, StringComparer.Ordinal))
                return at;
        }
        return -1;
    }

    private static bool IsNegated(List<string> words, int at, List<string> phrase) =>
        !Negations.Contains(phrase[0]) && words.Take(at).TakeLast(3).Any(Negations.Contains);

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Append(' '))
        {
            if (char.IsLetterOrDigit(c))
                word.Append(char.ToLowerInvariant(c));
            else if (c is not ('\'' or '’') && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
        return words;
    }
}
