using System.Collections.Frozen;
using NodaTime;

namespace CoachBot.Understanding;

/// <summary>Tokens, then pieces, then phrases, then the one phrase that is asked for, resolved where the person is.</summary>
public sealed class TimeReader : ITimeReader
{
    private static readonly LocalTime UsualHour = new(9, 0);

    private static readonly FrozenSet<string> VagueWords = FrozenSet.ToFrozenSet(
    [
        "sometime", "later", "soon", "regularly", "someday", "eventually", "occasionally", "often", "frequently", "whenever", "anytime", "sooner",
        "shortly", "periodically", "now", "asap",
    ]);

    public TimeReading Read(string text, LocalDateTime now, DateTimeZone zone, LocalTime? usualHour = null)
    {
        var here = new Standpoint(now, zone, usualHour ?? UsualHour);
        var tokens = TimeTokenizer.Cut(text);
        var phrases = TimePhrases.Gather(tokens, Pieces.Find(tokens, here), here);
        return ReminderClause.Choose(tokens, phrases, here) is { } phrase
            ? Resolver.Resolve(phrase, here) with { Where = Where(tokens, phrase) }
            : TimeReading.Refused(WhyNone(tokens));
    }

    private static List<TextStretch> Where(TimeTokens t, TimePhrase phrase)
    {
        var stretches = new List<TextStretch>();
        foreach (var piece in phrase.Pieces.OrderBy(piece => piece.From))
        {
            var (start, end) = (t[piece.From].Start, t[piece.To - 1].End);
            if (stretches.Count > 0 && start - (stretches[^1].Start + stretches[^1].Length) <= 5)
                stretches[^1] = stretches[^1] with { Length = end - stretches[^1].Start };
            else
                stretches.Add(new TextStretch(start, end - start));
        }

        return stretches;
    }

    private static string WhyNone(TimeTokens t)
    {
        for (var i = 0; i < t.Count; i++)
        {
            if (t.IsAny(i, "after", "before", "once", "when", "until") && t[i + 1].Kind == TimeTokenKind.Word)
                return Refusals.Event;
            if (VagueWords.Contains(t[i].Word))
                return Refusals.Vague;
        }

        return Refusals.None;
    }
}
