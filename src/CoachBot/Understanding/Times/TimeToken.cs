namespace CoachBot.Understanding;

internal enum TimeTokenKind
{
    End,
    Word,
    Number,
    Symbol,
}

/// <summary>One word, run of digits or mark.</summary>
/// <param name="Kind">What it is made of.</param>
/// <param name="Word">The word in lower case and corrected spelling, the digits, or the mark.</param>
/// <param name="Number">The value of a run of digits (capped at nine digits), else -1.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends in the text.</param>
/// <param name="Glued">No space stands between it and the token before it.</param>
/// <param name="Capital">It begins with a capital letter.</param>
/// <param name="Owner">An apostrophe makes it a possessive ("Thursday's").</param>
internal readonly record struct TimeToken(
    TimeTokenKind Kind, string Word, int Number, int Start, int End, bool Glued, bool Capital, bool Owner)
{
    public static readonly TimeToken None = new(TimeTokenKind.End, "", -1, 0, 0, Glued: false, Capital: false, Owner: false);

    public int Length => End - Start;

    /// <summary>Written 09 or 0930, which is how people write the 24-hour clock.</summary>
    public bool LeadingZero => Kind == TimeTokenKind.Number && Length > 1 && Word[0] == '0';
}

/// <summary>A text as tokens. Reading past either end gives <see cref="TimeToken.None"/>, so the grammar needs no bounds checks.</summary>
internal sealed class TimeTokens(IReadOnlyList<TimeToken> tokens)
{
    public int Count => tokens.Count;

    public TimeToken this[int i] => i >= 0 && i < tokens.Count ? tokens[i] : TimeToken.None;

    public bool Is(int i, string word) => string.Equals(this[i].Word, word, StringComparison.Ordinal);

    public bool IsAny(int i, params ReadOnlySpan<string> words)
    {
        var word = this[i].Word;
        foreach (var candidate in words)
        {
            if (string.Equals(candidate, word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>The position after these words when they stand at <paramref name="i"/>, else -1.</summary>
    public int Past(int i, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (!Is(i++, word))
                return -1;
        }

        return i;
    }

    /// <summary>The position after one optional word.</summary>
    public int Skip(int i, params ReadOnlySpan<string> words) => IsAny(i, words) ? i + 1 : i;
}
