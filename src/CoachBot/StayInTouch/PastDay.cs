using System.Text.RegularExpressions;
using NodaTime;

namespace CoachBot;

/// <summary>
/// The day that words about the past mean: "today", "earlier", "yesterday", "on Tuesday", "three days ago", "last week". The time
/// reader only knows what is to come.
/// </summary>
public static partial class PastDay
{
    private const int FurthestDays = 366;

    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>Null when the words name no past day.</summary>
    public static LocalDate? Read(string words, LocalDate today)
    {
        var said = words.ToLowerInvariant();
        if (DayBefore().IsMatch(said))
            return today.PlusDays(-2);
        if (Yesterday().IsMatch(said))
            return today.PlusDays(-1);
        if (Ago().Match(said) is { Success: true } ago && Count(ago.Groups["n"].Value) is { } count)
            return Back(today, ago.Groups["unit"].Value, count);
        if (LastSpan().Match(said) is { Success: true } last)
            return Back(today, last.Groups["unit"].Value, 1);
        if (Weekday().Match(said) is { Success: true } weekday)
            return today.Previous(Enum.Parse<IsoDayOfWeek>(weekday.Groups["day"].Value + "day", ignoreCase: true));
        return Today().IsMatch(said) ? today : null;
    }

    /// <summary>Whether the words name a past day at all, whichever it is.</summary>
    public static bool Names(string words) => Read(words, new LocalDate(2000, 1, 1)) is not null;

    private static LocalDate? Back(LocalDate today, string unit, int count)
    {
        var day = unit switch
        {
            "day" => today.PlusDays(-count),
            "week" or "weekend" => today.PlusWeeks(-count),
            _ => today.PlusMonths(-count),
        };
        return Period.DaysBetween(day, today) <= FurthestDays ? day : null;
    }

    private static int? Count(string words) => words switch
    {
        "a" or "an" => 1,
        "a couple of" or "couple of" => 2,
        "a few" or "few" => 3,
        _ when int.TryParse(words, out var number) && number <= FurthestDays => number,
        _ => Array.IndexOf(Numbers, words) is var at and >= 0 ? at : null,
    };

    [GeneratedRegex(@"\bday before yesterday\b")]
    private static partial Regex DayBefore();

    [GeneratedRegex(@"\b(?:yesterday|last night|last evening|yday)\b")]
    private static partial Regex Yesterday();

    [GeneratedRegex(@"\b(?<n>a couple of|a few|couple of|few|an?|\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?<unit>day|week|month)s?\s+(?:ago|back)\b")]
    private static partial Regex Ago();

    [GeneratedRegex(@"\blast (?<unit>weekend|week|month)\b")]
    private static partial Regex LastSpan();

    [GeneratedRegex(@"\b(?<day>mon|tues|wednes|thurs|fri|satur|sun)day\b")]
    private static partial Regex Weekday();

    [GeneratedRegex(@"\b(?:today|2day|earlier|now|just|this (?:morning|afternoon|evening)|tonight|at (?:lunch|noon)|an? (?:hour|minute) ago|hours? ago)\b")]
    private static partial Regex Today();
}
