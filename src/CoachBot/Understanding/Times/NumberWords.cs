using System.Collections.Frozen;

namespace CoachBot.Understanding;

/// <summary>Numbers in digits and in words: "3", "three", "twenty-one", "3rd", "twenty third".</summary>
internal static class NumberWords
{
    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] SmallOrdinals =
    [
        "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
        "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    ];

    private static readonly FrozenDictionary<string, int> Cardinals = Index(Small, ("twenty", 20), ("thirty", 30), ("forty", 40),
        ("fifty", 50), ("sixty", 60), ("seventy", 70), ("eighty", 80), ("ninety", 90));

    private static readonly FrozenDictionary<string, int> Ordinals = Index(SmallOrdinals, ("twentieth", 20), ("thirtieth", 30));

    /// <summary>A whole number; <paramref name="end"/> is the position after it.</summary>
    public static bool TryCardinal(TimeTokens t, int i, out int value, out int end)
    {
        if (t[i].Kind == TimeTokenKind.Number)
        {
            (value, end) = (t[i].Number, i + 1);
            return true;
        }

        return TryWords(t, i, out value, out end);
    }

    /// <summary>A word that a clock can show.</summary>
    public static bool IsHourOrNoon(string word) => word == "noon" || (Cardinals.TryGetValue(word, out var hour) && hour is >= 1 and <= 12);

    /// <summary>A number in words up to nine hundred and ninety-nine.</summary>
    public static bool TryWords(TimeTokens t, int i, out int value, out int end)
    {
        if (TryTens(t, i, out value, out end) && !t.Is(end, "hundred"))
            return true;
        if (!t.Is(end = t.Is(i, "a") ? i + 1 : end, "hundred"))
            return false;
        value = (t.Is(i, "a") ? 1 : value) * 100;
        end++;
        if (TryTens(t, t.Skip(end, "and"), out var rest, out var restEnd))
            (value, end) = (value + rest, restEnd);
        return true;
    }

    /// <summary>A day of a month or a place in a row: 3rd, third, twenty-third.</summary>
    public static bool TryOrdinal(TimeTokens t, int i, out int value, out int end)
    {
        (value, end) = (t[i].Number, i + 2);
        if (t[i].Kind == TimeTokenKind.Number && t[i].Length <= 2 && t[i + 1].Glued && t.IsAny(i + 1, "st", "nd", "rd", "th"))
            return true;
        return TryOrdinalWord(t, i, out value, out end);
    }

    public static bool TryOrdinalWord(TimeTokens t, int i, out int value, out int end)
    {
        end = i + 1;
        if (Ordinals.TryGetValue(t[i].Word, out value))
            return true;
        if (t.IsAny(i, "twenty", "thirty") && Ordinals.TryGetValue(t[i + 1].Word, out var ones) && ones is > 0 and < 10)
        {
            (value, end) = (Cardinals[t[i].Word] + ones, i + 2);
            return true;
        }

        return false;
    }

    private static bool TryTens(TimeTokens t, int i, out int value, out int end)
    {
        end = i + 1;
        if (!Cardinals.TryGetValue(t[i].Word, out value))
            return false;
        if (value >= 20 && Cardinals.TryGetValue(t[i + 1].Word, out var ones) && ones is > 0 and < 10)
            (value, end) = (value + ones, i + 2);
        return true;
    }

    private static FrozenDictionary<string, int> Index(string[] small, params (string Word, int Value)[] more) =>
        small.Select((word, value) => (Word: word, Value: value)).Concat(more)
            .ToFrozenDictionary(pair => pair.Word, pair => pair.Value, StringComparer.Ordinal);
}
