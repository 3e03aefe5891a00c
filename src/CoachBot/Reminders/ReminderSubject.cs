using System.Text.RegularExpressions;
using CoachBot.Understanding;

namespace CoachBot;

/// <summary>What somebody wants to be reminded of, out of the sentence with which they ask for it.</summary>
public static partial class ReminderSubject
{
    private const int Longest = 300;

    /// <summary>"ring Sam" of "remind me on Tuesday at 9 to ring Sam"; null when nothing but the asking is said.</summary>
    public static string? Of(string text, TimeReading reading)
    {
        var rest = reading.Date is null ? text : reading.Without(text);
        string before;
        do
        {
            before = rest;
            rest = Trimmed(Tail().Replace(Asking().Replace(rest, ""), ""));
        }
        while (rest != before);
        return rest.Length == 0 || ReminderWords.IsOnlyTime(rest) ? null : rest.Length > Longest ? rest[..Longest] : rest;
    }

    private static string Trimmed(string text) => text.Trim().Trim(',', '.', ':', ';', '!', '?', '-', '–').Trim();

    [GeneratedRegex(
        @"^\W*(hey|hi|hello|ok|okay|please|pls|kindly|coach|and|so|can you|could you|will you|would you|i want|i need|i would like|i'd like|to be|"
        + @"(don'?t let me forget|make sure i( don'?t forget)?|remember)|(set|create|add|make|schedule|put( in)?|give me|drop me|new)( me)? (a|an|one)? ?(weekly |monthly |daily )?(reminder|alert|alarm|nudge|ping|prompt)|"
        + @"a (reminder|nudge|ping|alert)|reminder|remind( me| us)?|reminded|nudge( me)?|ping( me)?|poke( me)?|prompt( me)?|alert( me)?|tell( me)?|message( me)?|text( me)?|for|about|of|to|that|again)\b[\s:,–-]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asking();

    [GeneratedRegex(@"[\s,;:–-]+(please|pls|thanks|thank you|remind me|ping me|nudge me|set that as a reminder|can you remind me|for|at|on|by|until|every)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tail();
}
