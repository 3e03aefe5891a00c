namespace CoachBot.Understanding;

/// <summary>
/// Takes out what must not be sent: first by kinder words, then by keeping the clean part of the sentence, else by leaving the sentence out.
/// Names, dates and numbers that would be lost are kept in brackets behind the plain sentence that says the same without the sting.
/// </summary>
internal sealed class ToneRewriter(ToneGuard guard)
{
    /// <summary>What may be said in place of a sentence that must go.</summary>
    private static readonly Dictionary<string, string> Instead = new(StringComparer.Ordinal)
    {
        ["bitter"] = "I was disappointed by the outcome",
        ["begging"] = "I would still be glad to work with you",
        ["entitled"] = "I would be grateful to hear from you",
        ["passive-aggressive"] = "Thank you for letting me know",
        ["arguing"] = "I would like to understand the decision better",
    };

    private const string WhenNothingIsLeft = "Thank you for letting me know. If you can share any feedback, I would be glad of it.";
    private const int FewestWords = 4;
    private const int MostPasses = 4;

    private readonly ClueBook swaps = ClueBook.Load("Tone/Tone.swaps.md");

    public string Rewrite(string draft)
    {
        var text = draft;
        for (var pass = 0; pass < MostPasses && !IsClean(text); pass++)
        {
            text = Once(text);
        }

        return text;
    }

    /// <summary>Whether the sentence is one of these; what stands in its brackets is a list and no English, so the model is not asked.</summary>
    public static bool Wrote(string sentence) => Instead.Values.Any(own => sentence.StartsWith(own, StringComparison.Ordinal) && sentence.AsSpan(own.Length).StartsWith(" ("));

    /// <summary>One pass; what is left may join up into a new sentence, so a second look is needed.</summary>
    private string Once(string draft)
    {
        var pieces = new List<string>();
        var facts = new Dictionary<string, (int Piece, List<string> Lost)>(StringComparer.Ordinal);
        var at = 0;
        foreach (var sentence in SentenceSplitter.Split(draft))
        {
            pieces.Add(draft[at..sentence.Start]);
            at = sentence.End;
            var finding = guard.Find(sentence).FirstOrDefault();
            var kept = finding is null ? sentence.Text : Swapped(sentence) ?? CleanPart(sentence) ?? Greeting(sentence.Text);
            pieces.Add(kept);
            if (finding is null || Facts.In(sentence).Where(fact => !kept.Contains(fact, StringComparison.Ordinal)).ToList() is not { Count: > 0 } lost)
            {
                continue;
            }

            facts.TryAdd(finding.Label, (pieces.Count - 1, []));
            facts[finding.Label].Lost.AddRange(lost);
        }

        pieces.Add(draft[at..]);
        foreach (var (label, (piece, lost)) in facts)
        {
            pieces[piece] = $"{pieces[piece]} {Instead[label]} ({string.Join(", ", lost.Distinct(StringComparer.Ordinal))}).".TrimStart();
        }

        return Tidied(string.Concat(pieces), draft);
    }

    private string? Swapped(Sentence sentence)
    {
        foreach (var clue in swaps.Find(sentence))
        {
            var (from, to) = (sentence.Words[clue.From].Start, sentence.Words[clue.To - 1].End);
            var swap = from == sentence.Start ? char.ToUpperInvariant(clue.Label[0]) + clue.Label[1..] : clue.Label;
            var text = $"{sentence.Source[sentence.Start..from]}{swap}{sentence.Source[to..sentence.End]}";
            if (IsClean(text))
            {
                return text;
            }
        }

        return null;
    }

    private string? CleanPart(Sentence sentence)
    {
        var breaks = Breaks(sentence.Text);
        var parts = breaks.Select(at => sentence.Text[..at]).Concat(breaks.Select(at => sentence.Text[at..])).Select(AsSentence);
        return parts.Where(part => part.Count(c => c == ' ') >= FewestWords - 1 && !Dangles(part) && IsClean(part)).MaxBy(part => part.Length);
    }

    private static string Greeting(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var greets = text.StartsWith("Dear ", StringComparison.Ordinal) || text.StartsWith("Hi ", StringComparison.Ordinal) || text.StartsWith("Hello ", StringComparison.Ordinal);
        return greets && comma is > 0 and < 30 ? text[..(comma + 1)] : "";
    }

    private static bool Dangles(string part) =>
        Array.Exists(["If ", "Even ", "When ", "Because ", "Since ", "As ", "With ", "Given ", "After ", "By "], opening => part.StartsWith(opening, StringComparison.Ordinal));

    private static List<int> Breaks(string text)
    {
        var breaks = new List<int>();
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (text[i] is ';' or '–' or '—' || (text[i] == ',' && !char.IsDigit(text[i + 1])) || (text[i] == ' ' && Joins(text, i)))
            {
                breaks.Add(i);
            }
        }

        return breaks;
    }

    private static bool Joins(string text, int at) =>
        Array.Exists([" but ", " and I ", " and you ", " so I "], join => string.CompareOrdinal(text, at, join, 0, join.Length) == 0);

    private static string AsSentence(string part)
    {
        var text = part.Trim(' ', ',', ';', '–', '—', '\n', '\r');
        foreach (var join in (string[])["but ", "and ", "so ", "because ", "which ", "although ", "though ", "yet "])
        {
            if (text.StartsWith(join, StringComparison.OrdinalIgnoreCase))
            {
                text = text[join.Length..];
            }
        }

        return text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..].TrimEnd('.', '!', '?') + (part.TrimEnd().EndsWith('?') ? "?" : ".");
    }

    private bool IsClean(string text) => guard.Check(text).Findings.Count == 0;

    private string Tidied(string text, string draft)
    {
        var lines = new List<string>();
        foreach (var line in text.Split('\n').Select(line => line.Replace("  ", " ", StringComparison.Ordinal).TrimEnd()))
        {
            if (line.Length > 0 || (lines.Count > 0 && lines[^1].Length > 0))
            {
                lines.Add(line);
            }
        }

        var tidy = string.Join('\n', lines).Trim();
        var left = WordSplitter.Split(tidy, 0, tidy.Length).Length;
        return left == 0 && draft.Trim().Length > 0 ? WhenNothingIsLeft : tidy;
    }
}
