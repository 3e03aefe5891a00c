using NodaTime;

namespace CoachBot;

/// <summary>A week after asking a referee: what did they say, and how? (coaching.md 12)</summary>
public sealed class ReferenceReminder(CopyBook voice) : IReminderKind
{
    public const string Key = "reference-check";

    private const int DaysToAnswer = 7;

    private readonly CopyFile copy = voice["Reference"];

    public string Topic => Key;

    public static Task PlanAsync(Reminders reminders, Casebook casebook, DateTimeOffset now, Contact contact, LocalDate today) =>
        reminders.PlanAsync(casebook, now, new ReminderRequest($"{Key}-{contact.Id}", Key, Rhythm.Once(today.PlusDays(DaysToAnswer))) { About = [contact.Id] });

    public async Task<string?> TitleAsync(Casebook casebook, Reminder reminder, CancellationToken cancellationToken) =>
        await casebook.FindAsync<Contact>(reminder.About[0], cancellationToken) is { } contact ? copy["due-title"].Plain(new { name = contact.Name }) : null;

    public async Task<CoachMessage?> SayAsync(Casebook casebook, Firing firing, CancellationToken cancellationToken) =>
        await casebook.FindAsync<Contact>(firing.Reminder.About[0], cancellationToken) is { } contact ? new CoachMessage(copy["due"].Say(new { name = contact.Short }, 0)) : null;
}
