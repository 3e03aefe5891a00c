using CoachBot.Understanding;
using NodaTime;

namespace CoachBot;

/// <summary>On the day of the verdict: what was decided in a calm hour, and a way in whichever way it went (coaching.md 40).</summary>
public sealed class SetbackReminder(CopyBook voice) : IReminderKind
{
    public const string Key = "setback";

    private readonly CopyFile copy = voice["Setbacks"];

    public string Topic => Key;

    public ReminderManner Manner => ReminderManner.Plan;

    public IReadOnlyList<ReminderAnswer> Answers => [ReminderAnswer.Later, ReminderAnswer.Skip];

    public static Task PlanAsync(Reminders reminders, Casebook casebook, DateTimeOffset now, Setback setback) =>
        reminders.PlanAsync(casebook, now, new ReminderRequest($"{Key}-{setback.Id}", Key, Rhythm.Once(setback.Verdict)) { About = [setback.Id] });

    public async Task<string?> TitleAsync(Casebook casebook, Reminder reminder, CancellationToken cancellationToken) =>
        await casebook.FindAsync<Setback>(reminder.About[0], cancellationToken) is { UsedOn: null } setback ? copy["due-title"].Plain(new { company = setback.Company }) : null;

    public async Task<CoachMessage?> SayAsync(Casebook casebook, Firing firing, CancellationToken cancellationToken)
    {
        if (await casebook.FindAsync<Setback>(firing.Reminder.About[0], cancellationToken) is not { UsedOn: null } setback)
            return null;
        var person = Persons.Digest(casebook.Person);
        return new CoachMessage(copy["due"].Say(new { company = setback.Company }, 0))
        {
            Card = SetbackCards.Plan(setback, copy),
            Choices = [StartButton.For(copy["due-no"].Plain(), person, Intents.LogRejection, setback.Id), StartButton.For(copy["due-good"].Plain(), person, Intents.UpdateApplication)],
        };
    }
}
