namespace CoachBot.Understanding;

/// <summary>One word as compared (lower case, contractions spelled out) and where it stands: "won't" gives "will" and "not" over the same characters.</summary>
/// <param name="Start">Index of the first character in the text read.</param>
/// <param name="End">Index after the last character.</param>
internal readonly record struct Word(string Text, int Start, int End);

/// <summary>One sentence with its words; <paramref name="Start"/> and <paramref name="End"/> are indexes into the text read.</summary>
internal sealed record Sentence(string Source, int Start, int End, Word[] Words)
{
    private uint[]? features;
    private Sentence[]? parts;

    public string Text => Source[Start..End];

    /// <summary>What models of sentences see.</summary>
    public uint[] Features => features ??= SentenceFeatures.Of(Words, IsQuestion);

    public bool IsQuestion => Source.AsSpan(Start, End - Start).TrimEnd("\"')*_ ").EndsWith("?");

    /// <summary>What stands between commas, dashes and "but", where a sentence has several such parts of some length.</summary>
    public IReadOnlyList<Sentence> Parts => parts ??= [.. Cut()];

    private IEnumerable<Sentence> Cut()
    {
        var from = 0;
        for (var at = 1; at <= Words.Length; at++)
        {
            if (at < Words.Length && !Breaks(Words[at - 1], Words[at]))
            {
                continue;
            }

            if (at - from >= FewestWords && at - from < Words.Length)
            {
                yield return new(Source, Words[from].Start, Words[at - 1].End, Words[from..at]);
            }

            from = at;
        }
    }

    private bool Breaks(Word before, Word after) =>
        after.Text is "but" or "because" or "so" or "whereas" or "while" or "and" || Source.AsSpan(before.End, Math.Max(0, after.Start - before.End)).IndexOfAny(",;:()–—\n") >= 0;

    private const int FewestWords = 3;
}
