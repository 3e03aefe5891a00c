using System.Globalization;

namespace CoachBot.Understanding;

/// <summary>The grammar of clock times: "9", "9:30", "17.30", "0930", "half 3", "ten to four", "3ish", "noon", "9 in the evening" without its part.</summary>
internal static class Clocks
{
    public static bool TryRead(TimeTokens t, int i, out Clock clock, out int end)
    {
        if (!TryNamed(t, i, out clock, out end) && !SpokenClocks.TryRead(t, i, out clock, out end) && !TryDigits(t, i, out clock, out end))
            return false;
        SkipRange(t, i, ref clock, ref end);
        end = t.Skip(end, "ish", "sharp", "prompt", "approx");
        if (t.Past(end, "on", "the", "dot") is var dot and > 0)
            end = dot;
        return true;
    }

    private static bool TryNamed(TimeTokens t, int i, out Clock clock, out int end)
    {
        var start = t.Is(i, "12") && t.IsAny(i + 1, "noon", "midday", "midnight") ? i + 1 : i;
        end = start + 1;
        clock = new Clock(12, 0, Certain: true);
        if (t.IsAny(start, "noon", "midday", "lunchtime") || (t.Is(start, "lunch") && t.IsAny(start - 1, "at", "by", "over")))
        {
            end = t.Is(start, "lunch") ? t.Skip(end, "time", "break") : end;
            return true;
        }

        if (t.Is(start, "midnight"))
        {
            clock = new Clock(0, 0, Certain: true) { IsMidnight = true };
            return true;
        }

        clock = new Clock(17, 0, Certain: true);
        return TryEndOfWork(t, i, out end);
    }

    /// <summary>"EOD", "close of business": the end of office hours, 17:00.</summary>
    private static bool TryEndOfWork(TimeTokens t, int i, out int end)
    {
        var start = t.Skip(i, "the");
        end = t.IsAny(start, "eod", "cob", "cop", "eob") ? start + 1 : -1;
        if (end < 0 && t.IsAny(start, "end", "close") && t.Is(start + 1, "of"))
        {
            var what = t.Skip(start + 2, "the", "my", "working", "business");
            what = t.Skip(what, "working", "business", "work");
            var isPhrase = t.IsAny(what, "day", "workday") || t.IsAny(start + 2, "business", "play", "work");
            end = !isPhrase ? -1 : t.IsAny(what, "day", "workday") ? what + 1 : start + 3;
        }

        return end > 0;
    }

    private static bool TryDigits(TimeTokens t, int i, out Clock clock, out int end)
    {
        (clock, end) = (default, i + 1);
        var hour = t[i];
        if (hour.Kind != TimeTokenKind.Number || hour.Length > 4 || ContinuesWord(t, i) || PhoneNumbers.Holds(t, i))
            return false;
        if (hour.Length >= 3)
            return TryRunTogether(t, i, ref clock, ref end);
        var minutes = -1;
        if (t.IsAny(i + 1, ":", ".", "h") && t[i + 1].Glued && t[i + 2] is { Kind: TimeTokenKind.Number, Length: 2, Glued: true } written && !(t.Is(i + 3, ".") && t[i + 4].Glued && t[i + 3].Glued))
            (minutes, end) = (written.Number, i + 3);
        if (t.Is(end, ":") && t[end].Glued && minutes >= 0 && t[end + 1] is { Kind: TimeTokenKind.Number, Glued: true })
            end += 2;
        if (minutes < 0 && Amounts.TryUnit(t, i + 1, out _, out _, out _) && !t.Is(i + 1, "h"))
            return false;
        var text = minutes < 0 ? hour.Word : $"{hour.Word}:{minutes:00}";
        if (TryHalfOfDay(t, ref end, out var isPm))
            return Twelve(hour.Number, Math.Max(minutes, 0), isPm, text, out clock);
        var oclock = t.Is(end, "oclock") || (t.Is(end, "o") && t.Is(end + 1, "clock"));
        end = oclock ? t.Is(end, "oclock") ? end + 1 : end + 2 : end;
        var hours = minutes < 0 && t.Is(end, "h") && t[end].Glued;
        end = hours || (minutes >= 0 && t.IsAny(end, "hour", "h")) ? end + 1 : end;
        var certain = hour.Number is 0 or > 12 || hour.LeadingZero || hours;
        clock = new Clock(hour.Number, Math.Max(minutes, 0), certain, Weak: minutes < 0 && !oclock && !hours);
        if (minutes >= 0 && t.Is(i + 1, ".") && (hour.Number > 23 || minutes > 59 || Followers.RulesOutTime(t, end)))
            return false;
        if (hour.Number > 23 || minutes > 59)
            clock = clock with { Refusal = Refusals.NoSuchTime(text) };
        return minutes >= 0 || hour.Number <= 23;
    }

