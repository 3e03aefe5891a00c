using NodaTime;

namespace CoachBot;

/// <summary>A time on somebody's clock as an instant (labels.md 4).</summary>
public static class WallClock
{
    /// <summary>A time that does not exist moves forward by the gap; one that happens twice is the first.</summary>
    /// <param name="zone">An IANA id; UTC when the time zone database does not know it.</param>
    public static Instant At(LocalDateTime time, string zone, IDateTimeZoneProvider? zones = null) =>
        time.InZoneLeniently(ZoneOf(zone, zones)).ToInstant();

    public static DateTimeZone ZoneOf(string zone, IDateTimeZoneProvider? zones = null) =>
        (zones ?? DateTimeZoneProviders.Tzdb).GetZoneOrNull(zone) ?? DateTimeZone.Utc;
}
