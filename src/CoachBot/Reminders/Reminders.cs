using NodaTime;

namespace CoachBot;

/// <summary>
/// Planning, moving and ending reminders inside a turn (in a script: in <see cref="Scene.Do"/>, with <see cref="Scene.Now"/>). All of it
/// takes effect with the turn's commit or not at all; the timers are set right before it.
/// </summary>
public sealed class Reminders(ReminderSettings settings)
{
    /// <summary>Two touches a quarter in this quarter and the one before, and room for some that came by themselves.</summary>
    private const int MostRecent = 8;

    /// <summary>Plans a reminder; one with the same id is replaced, and keeps its memory of what came and happened.</summary>
    public async Task<Reminder> PlanAsync(Casebook casebook, DateTimeOffset now, ReminderRequest request)
    {
        var zone = casebook.Profile.Zone ?? "Etc/UTC";
        var time = request.Time ?? settings.UsualHourOf(casebook.Profile);
        var before = await FindAsync(casebook, request.Id);
        var planned = new Reminder(request.Id, request.Topic, request.Rhythm, time, zone)
        {
            About = request.About,
            Words = request.Words,
            // One that was deleted and is planned anew must not be taken for its predecessor.
            Version = before?.Version ?? (int)now.ToUnixTimeSeconds(),
            Recent = before?.Recent ?? [],
            Sent = before?.Sent,
            SentAt = before?.SentAt,
        };
        return Put(casebook, now, planned with { Next = await FirstAsync(casebook, planned, Instant.FromDateTimeOffset(now)) });
    }

    public async Task<Reminder?> FindAsync(Casebook casebook, string id) => await casebook.FindAsync<Reminder>(id);

    /// <summary>Those that will come, the next first.</summary>
    public async Task<IReadOnlyList<Reminder>> WaitingAsync(Casebook casebook) =>
        (await casebook.AllAsync<Reminder>()).Where(r => r.Due is not null).OrderBy(r => r.Due).ThenBy(r => r.Id, StringComparer.Ordinal).ToList();

    /// <summary>Ends one; no matter when there is none.</summary>
    public void Cancel(Casebook casebook, string id) => casebook.Remove<Reminder>(id);

    /// <summary>Ends all that are about a record, such as a contact or an employer that was let go.</summary>
    public async Task CancelAboutAsync(Casebook casebook, string record)
    {
        foreach (var reminder in await casebook.AllAsync<Reminder>())
        {
            if (reminder.About.Contains(record))
                casebook.Remove<Reminder>(reminder.Id);
        }
    }

    /// <summary>What it is about happened by itself, which resets the clock (coaching.md 30); no matter when there is none.</summary>
    public async Task HappenedAsync(Casebook casebook, DateTimeOffset now, string id, LocalDate on)
    {
        if (await FindAsync(casebook, id) is not { } reminder)
            return;
        var happened = Remember(reminder, on) with { Ignored = 0, AskedToGoOn = false, HeldUntil = null };
        await FollowAsync(casebook, now, happened, LocalDate.Max(on, TodayOf(reminder, now)));
    }

    /// <summary>Lets it come at another time once; the rhythm goes on from there.</summary>
    public async Task PutOffAsync(Casebook casebook, DateTimeOffset now, string id, LocalDateTime until)
    {
        if (await FindAsync(casebook, id) is { } reminder)
            Put(casebook, now, WithoutSent(reminder) with { Next = until, IsPutOff = true, HeldUntil = null, Ignored = 0, AskedToGoOn = false });
    }

    /// <summary>Another rhythm from now on.</summary>
    public async Task ChangeAsync(Casebook casebook, DateTimeOffset now, string id, Rhythm rhythm, LocalTime? time = null)
    {
        if (await FindAsync(casebook, id) is not { } reminder)
            return;
        var changed = reminder with { Rhythm = rhythm, Time = time ?? reminder.Time, HeldUntil = null, Ignored = 0, AskedToGoOn = false };
        Put(casebook, now, changed with { IsPutOff = false, Next = await FirstAsync(casebook, changed, Instant.FromDateTimeOffset(now)) });
    }

    /// <summary>The person is in another zone: every reminder keeps its time on their clock.</summary>
    public async Task MoveAsync(Casebook casebook, DateTimeOffset now, string zone)
    {
        foreach (var reminder in await casebook.AllAsync<Reminder>())
            Put(casebook, now, reminder with { Zone = zone });
    }

