using NodaTime;

namespace CoachBot;

/// <summary>The reminders behind staying in touch: one a contact, one a company that is watched. All inside a turn.</summary>
public sealed class CheckInPlanner(Reminders reminders)
{
    public const string CheckIn = "check-in";
    public const string WatchCompany = "watch-company";

    /// <summary>After a no, or the latest touch, so much time goes by first: a thank-you and a question have just been there.</summary>
    private const int DaysOfRest = 32;

    private const int DaysWithoutHistory = 7;
    private const int MonthsAhead = 6;
    private const int WeeksBetweenLooks = 4;

    public static string IdOf(string contact) => $"{CheckIn}-{contact}";

    /// <summary>Twice a quarter from a day on; a weekend that was wished is kept.</summary>
    public static Rhythm From(LocalDate first) => Rhythm.TwiceAQuarter(first) with { Weekends = first.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday };

    /// <summary>A good first day: not right after a no or a touch, on a working day, with nobody else on it.</summary>
    public async Task<LocalDate> FirstDayAsync(Casebook casebook, Contact contact, LocalDate? refused, LocalDate today)
    {
        var last = contact.Touches.Select(t => (LocalDate?)t.On).Append(refused).Max();
        var start = LocalDate.Max(today.PlusDays(DaysWithoutHistory), last?.PlusDays(DaysOfRest) ?? today);
        var taken = (await reminders.WaitingAsync(casebook)).Where(r => r.Topic == CheckIn).Select(r => r.Next!.Value.Date).ToHashSet();
        while (taken.Contains(start) || !GoodDay.Is(start))
            start = start.PlusDays(1);
        return start;
    }

    /// <summary>Keeps the contact and plans its check-ins; touches that there were count.</summary>
    /// <param name="agreed">Whether the person agreed to the rhythm's first day, rather than being in touch today.</param>
    public async Task BeginAsync(Casebook casebook, DateTimeOffset now, Contact contact, Rhythm rhythm, bool agreed)
    {
        casebook.Put(contact);
        await reminders.PlanAsync(casebook, now, new ReminderRequest(IdOf(contact.Id), CheckIn, rhythm) { About = [contact.Id] });
        foreach (var touch in contact.Touches.Where(t => t.On.PlusMonths(MonthsAhead) > rhythm.Start))
            await reminders.HappenedAsync(casebook, now, IdOf(contact.Id), touch.On);
        if (await reminders.FindAsync(casebook, IdOf(contact.Id)) is not { Next: { } next } planned)
            return;
        var first = agreed ? rhythm.Start : GoodDay.OnOrAfter(next.Date);
        if (first != next.Date)
            await reminders.PutOffAsync(casebook, now, planned.Id, first.At(planned.Time));
    }

    /// <summary>A touch that happened by itself resets the clock (coaching.md 30).</summary>
    public async Task TouchedAsync(Casebook casebook, DateTimeOffset now, Contact contact, Touch touch)
    {
        casebook.Put((await casebook.FindAsync<Contact>(contact.Id) ?? contact).Touched(touch));
        await reminders.HappenedAsync(casebook, now, IdOf(contact.Id), touch.On);
    }

    public async Task PrepareAsync(Casebook casebook, string contact, Prepared prepared)
    {
        if (await casebook.FindAsync<Contact>(contact) is { } known)
            casebook.Put(known with { Common = prepared.Common ?? known.Common, CheckIns = new CheckIns(prepared.Kind, prepared.Note) });
        casebook.Profile = casebook.Profile with { Name = prepared.Signature ?? casebook.Profile.Name };
    }

    public async Task ChangeAsync(Casebook casebook, DateTimeOffset now, string contact, bool twice, LocalDate today)
    {
        var next = (await NextAsync(casebook, contact)).Append(today.PlusDays(DaysWithoutHistory)).First();
        await reminders.ChangeAsync(casebook, now, IdOf(contact), twice ? From(next) : Rhythm.Quarterly(next));
    }

    public async Task EndAsync(Casebook casebook, string contact)
    {
        if (await casebook.FindAsync<Contact>(contact) is { } known)
            casebook.Put(known with { CheckIns = null });
        await reminders.CancelAboutAsync(casebook, contact);
    }

