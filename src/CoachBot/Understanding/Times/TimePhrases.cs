namespace CoachBot.Understanding;

/// <summary>Gathers pieces that stand side by side into phrases.</summary>
internal static class TimePhrases
{
    public static List<TimePhrase> Gather(TimeTokens t, IReadOnlyList<Piece> pieces, Standpoint here)
    {
        var phrases = new List<TimePhrase>();
        foreach (var piece in pieces)
        {
            if (phrases.Count > 0 && IsBeside(t, phrases[^1].To, piece) && phrases[^1].TryAdd(piece, here))
                continue;
            var phrase = new TimePhrase();
            if (phrase.TryAdd(piece, here))
                phrases.Add(phrase);
        }

        phrases.RemoveAll(phrase => phrase.IsWeak && !IsWholeText(t, phrase));
        return phrases;
    }

    private static bool IsBeside(TimeTokens t, int to, Piece piece)
    {
        for (var i = to; i < piece.From; i++)
        {
            if (!t.IsAny(i, ",", "-", "(", ")", "the", "of", "then", "and", "say", "maybe", "probably", "please"))
                return false;
        }

        return true;
    }

    /// <summary>"3 weeks" or "9" is an answer when nothing else is said.</summary>
    private static bool IsWholeText(TimeTokens t, TimePhrase phrase)
    {
        for (var i = 0; i < t.Count; i++)
        {
            if ((i < phrase.From || i >= phrase.To) && t[i].Kind != TimeTokenKind.Symbol && !ReminderClause.IsFiller(t, i) && !ReminderClause.IsCue(t, i))
                return false;
        }

        return true;
    }
}
