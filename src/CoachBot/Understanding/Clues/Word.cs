namespace CoachBot.Understanding;

/// <summary>One word as compared (lower case, contractions spelled out) and where it stands: "won't" gives "will" and "not" over the same characters.</summary>
/// <param name="Start">Index of the first character in the text read.</param>
/// <param name="End">Index after the last character.</param>
internal readonly record struct Word(string Text, int Start, int End);

/// <summary>One sentence with its words; <paramref name="Start"/> and <paramref name="End"/> are indexes into the text read.</summary>
internal sealed record Sentence(string Source, int Start, int End, Word[] Words)
{
    public string Text => Source[Start..End];

    public bool IsQuestion => Source.AsSpan(Start, End - Start).TrimEnd("\"')*_ ").EndsWith("?");
}
