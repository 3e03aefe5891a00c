namespace CoachBot;

/// <summary>What the person asked to be reminded of, in their own words, at a time that they named.</summary>
public sealed class AskedReminder(CopyBook voice) : IReminderKind
{
    public const string Key = "asked";

    private readonly CopyFile copy = voice["SetReminder"];

    public string Topic => Key;

    public ReminderManner Manner => ReminderManner.Asked;

    public Task<string?> TitleAsync(Casebook casebook, Reminder reminder, CancellationToken cancellationToken) => Task.FromResult(reminder.Words);

    public Task<CoachMessage?> SayAsync(Casebook casebook, Firing firing, CancellationToken cancellationToken) =>
        Task.FromResult<CoachMessage?>(new CoachMessage(copy["reminded"].Say(new { words = firing.Reminder.Words }, 0)));
}
