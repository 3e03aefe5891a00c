using System.Collections.Frozen;
using NodaTime;

namespace CoachBot;

/// <summary>The time zone of a place that somebody names: a city of the time zone database, one of the big ones it lacks, or an IANA id.</summary>
public static class Places
{
    /// <summary>Cities and countries that the database files under another name.</summary>
    private const string Others =
        "nyc|new york city|manhattan|brooklyn|boston|washington|washington dc|philadelphia|atlanta|miami|orlando|baltimore|pittsburgh|charlotte=America/New_York;"
        + "houston|dallas|austin|san antonio|minneapolis|st louis|new orleans|nashville|milwaukee|kansas city=America/Chicago;"
        + "salt lake city|albuquerque|colorado=America/Denver;arizona=America/Phoenix;"
        + "la|san francisco|seattle|san diego|portland|las vegas|sacramento|san jose|california|oakland=America/Los_Angeles;hawaii=Pacific/Honolulu;"
        + "montreal|ottawa|quebec=America/Toronto;calgary=America/Edmonton;"
        + "uk|england|manchester|birmingham|edinburgh|glasgow|leeds|bristol|liverpool|cardiff|wales|scotland=Europe/London;ireland|cork|galway=Europe/Dublin;"
        + "germany|munich|hamburg|cologne|frankfurt|stuttgart|düsseldorf=Europe/Berlin;france|lyon|marseille|toulouse=Europe/Paris;"
        + "spain|barcelona|valencia|seville=Europe/Madrid;italy|milan|naples|turin=Europe/Rome;switzerland|geneva|basel|bern=Europe/Zurich;"
        + "netherlands|rotterdam|utrecht|the hague=Europe/Amsterdam;poland|krakow|wroclaw=Europe/Warsaw;portugal|porto=Europe/Lisbon;turkey|ankara|izmir=Europe/Istanbul;"
        + "st petersburg=Europe/Moscow;kyiv|kiev|ukraine=Europe/Kiev;"
        + "india|mumbai|delhi|new delhi|bangalore|bengaluru|chennai|hyderabad|pune=Asia/Kolkata;china|beijing|shenzhen|guangzhou=Asia/Shanghai;japan|osaka|kyoto=Asia/Tokyo;"
        + "abu dhabi|uae=Asia/Dubai;islamabad|lahore|pakistan=Asia/Karachi;tel aviv|israel=Asia/Jerusalem;hanoi|vietnam=Asia/Ho_Chi_Minh;"
        + "canberra=Australia/Sydney;new zealand|wellington|christchurch=Pacific/Auckland;"
        + "rio|rio de janeiro|brasilia|brazil=America/Sao_Paulo;chile=America/Santiago;argentina=America/Argentina/Buenos_Aires;medellin|colombia=America/Bogota;guadalajara=America/Mexico_City;"
        + "abuja|nigeria=Africa/Lagos;cape town|south africa=Africa/Johannesburg;kenya|mombasa=Africa/Nairobi;accra|ghana=Africa/Accra;alexandria|egypt=Africa/Cairo;morocco|rabat=Africa/Casablanca";

    private static readonly FrozenDictionary<string, string> Zones = Named();
    private static readonly int LongestName = Zones.Keys.Max(name => name.Split(' ').Length);

    /// <summary>The IANA id of the place that the words name; null when they name none that is known.</summary>
    public static string? ZoneOf(string text)
    {
        if (DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(id => id.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase) && id.Contains('/', StringComparison.Ordinal)) is { } exact)
            return exact;
        var words = text.ToLowerInvariant().Split([' ', ',', '.', '!', '?', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        for (var length = Math.Min(LongestName, words.Length); length > 0; length--)
        {
            // The last place named wins: "from London to Denver".
            for (var at = words.Length - length; at >= 0; at--)
            {
                if (Zones.TryGetValue(string.Join(' ', words.Skip(at).Take(length)), out var zone))
                    return zone;
            }
        }
        return null;
    }

    private static FrozenDictionary<string, string> Named()
    {
        var zones = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal) && !id.StartsWith("US/", StringComparison.Ordinal)))
            zones.TryAdd(id[(id.LastIndexOf('/') + 1)..].Replace('_', ' ').ToLowerInvariant(), id);
        foreach (var group in Others.Split(';'))
        {
            foreach (var name in group.Split('=')[0].Split('|'))
                zones[name] = group.Split('=')[1];
        }
        return zones.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
