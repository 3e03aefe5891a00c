namespace CoachBot.Understanding;

/// <summary>Tells the digits of a phone number from the times and dates they resemble.</summary>
internal static class PhoneNumbers
{
    private const int FewestDigits = 7;

    /// <summary>The number at this position is a part of a phone number.</summary>
    public static bool Holds(TimeTokens t, int i)
    {
        if (t[i].Kind != TimeTokenKind.Number && !IsJoint(t, i))
            return false;
        var first = i;
        while (IsJoint(t, first - 1) || t[first - 1].Kind == TimeTokenKind.Number)
            first--;
        var digits = 0;
        var longGroup = false;
        for (var j = first; IsJoint(t, j) || t[j].Kind == TimeTokenKind.Number; j++)
        {
            if (t[j].Kind != TimeTokenKind.Number)
                continue;
            digits += t[j].Length;
            longGroup |= t[j].Length >= 3;
        }

        return (t.Is(first, "+") && digits > 4) || (digits >= FewestDigits && longGroup && !IsDate(t, first));
    }

    private static bool IsJoint(TimeTokens t, int i) => t.IsAny(i, "-", "(", ")", "+", ".") && (t[i + 1].Kind == TimeTokenKind.Number || t[i - 1].Kind == TimeTokenKind.Number || t.Is(i + 1, "("));

    private static bool IsDate(TimeTokens t, int i) =>
        t[i].Kind == TimeTokenKind.Number && t[i + 1].Glued && t[i + 2] is { Kind: TimeTokenKind.Number, Glued: true, Length: <= 2 }
        && t.IsAny(i + 1, "-", ".") && t.Is(i + 3, t[i + 1].Word) && t[i + 4] is { Kind: TimeTokenKind.Number, Glued: true };
}