    /// <summary>Every timer set anew, after a pause or when somebody is back who could not be reached.</summary>
    public async Task WakeAsync(Casebook casebook, DateTimeOffset now)
    {
        foreach (var reminder in await WaitingAsync(casebook))
            Put(casebook, now, reminder with { HeldUntil = null });
    }

    /// <summary>The occurrence after a day, waiting; or none, with the rhythm at its end.</summary>
    internal async Task<Reminder> FollowAsync(Casebook casebook, DateTimeOffset now, Reminder reminder, LocalDate after)
    {
        var next = Calendar.Next(reminder.Rhythm, after, reminder.Recent, await BusyAsync(casebook, reminder));
        return Put(casebook, now, reminder with { Next = next?.At(reminder.Time), IsPutOff = false });
    }

    /// <summary>Writes a reminder as changed and sets its timer.</summary>
    internal Reminder Put(Casebook casebook, DateTimeOffset now, Reminder reminder)
    {
        var put = reminder with { Version = reminder.Version + 1, Due = reminder.Next is { } next ? WallClock.At(next, reminder.Zone) : null };
        casebook.Put(put);
        if (put.Timer(casebook.Person) is { } timer)
            casebook.Arm(timer);
        return put;
    }

    internal static Reminder Remember(Reminder reminder, LocalDate on) =>
        reminder with { Recent = reminder.Recent.Append(on).Distinct().Order().TakeLast(MostRecent).ToList() };

    /// <summary>What is put off has not been yet: it must not count as one of the quarter.</summary>
    internal static Reminder WithoutSent(Reminder reminder) =>
        reminder is { SentAt: { } sent, IsPutOff: false } && reminder.Recent is [.., var last] && last == sent.InZone(WallClock.ZoneOf(reminder.Zone)).Date
            ? reminder with { Recent = reminder.Recent.SkipLast(1).ToList() }
            : reminder;

    internal static LocalDate TodayOf(Reminder reminder, DateTimeOffset now) => Instant.FromDateTimeOffset(now).InZone(WallClock.ZoneOf(reminder.Zone)).Date;

    /// <summary>The first occurrence that is still to come; a one-off that is late comes at once.</summary>
    private static async Task<LocalDateTime?> FirstAsync(Casebook casebook, Reminder reminder, Instant now)
    {
        var today = now.InZone(WallClock.ZoneOf(reminder.Zone)).Date;
        if (reminder.Rhythm.Beat == Beat.Once)
            return reminder.Rhythm.Start.At(reminder.Time);
        var busy = await BusyAsync(casebook, reminder);
        var first = Calendar.Next(reminder.Rhythm, today.PlusDays(-1), reminder.Recent, busy);
        return first is { } day && WallClock.At(day.At(reminder.Time), reminder.Zone) <= now
            ? Calendar.Next(reminder.Rhythm, day, reminder.Recent, busy)?.At(reminder.Time)
            : first?.At(reminder.Time);
    }

    /// <summary>How many check-ins with others come on a day.</summary>
    private static async Task<Func<LocalDate, int>> BusyAsync(Casebook casebook, Reminder reminder)
    {
        if (reminder.Rhythm.Beat != Beat.TwiceAQuarter)
            return _ => 0;
        var others = (await casebook.AllAsync<Reminder>())
            .Where(r => r.Id != reminder.Id && r.Rhythm.Beat == Beat.TwiceAQuarter && r.Next is not null)
            .CountBy(r => r.Next!.Value.Date)
            .ToDictionary();
        return day => others.GetValueOrDefault(day);
    }
}

/// <summary>What to plan.</summary>
/// <param name="Id">One's own choice, such as <c>check-in-{contact}</c>; a second plan with it replaces the first.</param>
/// <param name="Topic">The <see cref="IReminderKind.Topic"/> that will say it.</param>
public sealed record ReminderRequest(string Id, string Topic, Rhythm Rhythm)
{
    /// <summary>Ids of the records that it is about.</summary>
    public IReadOnlyList<string> About { get; init; } = [];

    /// <summary>What the person wants to be reminded of, in their words; null where the kind knows.</summary>
    public string? Words { get; init; }

    /// <summary>The time of day; null for the person's usual hour.</summary>
    public LocalTime? Time { get; init; }
}
