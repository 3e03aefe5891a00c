using Microsoft.Bot.Schema;
using NodaTime;

namespace CoachBot;

/// <summary>What the coach knows of the person apart from their job search.</summary>
public sealed record Profile
{
    /// <summary>When the privacy notice was shown (coaching.md 47); null before the first contact.</summary>
    public Instant? NoticeShownAt { get; init; }

    /// <summary>How the person signs a letter; null until they said it.</summary>
    public string? Name { get; init; }

    /// <summary>IANA time zone, as the channel or the person told it; null until known.</summary>
    public string? Zone { get; init; }

    /// <summary>No unasked message before this instant, after a sign of danger (coaching.md 46).</summary>
    public Instant? HoldUntil { get; init; }

    /// <summary>Where the person can be reached: the latest conversation reference as the channel gave it, as JSON.</summary>
    public string? Address { get; init; }

    /// <summary>Why nothing can be sent to them, in the channel's own code; null while they can be reached.</summary>
    public string? Unreachable { get; init; }

    /// <summary>No reminder before this instant, by the person's own wish; <see cref="Instant.MaxValue"/> for good.</summary>
    public Instant? PausedUntil { get; init; }

    /// <summary>When no unasked message may come; null for the coach's usual.</summary>
    public QuietHours? QuietHours { get; init; }

    /// <summary>When a reminder without a time of its own comes; null for the coach's usual hour.</summary>
    public LocalTime? UsualHour { get; init; }

    /// <summary>The latest day on which unasked messages were sent, and how many; null before the first.</summary>
    public UnaskedToday? Unasked { get; init; }

    /// <summary>What the person meant where the coach had to ask, the latest last.</summary>
    public IReadOnlyList<Meant> Meant { get; init; } = [];

    /// <summary>The time zone to reckon in; UTC until one is known.</summary>
    public DateTimeZone TimeZone => (Zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone)) ?? DateTimeZone.Utc;

    /// <summary>The same profile with what an activity says of where the person is, and of whether they can be reached there.</summary>
    public Profile SeenAt(Activity activity)
    {
        var seen = activity.LocalTimezone is { } zone && Zone is null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null ? this with { Zone = zone } : this;
        return activity.Type switch
        {
            ActivityTypes.InstallationUpdate when activity.Action is "remove" or "remove-upgrade" => seen with { Unreachable = activity.Action == "remove" ? "uninstalled" : seen.Unreachable },
            ActivityTypes.Message or ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate when ReminderAddress.Of(activity) is { } address => seen with { Address = address, Unreachable = null },
            _ => seen,
        };
    }
}
