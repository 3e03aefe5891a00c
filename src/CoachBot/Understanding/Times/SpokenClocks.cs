namespace CoachBot.Understanding;

/// <summary>Clock times in words: "half past three", "half 3", "quarter to five", "ten past", "twenty-five to six", "nine thirty", "ten oh five".</summary>
internal static class SpokenClocks
{
    public static bool TryRead(TimeTokens t, int i, out Clock clock, out int end) =>
        TryHalf(t, i, out clock, out end) || TryPastOrTo(t, i, out clock, out end) || TryHourInWords(t, i, out clock, out end);

    private static bool TryHalf(TimeTokens t, int i, out Clock clock, out int end)
    {
        (clock, end) = (default, i);
        return t.Is(i, "half") && TryHour(t, t.Skip(i + 1, "past", "after", "gone"), 30, out clock, out end);
    }

    private static bool TryPastOrTo(TimeTokens t, int i, out Clock clock, out int end)
    {
        (clock, end) = (default, i);
        if (!TryMinutes(t, i, out var minutes, out var word))
            return false;
        var to = t.IsAny(word, "to", "til", "till", "before", "of");
        if (!to && !t.IsAny(word, "past", "after", "gone"))
            return false;
        // "from 5 to 10" is a range, and "of" counts things unless the minutes are a clock's.
        return !(t.IsAny(i - 1, "from", "between") && to) && TryHour(t, word + 1, to ? -minutes : minutes, out clock, out end)
            && !Amounts.TryUnit(t, end, out _, out _, out _) && !t.Is(end, "-") && !t.Is(end, "%");
    }

    private static bool TryMinutes(TimeTokens t, int i, out int minutes, out int end)
    {
        var start = t.Skip(i, "a");
        (minutes, end) = (15, start + 1);
        if (t.Is(start, "quarter"))
            return true;
        if (!NumberWords.TryCardinal(t, i, out minutes, out end) || PhoneNumbers.Holds(t, i))
            return false;
        if (t.Is(end, "minute") || (t.Is(end, "m") && t[end].Glued))
            return ++end > 0 && minutes is > 0 and < 60;
        return minutes is 5 or 10 or 20 or 25;
    }

    private static bool TryHour(TimeTokens t, int i, int minutes, out Clock clock, out int end)
    {
        (clock, end) = (default, i + 1);
        if (t.IsAny(i, "noon", "midday"))
            clock = new Clock(12, minutes, Certain: true);
        else if (t.Is(i, "midnight"))
            clock = new Clock(0, minutes, Certain: true) { IsMidnight = true };
        else if (NumberWords.TryCardinal(t, i, out var hour, out end) && hour is >= 1 and <= 23 && !(t.IsAny(end, ":", ".") && t[end].Glued && t[end + 1].Glued && t[end + 1].Kind == TimeTokenKind.Number))
            clock = AtHour(t, i, hour, minutes, ref end);
        else
            return false;
        return true;
    }

    private static Clock AtHour(TimeTokens t, int i, int hour, int minutes, ref int end)
    {
        if (t.Is(end, "oclock"))
            end++;
        if (Clocks.TryHalfOfDay(t, ref end, out var isPm))
        {
            Clocks.Twelve(hour, 0, isPm, t[i].Word, out var half);
            return half with { Minutes = minutes };
        }

        return new Clock(hour, minutes, Certain: hour > 12);
    }

    private static bool TryHourInWords(TimeTokens t, int i, out Clock clock, out int end)
    {
        clock = default;
        if (t[i].Kind != TimeTokenKind.Word || !NumberWords.TryWords(t, i, out var hour, out end) || (hour is < 1 or > 12 && !t.Is(end, "oclock")))
            return (end = i) < 0;
        var minutes = 0;
        if (t.IsAny(end, "oh", "o") && NumberWords.TryWords(t, end + 1, out minutes, out var ohEnd) && minutes is > 0 and < 10)
            end = ohEnd;
        else if (!NumberWords.TryWords(t, end, out minutes, out var minutesEnd) || minutes is < 10 or > 59)
            minutes = 0;
        else
            end = minutesEnd;
        var weak = minutes == 0 && !t.Is(end, "oclock") && !(t.Is(end, "o") && t.Is(end + 1, "clock"));
        if (minutes == 0 && Amounts.TryUnit(t, end, out _, out _, out _))
            return false;
        end = t.Is(end, "o") && t.Is(end + 1, "clock") ? end + 2 : t.Skip(end, "oclock");
        clock = new Clock(hour, minutes, Certain: false, weak) { Refusal = hour is < 1 or > 12 ? Refusals.NoSuchTime($"{hour} o'clock") : null };
        if (Clocks.TryHalfOfDay(t, ref end, out var isPm))
            Clocks.Twelve(hour, minutes, isPm, t[i].Word, out clock);
        return true;
    }
}
