using CoachBot.Understanding;
using NodaTime;

namespace CoachBot;

/// <summary>What is planned, the next 30 days as a picture, and each to move, change or delete.</summary>
public sealed class ShowRemindersConversation(CopyBook voice, Reminders reminders, ReminderKinds kinds, ReminderWords words, ReminderSettings settings, ITimeReader times)
    : Conversation<Ended>(Intents.ShowReminders, voice, "ShowReminders")
{
    private const string Leave = "leave";

    private readonly CopyFile cards = voice["Reminders"];

    protected override async Task<Ended?> PlayAsync(Scene scene)
    {
        for (var attempt = 0; ; attempt++)
        {
            var planned = await scene.Load("planned", casebook => ListAsync(casebook, Instant.FromDateTimeOffset(scene.Now)), attempt);
            if (planned.Lines.Count == 0)
            {
                await scene.Say("none", attempt: attempt);
                return Ended.Here;
            }
            await scene.Show("list", PlannedCards.Of(planned, cards), attempt: attempt);
            var which = await scene.Pick("which", [.. PlannedCards.Options(planned), .. Copy["which"].Choices], attempt: attempt);
            if (which == Leave)
            {
                await scene.Say("left", attempt: attempt);
                return Ended.Here;
            }
            await ChangeAsync(scene, planned.Lines.First(l => l.Id == which), attempt);
        }
    }

    private async Task ChangeAsync(Scene scene, PlannedLine line, int attempt)
    {
        switch (await scene.Choose("what", new { title = line.Title, planned = line.When }, attempt: attempt))
        {
            case "move":
                await MoveAsync(scene, line, attempt);
                break;
            case "rhythm":
                await ChangeRhythmAsync(scene, line, attempt);
                break;
            case "delete":
                await scene.Do("delete", casebook =>
                {
                    reminders.Cancel(casebook, line.Id);
                    return Task.CompletedTask;
                }, attempt);
                await scene.Say("deleted", attempt: attempt);
                break;
        }
    }

    private async Task MoveAsync(Scene scene, PlannedLine line, int round)
    {
        var (reading, _) = await AskTimeAsync(scene, "when", round);
        var zone = await scene.Load("zone", casebook => Task.FromResult(casebook.Profile.TimeZone.Id), round);
        var hour = await scene.Load("hour", casebook => Task.FromResult(settings.UsualHourOf(casebook.Profile)), round);
        var time = reading.Date!.Value.At(reading.Time ?? line.Time ?? hour);
        await scene.Do("move", casebook => reminders.PutOffAsync(casebook, scene.Now, line.Id, time), round);
        await scene.Say("moved", new { when = words.When(time, Instant.FromDateTimeOffset(scene.Now).InZone(WallClock.ZoneOf(zone)).Date, clock: true) }, round);
    }

    private async Task ChangeRhythmAsync(Scene scene, PlannedLine line, int round)
    {
        var (reading, said) = await AskTimeAsync(scene, "how-often", round);
        var rhythm = SpokenRhythm.Of(reading, said)!;
        await scene.Do("change", casebook => reminders.ChangeAsync(casebook, scene.Now, line.Id, rhythm, reading.Time), round);
        var next = await scene.Load("next", async casebook => (await reminders.FindAsync(casebook, line.Id))?.Next, round);
        await scene.Say("rhythm-changed", new { rhythm = words.Of(rhythm), when = next is { } time ? words.When(time, scene.Today, clock: true) : "" }, round);
    }

    /// <summary>Asks until there is a time, and for a rhythm until there is a rhythm. The rounds of the list keep a hundred keys each.</summary>
    private async Task<(TimeReading Reading, string Said)> AskTimeAsync(Scene scene, string question, int round)
    {
        var zone = await scene.Load("asked-zone", casebook => Task.FromResult(casebook.Profile.TimeZone.Id), round);
        for (var attempt = round * 100; ; attempt++)
        {
            var said = await scene.Ask(question, attempt: attempt);
            var reading = times.Read(said, Instant.FromDateTimeOffset(scene.Now).InZone(WallClock.ZoneOf(zone)).LocalDateTime, WallClock.ZoneOf(zone));
            if (reading.Error is { } complaint)
                await scene.Say("when-again", new { question = new Neutral(complaint) }, attempt);
            else if (question == "when" || (reading.Every is not null && SpokenRhythm.Of(reading, said) is not null))
                return (reading, said);
            else
                await scene.Say("how-often-again", attempt: attempt);
        }
    }

    private async Task<Planned> ListAsync(Casebook casebook, Instant now)
    {
        var today = now.InZone(casebook.Profile.TimeZone).Date;
        var lines = new List<PlannedLine>();
        var days = new Dictionary<LocalDate, int>();
        var all = await casebook.AllAsync<Reminder>();
        foreach (var reminder in all.Where(r => r.Next is not null || r.Rhythm.Beat != Beat.Once).OrderBy(r => r.Due ?? Instant.MaxValue))
        {
            if (await kinds[reminder.Topic].TitleAsync(casebook, reminder, default) is not { } title)
                continue;
            lines.Add(new PlannedLine(reminder.Id, title, WhenOf(reminder, today), reminder.Time));
            foreach (var day in PlannedCards.DaysOf(reminder, today))
                days[day] = days.GetValueOrDefault(day) + 1;
        }
        var until = casebook.Profile.PausedUntil;
        var paused = until is null || until <= now ? null
            : until == Instant.MaxValue ? Copy["paused"].Plain()
            : Copy["paused-until"].Plain(new { when = words.When(until.Value.InZone(casebook.Profile.TimeZone).LocalDateTime, today, clock: false) });
        return new Planned(today, lines, days.OrderBy(d => d.Key).Select(d => new PlannedDay(d.Key, d.Value)).ToList(), paused);
    }

    private string WhenOf(Reminder reminder, LocalDate today)
    {
        if (reminder.Next is not { } next)
            return Copy["resting"].Plain();
        var when = words.When(next, today, clock: true);
        return reminder.Rhythm.Beat == Beat.Once ? Copy["planned-once"].Plain(new { when }) : Copy["planned"].Plain(new { when, rhythm = words.Of(reminder.Rhythm) });
    }
}
