using NodaTime;

namespace CoachBot;

/// <summary>What a timer carries: which reminder of whom, and the time on their clock, so that new time zone rules are heeded on the way.</summary>
/// <param name="Version">The version of the reminder that it is for.</param>
/// <param name="Due">The occurrence, on the clock of <paramref name="Zone"/>.</param>
/// <param name="NotBefore">Held back until then; null when it is not.</param>
public sealed record ReminderTimer(PersonKey Person, string Reminder, int Version, LocalDateTime Due, string Zone, Instant? NotBefore)
{
    /// <summary>The furthest that one timer reaches; a store may allow seven days.</summary>
    private static readonly Duration Furthest = Duration.FromDays(6);

    /// <summary>One more look that long before it is due, because time zone rules may have changed on the way.</summary>
    private static readonly Duration LastLook = Duration.FromDays(1);

    /// <summary>When it is to go off, by the time zone rules of today.</summary>
    public Instant At => WallClock.At(Due, Zone) is var due && NotBefore is { } held && held > due ? held : due;

    /// <summary>How long it sleeps now; zero when it is time.</summary>
    public Duration Sleep(Instant now)
    {
        var left = At - now;
        return left <= Duration.Zero ? Duration.Zero : left <= LastLook ? left : Duration.Min(left - LastLook, Furthest);
    }
}
