using CoachBot.Understanding;

namespace CoachBot;

/// <summary>Once a month, a look at a company (coaching.md 35).</summary>
public sealed class WatchReminder(CopyBook voice) : IReminderKind
{
    private readonly CopyFile copy = voice["StayInTouch"];

    public string Topic => CheckInPlanner.WatchCompany;

    public IReadOnlyList<ReminderAnswer> Answers => [ReminderAnswer.Done, ReminderAnswer.Later, ReminderAnswer.Skip, ReminderAnswer.Stop];

    public async Task<string?> TitleAsync(Casebook casebook, Reminder reminder, CancellationToken cancellationToken) =>
        await casebook.FindAsync<Watch>(reminder.About[0], cancellationToken) is { } watch ? copy["watch-title"].Plain(new { company = watch.Company }) : null;

    public async Task<CoachMessage?> SayAsync(Casebook casebook, Firing firing, CancellationToken cancellationToken)
    {
        if (await casebook.FindAsync<Watch>(firing.Reminder.About[0], cancellationToken) is not { } watch)
            return null;

        var known = (await casebook.AllAsync<Contact>(cancellationToken)).Where(c => Companies.Same(c.Company, watch.Company)).Select(c => c.Name).ToList();
        var text = copy["watch-due"].Say(new { company = watch.Company }, firing.Now.Month);
        if (known.Count > 0)
            text += "\n\n" + copy["watch-known"].Say(new { names = string.Join(", ", known) }, 0);
        return new CoachMessage(text)
        {
            Choices = [StartButton.For(copy["watch-somebody"].Plain(), Persons.Digest(casebook.Person), Intents.PlanCheckIns)],
        };
    }

    public async Task AnsweredAsync(Casebook casebook, Reminder reminder, ReminderAnswer answer, NodaTime.LocalDate on, CancellationToken cancellationToken)
    {
        if (answer == ReminderAnswer.Stop && await casebook.FindAsync<Watch>(reminder.About[0], cancellationToken) is { } watch)
            casebook.Remove<Watch>(watch.Id);
    }
}
