namespace CoachBot;

/// <summary>The next reminders and when they come.</summary>
public sealed class RemindersGlance(Reminders reminders, ReminderKinds kinds, CopyBook voice) : IOverviewPart
{
    private const int MostShown = 3;

    private readonly CopyFile copy = voice["Reminders"];

    public async Task<CoachMessage?> ShowAsync(Casebook casebook, Glance glance)
    {
        var facts = new List<Fact>();
        foreach (var reminder in await reminders.WaitingAsync(casebook))
        {
            if (facts.Count < MostShown && reminder.Next is { } next && await kinds[reminder.Topic].TitleAsync(casebook, reminder, CancellationToken.None) is { } title)
                facts.Add(new Fact(title, copy["glance-when"].Plain(new { date = next.Date, time = next.TimeOfDay.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) })));
        }
        return facts.Count == 0 ? null : new CoachMessage("") { Card = new Card(copy["glance-title"].Plain()) { Facts = facts } };
    }
}
