using System.Globalization;
using System.Text.RegularExpressions;

namespace CoachBot.Channels.Local;

/// <summary><c>/skip 6w</c>: lets a newcomer see what the coach does in six weeks.</summary>
public sealed partial class SkipCommand(TravellingTime time, ReminderWorker reminders)
{
    private const string Usage = "Say how far, such as **/skip 6w**, **/skip 3d**, **/skip 12h** or **/skip 45m**.";

    /// <summary>How finely time passes, so that each reminder comes at its hour; a very long journey takes longer steps.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(30);

    private const int MostSteps = 4_000;

    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366 * 5);

    /// <summary>Lets the time pass, with all that comes in it. The answer in neutral Markdown, or null when the message is not this command.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="zone">Where the person is, an IANA id; the machine's zone when null or unknown.</param>
    public async Task<string?> ObeyAsync(string text, string? zone)
    {
        var words = text.Trim();
        if (!IsCommand(words))
            return null;
        if (Length(words) is not { } by)
            return $"I did not skip anything. {Usage}";
        if (by > Furthest || time.Offset + by > Furthest)
            return $"I did not skip anything: five years ahead of today is as far as time travel goes. {Usage}";

        await PassAsync(by);
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zone(zone));
        return string.Create(CultureInfo.InvariantCulture, $"Skipped. It is now **{now:dddd, d MMMM yyyy, HH:mm}**.");
    }

    private async Task PassAsync(TimeSpan by)
    {
        var step = TimeSpan.FromTicks(Math.Max(Step.Ticks, by.Ticks / MostSteps));
        for (var end = time.GetUtcNow() + by; time.GetUtcNow() < end;)
        {
            var now = time.GetUtcNow();
            // A little after the hour, when what is due then has come.
            var next = new DateTimeOffset((((now.Ticks / step.Ticks) + 1) * step.Ticks) + TimeSpan.TicksPerSecond, TimeSpan.Zero);
            time.Skip((next < end ? next : end) - now);
            await reminders.DrainAsync(CancellationToken.None);
        }
    }

    private static bool IsCommand(string words) =>
        words.StartsWith("/skip", StringComparison.OrdinalIgnoreCase) && (words.Length == 5 || char.IsWhiteSpace(words[5]));

    private static TimeSpan? Length(string words)
    {
        if (Pattern().Match(words) is not { Success: true } match
            || !int.TryParse(match.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n == 0)
        {
            return null;
        }
        return match.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "w" => TimeSpan.FromDays(7L * n),
            "d" => TimeSpan.FromDays(n),
            "h" => TimeSpan.FromHours(n),
            _ => TimeSpan.FromMinutes(n),
        };
    }

    private TimeZoneInfo Zone(string? id) =>
        id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : time.LocalTimeZone;

    [GeneratedRegex(@"^/skip\s+(?<n>[0-9]{1,6})\s*(?<unit>[wdhm])$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
