namespace CoachBot.Understanding;

/// <summary>Distances from now: "in 3 days", "an hour from now", "in two weeks' time", "3 weeks ago", and hours before or after a clock time.</summary>
internal static class Offsets
{
    /// <param name="Day">A whole number of days, weeks or months from today, or the refusal.</param>
    /// <param name="Shift">Hours and minutes, which elapse from now, with any days before them.</param>
    /// <param name="Clock">"an hour before noon".</param>
    /// <param name="Weak">A bare length, which is a time only when nothing else is said.</param>
    public readonly record struct Reading(Day? Day, Amount? Shift, Clock? Clock, bool Weak);

    public static bool TryRead(TimeTokens t, int i, Standpoint here, out Reading reading, out int end)
    {
        (reading, end) = (default, i);
        var led = t.IsAny(i, "in", "within", "after");
        var start = led || t.IsAny(i, "for", "by", "about", "around") ? i + 1 : i;
        if (TryVague(t, start, led, out reading, out end))
            return true;
        start = led ? t.Skip(start, "about", "around", "exactly", "roughly", "another", "approximately", "like", "maybe", "just", "say", "under") : start;
        start = led && t.IsAny(start, "the", "next") ? t.Skip(t.Skip(start, "the"), "next") : start;
        var negative = t.IsAny(start, "minus", "negative") || (t.Is(start, "-") && t[start + 1].Glued && !(t[start].Glued && t[start - 1].Kind == TimeTokenKind.Number));
        // "within the hour" has no number: it is one.
        if (t.Is(i, "within") && start > i + 1 && Amounts.TryUnit(t, start, out var unit, out var size, out end))
            return Reached(Amount.Of(size, unit), here, out reading);
        if (!Amounts.TryRead(t, negative ? start + 1 : start, out var amount, out end))
            return false;
        if (negative)
            return Refuse(Refusals.Backwards, out reading);
        if (TryFromClock(t, amount, here, ref end, out reading))
            return true;
        led |= SkipFromNow(t, ref end);
        if (t.IsAny(end, "ago", "earlier", "back"))
        {
            end++;
            return Refuse(Refusals.Past, out reading);
        }

        if (t.IsAny(end, "before", "after", "until", "prior", "of", "old", "experience", "notice"))
            return false;
        reading = amount.Minutes != 0
            ? new Reading(null, amount, null, !led)
            : new Reading(Day.Certain(amount.From(here.Today)) with { IsOffset = true }, null, null, !led);
        return true;
    }

    private static bool TryVague(TimeTokens t, int i, bool led, out Reading reading, out int end)
    {
        var start = t.Skip(i, "a", "the");
        var few = t.IsAny(start, "few", "several", "some", "many", "little", "bit", "while", "jiffy", "moment", "sec", "bits");
        end = start + 1;
        reading = new Reading(Day.Refused(Refusals.Vague), null, null, Weak: false);
        return led && few;
    }

    private static bool Reached(Amount amount, Standpoint here, out Reading reading)
    {
        reading = amount.Minutes != 0
            ? new Reading(null, amount, null, Weak: false)
            : new Reading(Day.Certain(amount.From(here.Today)) with { IsOffset = true }, null, null, Weak: false);
        return true;
    }

    private static bool Refuse(string question, out Reading reading)
    {
        reading = new Reading(Day.Refused(question), null, null, Weak: false);
        return true;
    }

    private static bool TryFromClock(TimeTokens t, Amount amount, Standpoint here, ref int end, out Reading reading)
    {
        reading = default;
        if (!amount.Elapses || Math.Abs(amount.Minutes) >= 24 * 60 || !t.IsAny(end, "before", "after", "past"))
            return false;
        var start = Events.Skip(t, end + 1);
        Day? day = DayGrammar.TryRead(t, start, here, out var named, out var dayEnd) ? named : null;
        var isOwned = t.IsAny(start, "the", "my", "our", "her", "his", "their", "your");
        if (!Clocks.TryRead(t, t.Skip(day is null ? start : dayEnd, "at", "@"), out var clock, out var clockEnd)
            && !(isOwned && Clocks.TryRead(t, start + 1, out clock, out clockEnd)))
            return false;
        var minutes = (int)amount.Minutes * (t.Is(end, "before") ? -1 : 1);
        reading = new Reading(day, null, clock with { Minutes = clock.Minutes + minutes, Weak = false }, Weak: false);
        end = clockEnd;
        return true;
    }

    private static bool SkipFromNow(TimeTokens t, ref int end)
    {
        var start = end;
        if (t.Past(end, "from", "now") is var now and > 0)
            end = now;
        else if (t.IsAny(end, "hence", "later", "away", "out"))
            end++;
        else if (t.Is(end, "time") && !t.Is(end + 1, "off"))
            end++;
        return end > start;
    }
}
