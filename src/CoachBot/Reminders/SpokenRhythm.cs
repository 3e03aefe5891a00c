using System.Globalization;
using System.Text.RegularExpressions;
using CoachBot.Understanding;
using NodaTime;

namespace CoachBot;

/// <summary>The rhythm that a person said, from what the time reader made of it and from the words for what it leaves open.</summary>
public static partial class SpokenRhythm
{
    private const int MonthsAYear = 12;

    /// <summary>Null when it comes more often than daily.</summary>
    public static Rhythm? Of(TimeReading reading, string text)
    {
        var start = reading.Date!.Value;
        if (reading.Every is not { } every)
            return Rhythm.Once(start);
        if (TwiceAQuarterSaid().IsMatch(text))
            return Rhythm.TwiceAQuarter(start);
        if (every == "P1D" && WorkingDaysSaid().IsMatch(text))
            return new Rhythm(Beat.WorkingDays, start);
        if (Period().Match(every) is not { Success: true } period)
            return null;
        var count = int.Parse(period.Groups["count"].ValueSpan, CultureInfo.InvariantCulture);
        return period.Groups["unit"].Value switch
        {
            "D" => new Rhythm(Beat.Days, start, count),
            "W" => new Rhythm(Beat.Weeks, start, count) { Days = DaysIn(text) },
            "M" => Rhythm.Monthly(start, count),
            _ => Rhythm.Monthly(start, count * MonthsAYear),
        };
    }

    private static List<IsoDayOfWeek> DaysIn(string text) =>
        WeekdaySaid().Matches(text).Select(m => Enum.GetValues<IsoDayOfWeek>().First(d => d.ToString().StartsWith(m.Groups["day"].Value[..3], StringComparison.OrdinalIgnoreCase))).Distinct().Order().ToList();

    [GeneratedRegex(@"\b(twice|two times|2x|2 times)\s+(a|per|each|every)\s+quarter\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TwiceAQuarterSaid();

    [GeneratedRegex(@"\b(week\s?days?|working days?|work days?|monday (to|through) friday|mon-fri)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WorkingDaysSaid();

    [GeneratedRegex(@"^P(?<count>\d{1,4})(?<unit>[DWMY])$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Period();

    [GeneratedRegex(@"\b(?<day>mon|tue|wed|thu|fri|sat|sun)(day|sday|nesday|rsday|urday|s|r|rs|nes)?s?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WeekdaySaid();
}
