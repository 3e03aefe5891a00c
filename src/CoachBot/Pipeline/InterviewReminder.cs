using NodaTime;

namespace CoachBot;

/// <summary>The evening before an interview: a few kind words, and the person's own if-then lines (coaching.md 9, 15).</summary>
public sealed class InterviewReminder(CopyBook voice) : IReminderKind
{
    public const string Key = "interview";

    private const int MostLines = 3;

    private static readonly LocalTime Evening = new(18, 0);

    private readonly CopyFile copy = voice["MoveOn"];
    private readonly CopyFile lessons = voice["Reflection"];

    public string Topic => Key;

    public ReminderManner Manner => ReminderManner.Plan;

    public IReadOnlyList<ReminderAnswer> Answers => [ReminderAnswer.Done, ReminderAnswer.Later];

    /// <summary>An interview whose hour was not said.</summary>
    public static LocalTime Usual { get; } = new(9, 0);

    /// <summary>Nothing is planned for a talk of today: it would come too late.</summary>
    public static async Task PlanAsync(Reminders reminders, Casebook casebook, DateTimeOffset now, Application application, LocalDateTime talk)
    {
        var eve = talk.Date.PlusDays(-1);
        var here = Instant.FromDateTimeOffset(now).InZone(casebook.Profile.TimeZone).LocalDateTime;
        if (eve.At(Evening) > here)
            await reminders.PlanAsync(casebook, now, new ReminderRequest($"{Key}-{application.Id}", Key, Rhythm.Once(eve)) { About = [application.Id], Time = Evening });
    }

    public static async Task<bool> IsPlannedAsync(Reminders reminders, Casebook casebook, Application application) =>
        await reminders.FindAsync(casebook, $"{Key}-{application.Id}") is not null;

    public async Task<string?> TitleAsync(Casebook casebook, Reminder reminder, CancellationToken cancellationToken) =>
        await casebook.FindAsync<Application>(reminder.About[0], cancellationToken) is { IsActive: true } application ? copy["eve-title"].Plain(new { company = application.Company }) : null;

    public async Task<CoachMessage?> SayAsync(Casebook casebook, Firing firing, CancellationToken cancellationToken)
    {
        if (await casebook.FindAsync<Application>(firing.Reminder.About[0], cancellationToken) is not { IsActive: true } application)
            return null;

        var lines = (await casebook.AllAsync<Reflection>(cancellationToken)).SelectMany(r => r.Plans).TakeLast(MostLines).ToList();
        var text = copy["eve"].Say(new { company = application.Company }, 0);
        return lines.Count == 0
            ? new CoachMessage(text)
            : new CoachMessage(text + "\n\n" + copy["eve-lines"].Say(null, 0)) { Card = ReflectionCards.Lessons(lines, lessons) };
    }
}
