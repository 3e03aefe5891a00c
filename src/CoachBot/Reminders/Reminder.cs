using NodaTime;

namespace CoachBot;

/// <summary>One thing that the coach will come back to, once or again and again. What it says is made when it fires, by its <see cref="IReminderKind"/>.</summary>
/// <param name="Id">One's own choice, such as <c>check-in-{contact}</c>, so that there is one a subject; or a <see cref="RecordId"/>.</param>
/// <param name="Topic">The <see cref="IReminderKind.Topic"/> that says it.</param>
/// <param name="Time">When it comes on the person's clock; it stays so when they move.</param>
/// <param name="Zone">The IANA zone of that clock.</param>
public sealed record Reminder(string Id, string Topic, Rhythm Rhythm, LocalTime Time, string Zone) : IRecord
{
    public static string Kind => "reminder";

    /// <summary>Ids of the records that it is about.</summary>
    public IReadOnlyList<string> About { get; init; } = [];

    /// <summary>What the person asked to be reminded of, in their words; null where the kind knows.</summary>
    public string? Words { get; init; }

    /// <summary>Grows with every change; a timer of another version is dropped.</summary>
    public int Version { get; init; }

    /// <summary>The occurrence that is waiting, on the person's clock; null when none is.</summary>
    public LocalDateTime? Next { get; init; }

    /// <summary>When that is, by the time zone rules of the day on which it was written.</summary>
    public Instant? Due { get; init; }

    /// <summary>Held back until then, by quiet hours, a pause or a talk under way; null when it is not.</summary>
    public Instant? HeldUntil { get; init; }

    /// <summary>The latest occurrence that was sent, and when; null before the first.</summary>
    public LocalDateTime? Sent { get; init; }

    public Instant? SentAt { get; init; }

    /// <summary>The latest occurrence that was answered for good: done, skipped, happened by itself.</summary>
    public LocalDateTime? Answered { get; init; }

    /// <summary>Whether <see cref="Next"/> is one that was put off, rather than one of the rhythm.</summary>
    public bool IsPutOff { get; init; }

    /// <summary>How many were sent one after another without the person doing anything with them.</summary>
    public int Ignored { get; init; }

    /// <summary>Whether the person was asked if this should go on, and has not said.</summary>
    public bool AskedToGoOn { get; init; }

    /// <summary>The latest days on which it came or the thing happened by itself, in order; as many as its rhythm needs to know.</summary>
    public IReadOnlyList<LocalDate> Recent { get; init; } = [];

    /// <summary>When its timer should go off; null when nothing is waiting.</summary>
    public Instant? Wakes => HeldUntil is { } held && held > Due ? held : Due;

    /// <summary>The timer to set; null when nothing is waiting, or all of it is paused for good: whoever did that says when to go on.</summary>
    public ReminderTimer? Timer(PersonKey person) =>
        Next is { } next && HeldUntil != Instant.MaxValue ? new ReminderTimer(person, Id, Version, next, Zone, HeldUntil) : null;
}
