using NodaTime;

namespace CoachBot;

/// <summary>
/// The turn of a timer that went off. Whatever is due and may be said now goes out as one message, apart from any talk that is
/// under way; the occurrence is claimed in the row that the same commit writes, so that it comes once.
/// </summary>
public sealed class ReminderTurn(Reminders reminders, ReminderKinds kinds, Manners manners, ReminderMessages messages)
{
    /// <summary>So many ignored in a row, and the coach asks whether to go on.</summary>
    public const int MostIgnored = 3;

    /// <summary>A one-off that was sent is kept so long for its buttons.</summary>
    private static readonly Duration KeptAfterSending = Duration.FromDays(30);

    public async Task RingAsync(CoachTurn turn, ReminderEvent rung, CancellationToken cancellationToken)
    {
        var casebook = turn.Casebook;
        var now = Instant.FromDateTimeOffset(turn.Now);
        var all = await casebook.AllAsync<Reminder>(cancellationToken);
        if (all.FirstOrDefault(r => r.Id == rung.Reminder && r.Version == rung.Version && r.Next is not null) is not { } reminder)
            return;

        if (WakesAt(reminder) > now)
        {
            // The rules of its time zone have changed since.
            reminders.Put(casebook, turn.Now, reminder);
            return;
        }
        var holds = new Dictionary<ReminderManner, Instant?>();
        if (await HoldAsync(casebook, reminder, holds, now) is { } until)
        {
            reminders.Put(casebook, turn.Now, reminder with { HeldUntil = until });
            return;
        }

        Purge(casebook, all, now);
        var due = new List<DueReminder>();
        foreach (var other in all.Where(r => r.Next is not null && WakesAt(r) <= now).OrderBy(r => r.Due).ThenBy(r => r.Id, StringComparer.Ordinal))
        {
            if (await HoldAsync(casebook, other, holds, now) is null && await ClaimAsync(turn, other, now, cancellationToken) is { } claimed)
                due.Add(claimed);
        }
        Speak(turn, due, now);
    }

    /// <summary>What a reminder said, once more, for somebody who opens it from a bundle; null when it is no longer needed.</summary>
    public async Task<CoachMessage?> OpenAsync(CoachTurn turn, Reminder reminder, CancellationToken cancellationToken) =>
        reminder.Sent is { } sent && await SayAsync(turn, reminder, [sent], cancellationToken) is { } said ? messages.One(turn, said) : null;

    private Task<Instant?> HoldAsync(Casebook casebook, Reminder reminder, Dictionary<ReminderManner, Instant?> known, Instant now)
    {
        var manner = kinds[reminder.Topic].Manner;
        return known.TryGetValue(manner, out var hold) ? Task.FromResult(hold) : LookAsync();

        async Task<Instant?> LookAsync() => known[manner] = await manners.HoldAsync(casebook, manner, now);
    }

    /// <summary>Takes what is due of one reminder: it is marked as sent and waits for its next time. Null when there is nothing to say.</summary>
    private async Task<DueReminder?> ClaimAsync(CoachTurn turn, Reminder reminder, Instant now, CancellationToken cancellationToken)
    {
        var casebook = turn.Casebook;
        if (reminder is { Ignored: >= MostIgnored, AskedToGoOn: true })
        {
            // Nobody answered that either. It rests, and the list of reminders can wake it.
            reminders.Put(casebook, turn.Now, reminder with { Next = null, HeldUntil = null });
            return null;
        }

        var occurrences = Occurrences(reminder, now);
        if (await SayAsync(turn, reminder, occurrences, cancellationToken) is not { } due)
        {
            reminders.Cancel(casebook, reminder.Id);
            return null;
        }
        var today = now.InZone(WallClock.ZoneOf(reminder.Zone)).Date;
        var asks = reminder is { Ignored: >= MostIgnored, Rhythm.Beat: not Beat.Once };
        var sent = reminder with { Sent = occurrences[^1], SentAt = now, Ignored = reminder.Ignored + 1, AskedToGoOn = asks, HeldUntil = null, IsPutOff = false };
        if (reminder.Rhythm.Beat == Beat.TwiceAQuarter)
            sent = Reminders.Remember(sent, today);
        sent = await reminders.FollowAsync(casebook, turn.Now, sent, reminder.Rhythm.Beat == Beat.TwiceAQuarter ? today : occurrences[^1].Date);
        return due with { Reminder = sent, AsksToGoOn = asks };
    }

    private async Task<DueReminder?> SayAsync(CoachTurn turn, Reminder reminder, IReadOnlyList<LocalDateTime> occurrences, CancellationToken cancellationToken)
    {
        var kind = kinds[reminder.Topic];
        var here = Instant.FromDateTimeOffset(turn.Now).InZone(WallClock.ZoneOf(reminder.Zone));
        return await kind.TitleAsync(turn.Casebook, reminder, cancellationToken) is { } title
            && await kind.SayAsync(turn.Casebook, new Firing(reminder, occurrences, here), cancellationToken) is { } message
                ? new DueReminder(reminder, kind, title, message, occurrences, here)
                : null;
    }

    private void Speak(CoachTurn turn, List<DueReminder> due, Instant now)
    {
        if (due.Count == 0)
            return;
        turn.Out.Add(due is [var only] ? messages.One(turn, only) : messages.Bundle(turn, due));
        turn.Casebook.Turn.Reminded = due is [var one] ? ReminderPress.QuestionOf(one.Reminder) : null;
        if (due.Exists(d => d.Kind.Manner != ReminderManner.Asked))
            Manners.Count(turn.Casebook, now);
    }

    /// <summary>The one that waits, and those of a rhythm that a downtime has swallowed since.</summary>
    private static List<LocalDateTime> Occurrences(Reminder reminder, Instant now)
    {
        var occurrences = new List<LocalDateTime> { reminder.Next!.Value };
        while (reminder.Rhythm.Beat is not (Beat.Once or Beat.TwiceAQuarter)
            && Calendar.Next(reminder.Rhythm, occurrences[^1].Date) is { } day && WallClock.At(day.At(reminder.Time), reminder.Zone) <= now)
        {
            occurrences.Add(day.At(reminder.Time));
        }
        return occurrences;
    }

    private static Instant WakesAt(Reminder reminder) => WallClock.At(reminder.Next!.Value, reminder.Zone) is var due && reminder.HeldUntil is { } held && held > due ? held : due;

    private static void Purge(Casebook casebook, IEnumerable<Reminder> all, Instant now)
    {
        foreach (var sent in all.Where(r => r.Next is null && r.Rhythm.Beat == Beat.Once && r.SentAt + KeptAfterSending < now))
            casebook.Remove<Reminder>(sent.Id);
    }
}

/// <summary>One reminder that is about to be said.</summary>
/// <param name="Reminder">The row as it will be written.</param>
/// <param name="Title">What it is about, plain.</param>
/// <param name="Message">What its kind says.</param>
/// <param name="Occurrences">The occurrences that it covers, oldest first.</param>
/// <param name="Now">The person's clock.</param>
public sealed record DueReminder(Reminder Reminder, IReminderKind Kind, string Title, CoachMessage Message, IReadOnlyList<LocalDateTime> Occurrences, ZonedDateTime Now)
{
    /// <summary>Whether it comes with the question if it should go on.</summary>
    public bool AsksToGoOn { get; init; }
}
