using System.Collections.Frozen;

namespace CoachBot.Understanding;

/// <summary>Of several times in a text, finds the one at which the person wants to be reminded.</summary>
internal static class ReminderClause
{
    private static readonly FrozenSet<string> Cues = Set(
        "remind reminder reminders nudge ping alert prompt poke wake notify buzz chase snooze schedule tell prod jog bug message text chivvy");

    private static readonly FrozenSet<string> Fillers = Set(
        "me us please again about it this that can could would will you coach just a an the set to for hey hi hello ok okay yes yeah no not " +
        "then so also and but do make put in my wait give let s say maybe how next set add i want need like got get up at on another until " +
        "pause only thanks thank um uh well now");

    private static readonly FrozenSet<string> Breaks = Set("that because since as which when whether so but . ; ! ? while where if though although");

    private static readonly FrozenSet<string> Told = Set(
        "was were had applied said told emailed called spoke talked met got interviewed started rejected went did heard wrote sent replied happened " +
        "been since finished lost left ended came asked saw is has have hear if unless decide reply reject gave");

    public static bool IsCue(TimeTokens t, int i) => Cues.Contains(t[i].Word);

    public static bool IsFiller(TimeTokens t, int i) => Fillers.Contains(t[i].Word);

    /// <summary>The phrase that belongs to the asking, completed by one that says the time of day apart from it; null when there is none.</summary>
    public static TimePhrase? Choose(TimeTokens t, IReadOnlyList<TimePhrase> phrases, Standpoint here)
    {
        var cue = FirstCue(t);
        TimePhrase? best = null;
        var most = int.MinValue;
        foreach (var phrase in phrases)
        {
            var score = Score(t, phrase, cue);
            // Before a cue the first of equals wins, within its clause the last: "prepare for the interview on Thursday on Monday".
            if (score > most || (score == most && cue >= 0 && phrase.From > cue))
                (best, most) = (phrase, score);
        }

        if (best is not null)
            Complete(t, best, phrases, here);
        return best;
    }

    private static int FirstCue(TimeTokens t)
    {
        for (var i = 0; i < t.Count; i++)
        {
            if (IsCue(t, i))
                return i;
        }

        return -1;
    }

    private static int Score(TimeTokens t, TimePhrase phrase, int cue)
    {
        var score = phrase.IsPast ? -40 : phrase.IsWeak ? -20 : 0;
        score -= BelongsToEvent(t, phrase) ? 15 : 0;
        score -= IsTold(t, phrase) ? 20 : 0;
        if (cue < 0)
            return score;
        if (phrase.From > cue)
            return score + (AllFiller(t, cue + 1, phrase.From) ? 100 : 50 - (10 * BreaksBetween(t, cue, phrase.From)));
        return score + (AllFiller(t, phrase.To, cue) ? 70 : 0);
    }

    private static bool AllFiller(TimeTokens t, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!IsFiller(t, i) && t[i].Kind != TimeTokenKind.Symbol)
                return false;
            if (t.IsAny(i, ".", "?", "!", ";"))
                return false;
        }

        return true;
    }

    private static int BreaksBetween(TimeTokens t, int from, int to)
    {
        var breaks = 0;
        for (var i = from + 1; i < to; i++)
            breaks += Breaks.Contains(t[i].Word) ? 1 : 0;
        return breaks;
    }

    /// <summary>"the interview on Thursday", "my call at 3".</summary>
    private static bool BelongsToEvent(TimeTokens t, TimePhrase phrase) =>
        Events.Names(t, phrase.From - 1) && !t.IsAny(phrase.From - 2, "to");

    /// <summary>"I applied on Monday": a time that is told, not asked for.</summary>
    private static bool IsTold(TimeTokens t, TimePhrase phrase)
    {
        for (var i = phrase.From - 1; i >= 0 && i >= phrase.From - 6; i--)
        {
            if (IsCue(t, i) || t.IsAny(i, ",", ".", ";", "!", "?"))
                return false;
            if (Told.Contains(t[i].Word))
                return true;
        }

        return false;
    }

    /// <summary>"tomorrow remind me at 9", "remind me on Friday to ring Sam at 3": the day and the hour stand apart.</summary>
    private static void Complete(TimeTokens t, TimePhrase best, IReadOnlyList<TimePhrase> phrases, Standpoint here)
    {
        foreach (var other in phrases)
        {
            if (ReferenceEquals(other, best) || other.IsPast || BelongsToEvent(t, other) || BreaksBetween(t, Math.Min(best.To, other.To), Math.Max(best.From, other.From)) > 0)
                continue;
            var completes = (best.LacksClock && other.IsOnlyClock) || (best.IsOnlyClock && other.LacksClock)
                || (best.Recurrence is not null && best.Day is null && other.Recurrence is null && best.LacksClock && !BelongsToEvent(t, other))
                || (other.Recurrence is not null && best.Recurrence is null && other.Day is null && other.LacksClock);
            if (completes && best.TryAdd(other, here))
                return;
        }
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
