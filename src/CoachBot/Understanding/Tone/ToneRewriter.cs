using System.Text;

namespace CoachBot.Understanding;

/// <summary>
/// Takes out what must not be sent: first by kinder words, then by keeping the clean part of the sentence, else by leaving the sentence out.
/// Names, dates and numbers that would be lost are kept in a plain line of their own.
/// </summary>
internal sealed class ToneRewriter(ToneGuard guard)
{
    /// <summary>Opens the line that keeps bare facts; the model, which knows sentences only, has nothing to say about it.</summary>
    public const string PlainFacts = "For reference:";

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

    /// <summary>One pass; what is left may join up into a new sentence, so a second look is needed.</summary>
    private string Once(string draft)
    {
        var rewritten = new StringBuilder();
        var at = 0;
        foreach (var sentence in SentenceSplitter.Split(draft))
        {
            rewritten.Append(draft, at, sentence.Start - at);
            at = sentence.End;
            rewritten.Append(guard.Find(sentence).Any() ? Mended(sentence) : sentence.Text);
        }

        rewritten.Append(draft, at, draft.Length - at);
        return Tidied(rewritten.ToString(), draft);
    }

    private string Mended(Sentence sentence)
    {
        var kept = Swapped(sentence) ?? CleanPart(sentence) ?? Greeting(sentence.Text);
        var lost = Facts.In(sentence).Where(fact => !kept.Contains(fact, StringComparison.Ordinal)).ToList();
        return lost.Count == 0 ? kept : $"{kept} {ForReference(lost)}".Trim();
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

    private string ForReference(IReadOnlyList<string> facts)
    {
        var together = $"{PlainFacts} {string.Join(", ", facts)}.";
        return IsClean(together) ? together : string.Join(' ', facts.Select(fact => $"{PlainFacts} {fact}."));
    }

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
