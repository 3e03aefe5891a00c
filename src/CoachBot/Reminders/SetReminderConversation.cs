using CoachBot.Understanding;
using NodaTime;

namespace CoachBot;

/// <summary>"Remind me Tuesday at 9 to ring Sam": what and when, only as far as it was not said. Also names another time for a reminder that came.</summary>
public sealed class SetReminderConversation(CopyBook voice, ITimeReader times, Reminders reminders, ReminderSettings settings, ReminderWords words)
    : Conversation<Reminder>(Intents.SetReminder, voice, "SetReminder")
{
    private const string Again = "again";

    /// <summary>Asks when a reminder should come again.</summary>
    public static Handover ForAnotherTime(string reminder) => new(Intents.SetReminder)
    {
        Known = new Dictionary<string, string>(StringComparer.Ordinal) { [Again] = reminder },
        Resume = false,
    };

    public override IReadOnlyDictionary<string, Heard> Given(string text, Understood understood)
    {
        // Which moment the words mean is read later, on the person's clock; here only where in the text they stand.
        var reading = times.Read(text, new LocalDateTime(2000, 1, 1, 0, 0), DateTimeZone.Utc);
        var given = new Dictionary<string, Heard>(StringComparer.Ordinal);
        if (reading.Words(text) is { Length: > 0 } && reading.Date is not null)
            given["when"] = new Heard(text);
        if (ReminderSubject.Of(text, reading) is { } subject)
            given["what"] = new Heard(subject);
        return given;
    }

    protected override async Task<Reminder?> PlayAsync(Scene scene)
    {
        if (scene.Known(Again) is { } again)
            return await PutOffAsync(scene, again);

        var subject = await scene.Ask("what");
        var zone = await ReminderZone.AskAsync(scene);
        var (reading, rhythm) = await AskWhenAsync(scene, zone);
        var id = await scene.NewId("id");
        var planned = await scene.Load("usual-hour", casebook => Task.FromResult(settings.UsualHourOf(casebook.Profile)));
        var request = new ReminderRequest(id, AskedReminder.Key, rhythm) { Words = subject, Time = reading.Time ?? planned };
        await scene.Do("plan", casebook => reminders.PlanAsync(casebook, scene.Now, request));
        var when = words.When(reading.Date!.Value.At(request.Time.Value), scene.Today, clock: true);
        if (rhythm.Beat == Beat.Once)
            await scene.Say("set", new { when, words = subject });
        else
            await scene.Say("set-rhythm", new { when, words = subject, rhythm = words.Of(rhythm) });
        return null;
    }

    private async Task<Reminder?> PutOffAsync(Scene scene, string id)
    {
        var zone = await ReminderZone.AskAsync(scene);
        var (reading, _) = await AskWhenAsync(scene, zone);
        var hour = await scene.Load("usual-hour", casebook => Task.FromResult(settings.UsualHourOf(casebook.Profile)));
        var time = reading.Date!.Value.At(reading.Time ?? hour);
        var isThere = await scene.Load("is-there", async casebook => await reminders.FindAsync(casebook, id) is not null);
        if (!isThere)
        {
            await scene.Say("gone");
            return null;
        }
        await scene.Do("put-off", casebook => reminders.PutOffAsync(casebook, scene.Now, id, time));
        await scene.Say("put-off", new { when = words.When(time, scene.Today, clock: true) });
        return null;
    }

    private async Task<(TimeReading Reading, Rhythm Rhythm)> AskWhenAsync(Scene scene, DateTimeZone zone)
    {
        for (var attempt = 0; ; attempt++)
        {
            var said = await scene.Ask("when", attempt: attempt);
            var reading = times.Read(said, Instant.FromDateTimeOffset(scene.Now).InZone(zone).LocalDateTime, zone);
            if (reading.Error is { } question)
                await scene.Say("when-again", new { question = new Neutral(question) }, attempt);
            else if (SpokenRhythm.Of(reading, said) is { } rhythm)
                return (reading, rhythm);
            else
                await scene.Say("too-often", attempt: attempt);
        }
    }
}
