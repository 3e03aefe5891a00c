using NodaTime;

namespace CoachBot.Understanding;

/// <summary>"in the morning", "tonight", "this afternoon", "first thing", "at night".</summary>
internal static class PartsOfDay
{
    /// <param name="Part">Which part.</param>
    /// <param name="Today">It says which day too: "tonight", "this morning".</param>
    /// <param name="Weak">Counts only beside a day or a time, so that "good morning" is none.</param>
    /// <param name="Plural">"mornings": it recurs.</param>
    public readonly record struct Reading(PartOfDay Part, bool Today, bool Weak, bool Plural);

    public static bool TryRead(TimeTokens t, int i, out Reading reading, out int end)
    {
        reading = default;
        if (TryFirstThing(t, i, out end))
        {
            reading = new Reading(PartOfDay.Morning, Today: false, Weak: false, Plural: false);
            return true;
        }

        var start = t.Skip(i, "later", "early", "late", "mid");
        var isThis = t.Is(start, "this");
        var led = isThis || t.IsAny(start, "in", "during") || (t.Is(start, "at") && t.IsAny(start + 1, "night", "nights"));
        start = t.Skip(led ? start + 1 : start, "the");
        start = t.Skip(start, "early", "late", "mid");
        var part = t[start].Word switch
        {
            "morning" or "mornings" => PartOfDay.Morning,
            "afternoon" or "afternoons" => PartOfDay.Afternoon,
            "evening" or "evenings" or "eve" => PartOfDay.Evening,
            "night" or "nights" or "tonight" => PartOfDay.Night,
            _ => PartOfDay.None,
        };
        end = start + 1;
        var tonight = t.Is(start, "tonight");
        var plural = t.IsAny(start, "mornings", "afternoons", "evenings", "nights");
        reading = new Reading(part, isThis || tonight, !led && !tonight, plural);
        return part != PartOfDay.None && !t.IsAny(i - 1, "good", "gd", "happy");
    }

    /// <summary>The time that a part of the day stands for.</summary>
    public static LocalTime Usual(PartOfDay part) => part switch
    {
        PartOfDay.Morning => new LocalTime(9, 0),
        PartOfDay.Noon => new LocalTime(12, 0),
        PartOfDay.Afternoon => new LocalTime(14, 0),
        PartOfDay.Evening => new LocalTime(18, 0),
        _ => new LocalTime(20, 0),
    };

    private static bool TryFirstThing(TimeTokens t, int i, out int end)
    {
        end = t.Past(i, "first", "thing");
        if (end > 0 && t.Past(t.Skip(end, "in"), "the", "morning") is var morning and > 0)
            end = morning;
        return end > 0;
    }
}
