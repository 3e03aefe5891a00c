using NodaTime.TimeZones;

namespace CoachBot;

/// <summary>Where to find help, by country. A configured text takes the place of the built-in list.</summary>
/// <param name="configured">Neutral Markdown for everybody, from <c>Coach__Helplines</c>; null for the list.</param>
public sealed class Helplines(string? configured = null)
{
    private const string Everywhere =
        "• Call your local emergency number (112 works in most of Europe and from most mobile phones).\n" +
        "• Find a free, confidential line where you are: findahelpline.com";

    // Each line is the service's own published number, with its site as the source; checked November 2026.
    private static readonly Dictionary<string, string> ByCountry = new(StringComparer.Ordinal)
    {
        ["GB"] = "• Emergency: 999\n• Samaritans, free, day and night: 116 123 (samaritans.org)\n• Text SHOUT to 85258 (giveusashout.org)",
        ["IE"] = "• Emergency: 112 or 999\n• Samaritans, free, day and night: 116 123 (samaritans.org)",
        ["US"] = "• Emergency: 911\n• 988 Suicide & Crisis Lifeline: call or text 988, day and night (988lifeline.org)",
        ["CA"] = "• Emergency: 911\n• 9-8-8 Suicide Crisis Helpline: call or text 988, day and night (988.ca)",
        ["AU"] = "• Emergency: 000\n• Lifeline: 13 11 14, day and night (lifeline.org.au)",
        ["NZ"] = "• Emergency: 111\n• Need to talk? Call or text 1737, free, day and night (1737.org.nz)",
    };

    private static readonly Lazy<Dictionary<string, string>> CountryByZone = new(() =>
        TzdbDateTimeZoneSource.Default.ZoneLocations!.ToDictionary(z => z.ZoneId, z => z.CountryCode, StringComparer.Ordinal));

    /// <summary>The lines for the country of a time zone, the worldwide ones for a country that has none here.</summary>
    public string For(string? zone) =>
        configured ?? (zone is not null && CountryByZone.Value.TryGetValue(zone, out var country) && ByCountry.TryGetValue(country, out var lines)
            ? lines + "\n• Anywhere else: findahelpline.com"
            : Everywhere);
}
