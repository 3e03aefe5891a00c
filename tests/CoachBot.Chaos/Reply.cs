using System.Globalization;
using System.Text.RegularExpressions;

namespace CoachBot.Chaos;

/// <summary>One reply as it arrived.</summary>
/// <param name="Word">The word that it answers.</param>
/// <param name="Number">The number that the coach gave it.</param>
/// <param name="Process">The process that sent it.</param>
internal sealed partial record Reply(string Word, int Number, int Process, DateTimeOffset At)
{
    /// <returns>Null when the coach said something else.</returns>
    public static Reply? Read(string text) => Signed().Match(text) is { Success: true } reply
        ? new Reply(reply.Groups[1].Value, Int(reply.Groups[2]), Int(reply.Groups[3]), TimeProvider.System.GetUtcNow())
        : null;

    [GeneratedRegex(@"(\w+) is number (\d+)", RegexOptions.CultureInvariant)]
    public static partial Regex Counted();

    [GeneratedRegex(@"(\w+) is number (\d+) by (\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Signed();

    private static int Int(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);
}
