using NodaTime;

namespace CoachBot;

/// <summary>What one kind of reminder says when it fires. A feature registers its own with <see cref="RemindersFeature.AddReminderKind{T}"/>.</summary>
public interface IReminderKind
{
    /// <summary>The kind's key, as in <see cref="Reminder.Topic"/>: <c>check-in</c>, <c>feedback-follow-up</c>.</summary>
    string Topic { get; }

    ReminderManner Manner => ReminderManner.Unasked;

    /// <summary>
    /// The answers that the engine's own buttons offer, in order. <see cref="ReminderAnswer.Later"/> becomes one or two times that
    /// fit the moment, and free words.
    /// </summary>
    IReadOnlyList<ReminderAnswer> Answers => [ReminderAnswer.Done, ReminderAnswer.Later, ReminderAnswer.Skip];

    /// <summary>What it is about in a few plain words, for lists and bundles: "Check in with Sam"; null when it is no longer needed.</summary>
    Task<string?> TitleAsync(Casebook casebook, Reminder reminder, CancellationToken cancellationToken);

    /// <summary>
    /// What it says now, made from the casebook of now: text, buttons of the kind's own (<see cref="StartButton"/>), a card with the
    /// drafted note. The engine adds its answers. Null when it is no longer needed: it is deleted and says nothing.
    /// </summary>
    Task<CoachMessage?> SayAsync(Casebook casebook, Firing firing, CancellationToken cancellationToken);

    /// <summary>
    /// The person answered: the kind keeps what follows for its records. The reminder itself is seen to by the engine: a one-off is
    /// deleted when done or skipped; <see cref="ReminderAnswer.Talked"/> counts as a touch and resets the clock.
    /// </summary>
    Task AnsweredAsync(Casebook casebook, Reminder reminder, ReminderAnswer answer, LocalDate on, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>How a kind may come.</summary>
public enum ReminderManner
{
    /// <summary>The coach's own idea: never in quiet hours, at most two a day, and not within a day of a rejection.</summary>
    Unasked,

    /// <summary>Part of the plan that the person agreed to: as <see cref="Unasked"/>, but it may follow a rejection.</summary>
    Plan,

    /// <summary>The person named the moment: it comes then. Only a pause and a day after a sign of danger hold it.</summary>
    Asked,
}

/// <summary>What can be said to a reminder with one press.</summary>
public enum ReminderAnswer
{
    Done,

    /// <summary>At a better moment.</summary>
    Later,

    /// <summary>Not this time.</summary>
    Skip,

    /// <summary>It happened by itself: "I already talked to them".</summary>
    Talked,

    /// <summary>Never again.</summary>
    Stop,
}

/// <summary>One firing.</summary>
/// <param name="Occurrences">The occurrences that are due, oldest first: one, or several after a downtime.</param>
/// <param name="Now">The person's own clock.</param>
public sealed record Firing(Reminder Reminder, IReadOnlyList<LocalDateTime> Occurrences, ZonedDateTime Now);
