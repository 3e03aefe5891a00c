using System.Globalization;

namespace CoachBot.Understanding;

/// <summary>The grammar of lengths: "3 weeks", "an hour and a half", "a couple of days", "2 hrs 15 mins", "half a year".</summary>
internal static class Amounts
{
    public static bool TryRead(TimeTokens t, int i, out Amount amount, out int end)
    {
        if (!TryOne(t, i, out amount, out end))
            return false;
        while (TryMore(t, end, out var more, out var moreEnd))
            (amount, end) = (amount + more, moreEnd);
        return true;
    }

    /// <summary>A unit of time at this position: "weeks", "working days", "hrs", or a letter glued to its number as in "30m".</summary>
    public static bool TryUnit(TimeTokens t, int i, out Unit unit, out int size, out int end)
    {
        (size, end) = (1, i + 1);
        if (t.IsAny(i, "working", "business", "work") && t.IsAny(i + 1, "day", "workday"))
            end = i + 2;
        (unit, size) = t[i].Word switch
        {
            // Beside a number only: "the second Tuesday" is a place.
            "second" when t[i - 1].Kind == TimeTokenKind.Number || NumberWords.TryWords(t, i - 1, out _, out _) => (Unit.Second, 1),
            "minute" => (Unit.Minute, 1),
            "hour" => (Unit.Hour, 1),
            "day" => (Unit.Day, 1),
            "workday" or "weekday" => (Unit.WorkingDay, 1),
            "working" or "business" or "work" when end == i + 2 => (Unit.WorkingDay, 1),
            "week" => (Unit.Week, 1),
            "fortnight" => (Unit.Week, 2),
            "month" => (Unit.Month, 1),
            "quarter" => (Unit.Month, 3),
            "year" => (Unit.Year, 1),
            "decade" or "decades" => (Unit.Year, 10),
            "m" when t[i].Glued => (Unit.Minute, 1),
            "h" when t[i].Glued => (Unit.Hour, 1),
            "d" when t[i].Glued => (Unit.Day, 1),
            "w" when t[i].Glued => (Unit.Week, 1),
            "y" when t[i].Glued => (Unit.Year, 1),
            _ => (Unit.Day, 0),
        };
        return size > 0;
    }

    private static bool TryOne(TimeTokens t, int i, out Amount amount, out int end) =>
        TryHalf(t, i, out amount, out end) || TryQuarters(t, i, out amount, out end) || TryCounted(t, i, out amount, out end);

    private static bool TryHalf(TimeTokens t, int i, out Amount amount, out int end)
    {
        (amount, end) = (default, i);
        var start = t.Is(i, "a") && t.Is(i + 1, "half") ? i + 1 : i;
        if (!t.Is(start, "half") || !TryUnit(t, t.Skip(t.Skip(start + 1, "of"), "a", "an"), out var unit, out var size, out end))
            return false;
        amount = Amount.OfFraction(size / 2m, unit);
        return true;
    }

    private static bool TryQuarters(TimeTokens t, int i, out Amount amount, out int end)
    {
        var count = t.Is(i, "three") || t.Is(i, "3") ? 3 : 1;
        var start = count == 3 ? i + 1 : t.Skip(i, "a");
        end = t.Past(start, "quarter", "of", "an", "hour");
        amount = Amount.Of(15 * count, Unit.Minute);
        return end > 0;
    }

    private static bool TryCounted(TimeTokens t, int i, out Amount amount, out int end)
    {
        amount = default;
        if (!TryCount(t, i, out var count, out end) || IsMilitary(t, i))
            return false;
        end = t.Skip(t.Skip(end, "more", "full", "whole", "calendar", "solid", "further"), "-");
        if (!TryUnit(t, end, out var unit, out var size, out end))
            return false;
        if (t.Past(end, "and", "a", "half") is var half and > 0)
            (count, end) = (count + 0.5m, half);
        amount = Amount.OfFraction(count * size, unit);
        return true;
    }

    /// <summary>"1530 hours", "0900 hrs" and "1800h" are read off a clock.</summary>
    private static bool IsMilitary(TimeTokens t, int i) => t[i] is { Kind: TimeTokenKind.Number, Length: 4 } && t.IsAny(i + 1, "hour", "h");

    /// <summary>"3", "1.5", "two and a half", "a", "a couple of", "two or three" (the first).</summary>
    private static bool TryCount(TimeTokens t, int i, out decimal count, out int end)
    {
        (count, end) = (1, i);
        var start = t.Skip(i, "a", "the", "another");
        if (t.Is(start, "couple"))
            (count, end) = (2, t.Skip(start + 1, "of"));
        else if (t.IsAny(start, "dozen"))
            (count, end) = (12, start + 1);
        else if (NumberWords.TryCardinal(t, i, out var whole, out end))
            count = whole;
        else if (t.IsAny(i, "a", "an", "another"))
            end = i + 1;
        else
            return false;
        return AndFraction(t, ref count, ref end) && SkipSecondGuess(t, ref end);
    }

    private static bool AndFraction(TimeTokens t, ref decimal count, ref int end)
    {
        if (t.Past(end, "and", "a", "half") is var half and > 0)
            (count, end) = (count + 0.5m, half);
        else if (t[end].Kind == TimeTokenKind.Symbol && t.Is(end, "half"))
            (count, end) = (count + 0.5m, end + 1);
        else if (t.Is(end, ".") && t[end].Glued && t[end + 1] is { Kind: TimeTokenKind.Number, Glued: true, Length: <= 4 } digits)
            (count, end) = (count + decimal.Parse("0." + digits.Word, CultureInfo.InvariantCulture), end + 2);
        return true;
    }

    private static bool SkipSecondGuess(TimeTokens t, ref int end)
    {
        if (t.IsAny(end, "or", "-", "to") && NumberWords.TryCardinal(t, end + 1, out _, out var second) && TryUnit(t, second, out _, out _, out _))
            end = second;
        return true;
    }

    private static bool TryMore(TimeTokens t, int i, out Amount amount, out int end)
    {
        var start = t.Skip(t.Skip(i, ","), "and");
        (amount, end) = (default, i);
        // "1h30" leaves the minutes without a unit.
        if (t.IsAny(i - 1, "h") && t[i] is { Kind: TimeTokenKind.Number, Glued: true, Number: < 60 } minutes && !TryUnit(t, i + 1, out _, out _, out _))
        {
            (amount, end) = (Amount.Of(minutes.Number, Unit.Minute), i + 1);
            return true;
        }

        return (t[start].Kind == TimeTokenKind.Number || NumberWords.TryWords(t, start, out _, out _) || t.IsAny(start, "a", "half"))
            && TryOne(t, start, out amount, out end);
    }
}
