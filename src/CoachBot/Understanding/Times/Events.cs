using System.Collections.Frozen;

namespace CoachBot.Understanding;

/// <summary>Things that happen at a time of their own, which is not the time of the reminder: "my interview on Friday at 2".</summary>
internal static class Events
{
    private const int MostWords = 4;

    private static readonly FrozenSet<string> Nouns =
        ("interview meeting call appointment session deadline chat round exam event flight train interviews meetings due starts ends begins lunch dinner drink "
        + "coffee demo screening assessment presentation panel show party wedding webinar test class lesson visit talk").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Names(TimeTokens t, int i) => Nouns.Contains(t[i].Word);

    /// <summary>The position after "my second interview with Contoso on", where the event's own time may stand; else the position itself.</summary>
    public static int Skip(TimeTokens t, int i)
    {
        if (!t.IsAny(i, "the", "my", "our", "his", "her", "their", "your", "a", "an", "that", "this"))
            return t.Skip(i, "at");
        for (var next = i + 1; next <= i + 1 + MostWords && t[next].Kind == TimeTokenKind.Word; next++)
        {
            if (t.IsAny(next, "on", "at"))
                return next + 1;
            if (Names(t, next) && !t.IsAny(next + 1, "on", "at", "with", "for"))
                return t.Skip(next + 1, "is", "this");
        }

        return i;
    }
}