    /// <summary>The digits of "v2.1", "10-12" and "B12" go on with what stands before them; those of "T15:00" do not.</summary>
    private static bool ContinuesWord(TimeTokens t, int i) =>
        t[i].Glued && ((t[i - 1].Kind == TimeTokenKind.Word && !t.IsAny(i - 1, "t", "at")) || (t.IsAny(i - 1, "-", ".", ":", "/") && t[i - 1].Glued));

    /// <summary>"0930", "1530 hours", "930am": the last two digits are minutes.</summary>
    private static bool TryRunTogether(TimeTokens t, int i, ref Clock clock, ref int end)
    {
        var digits = t[i].Word;
        var hour = int.Parse(digits[..^2], CultureInfo.InvariantCulture);
        var minutes = int.Parse(digits[^2..], CultureInfo.InvariantCulture);
        var text = $"{hour}:{minutes:00}";
        if (TryHalfOfDay(t, ref end, out var isPm))
            return Twelve(hour, minutes, isPm, text, out clock);
        var hours = t.IsAny(end, "hour", "h");
        end = hours ? end + 1 : end;
        if ((hour > 23 || minutes > 59) && !hours)
            return false;
        clock = new Clock(hour, minutes, digits.Length == 4 || hour is 0 or > 12, Weak: !hours && !t[i].LeadingZero);
        if (hour > 23 || minutes > 59)
            clock = clock with { Refusal = Refusals.NoSuchTime(text) };
        return true;
    }

    public static bool TryHalfOfDay(TimeTokens t, ref int end, out bool isPm)
    {
        isPm = t.IsAny(end, "pm", "p");
        if (t.IsAny(end, "am", "pm"))
        {
            end++;
            return true;
        }

        // "9p", "9 p.m." and "9 a. m.", but not "9 a week".
        if (!t.IsAny(end, "a", "p"))
            return false;
        if (t.Is(end + 1, ".") && t.Is(end + 2, "m"))
            end = t.Is(end + 3, ".") && t[end + 3].Glued ? end + 4 : end + 3;
        else if (t.Is(end + 1, "m"))
            end += 2;
        else if (t[end].Glued)
            end++;
        else
            return false;
        return true;
    }

    public static bool Twelve(int hour, int minutes, bool isPm, string text, out Clock clock)
    {
        clock = new Clock((hour % 12) + (isPm ? 12 : 0), minutes, Certain: true);
        if (hour > 12 || minutes > 59 || (hour == 0 && isPm))
            clock = clock with { Refusal = Refusals.NoSuchTime($"{text}{(isPm ? "pm" : "am")}") };
        return true;
    }

    /// <summary>"2-3pm", "between 9 and 10am", "from 2 to 4": the beginning counts, and takes its half of the day from the end.</summary>
    private static void SkipRange(TimeTokens t, int i, ref Clock clock, ref int end)
    {
        var isRange = t.IsAny(end, "-", "to", "till", "until") || t.IsAny(end, "and", "or");
        if (!isRange || clock.Refusal is not null || t[end + 1].Kind != TimeTokenKind.Number || (t.Is(end, "-") && t[end].Glued && t[end + 1].Length > 2))
            return;
        if (!TryDigits(t, end + 1, out var last, out var lastEnd) || last.Refusal is not null || (last.Weak && t.IsAny(end, "and", "or", "to") && !t.IsAny(i - 1, "between", "from", "at")))
            return;
        if (last.Certain && !clock.Certain && clock.Hour % 12 <= last.Hour % 12)
            clock = clock with { Hour = (clock.Hour % 12) + (last.Hour >= 12 ? 12 : 0), Certain = true, Weak = false };
        else if (last.Certain && !clock.Certain && last.Hour >= 12)
            clock = clock with { Hour = clock.Hour % 12, Certain = true, Weak = false };
        end = lastEnd;
    }
}