    public static async Task<bool> IsWatchedAsync(Casebook casebook, string company) => (await casebook.AllAsync<Watch>()).Any(w => Companies.Same(w.Company, company));

    /// <summary>Looks at a company every four weeks (coaching.md 35), on a good day; watching it twice changes nothing.</summary>
    public async Task WatchAsync(Casebook casebook, DateTimeOffset now, string company)
    {
        var watch = (await casebook.AllAsync<Watch>()).FirstOrDefault(w => Companies.Same(w.Company, company)) ?? new Watch(RecordId.New(now), company);
        casebook.Put(watch);
        var today = Instant.FromDateTimeOffset(now).InZone(casebook.Profile.TimeZone).Date;
        await reminders.PlanAsync(casebook, now, new ReminderRequest($"{WatchCompany}-{watch.Id}", WatchCompany, new Rhythm(Beat.Weeks, today.PlusWeeks(WeeksBetweenLooks), WeeksBetweenLooks) { GoodDays = true }) { About = [watch.Id] });
    }

    /// <summary>
    /// An employer is let go (coaching.md 16): every reminder about it ends, its people's, its watch's and its rejections', and the
    /// plans after those hold nothing more to do for it.
    /// </summary>
    public async Task LetGoAsync(Casebook casebook, string company, LocalDate on)
    {
        foreach (var contact in (await casebook.AllAsync<Contact>()).Where(c => Companies.Same(c.Company, company)))
            await EndAsync(casebook, contact.Id);
        foreach (var watch in (await casebook.AllAsync<Watch>()).Where(w => Companies.Same(w.Company, company)))
        {
            await reminders.CancelAboutAsync(casebook, watch.Id);
            casebook.Remove<Watch>(watch.Id);
        }
        foreach (var rejection in (await casebook.AllAsync<Rejection>()).Where(r => Companies.Same(r.Company, company)))
        {
            await reminders.CancelAboutAsync(casebook, rejection.Id);
            casebook.Put(rejection with { Fork = Fork.LetGo });
            if (await casebook.FindAsync<Plan>(rejection.Id) is { } plan)
                casebook.Put(plan.Done(PlanStep.Decide, on).Skip(PlanStep.CheckIns));
        }
    }

    /// <summary>The day of the next check-in with a contact, or none.</summary>
    public async Task<List<LocalDate>> NextAsync(Casebook casebook, string contact) =>
        await reminders.FindAsync(casebook, IdOf(contact)) is { Next: { } next } ? [next.Date] : [];

    /// <summary>Every check-in of the coming two quarters, in order, as the rhythms of today have them.</summary>
    public async Task<List<CheckInAhead>> AheadAsync(Casebook casebook, LocalDate today)
    {
        var contacts = (await casebook.AllAsync<Contact>()).ToDictionary(c => c.Id, StringComparer.Ordinal);
        var ahead = new List<CheckInAhead>();
        foreach (var reminder in (await reminders.WaitingAsync(casebook)).Where(r => r.Topic == CheckIn))
        {
            if (!contacts.TryGetValue(reminder.About[0], out var contact))
                continue;
            var recent = reminder.Recent.ToList();
            for (LocalDate? day = reminder.Next!.Value.Date; day <= today.PlusMonths(MonthsAhead); day = Calendar.Next(reminder.Rhythm, day.Value, recent))
            {
                ahead.Add(new CheckInAhead(day.Value, contact.Short, day == reminder.Next.Value.Date ? contact.CheckIns?.Next : null));
                recent.Add(day.Value);
            }
        }
        return [.. ahead.OrderBy(a => a.On)];
    }
}

/// <summary>One check-in to come.</summary>
/// <param name="How">What is planned; null where that is open yet.</param>
public sealed record CheckInAhead(LocalDate On, string Name, TouchKind? How);

/// <summary>A company that is looked at once a month (coaching.md 35).</summary>
public sealed record Watch(string Id, string Company) : IRecord
{
    public static string Kind => "watch";
}
