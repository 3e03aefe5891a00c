using CoachBot.Understanding;
using NodaTime;

namespace CoachBot;

/// <summary>A check-in is due: whom, how to reach them, what was last time, and the note ready to copy (coaching.md 30, 31, 32, 34).</summary>
public sealed class CheckInReminder(CopyBook voice) : IReminderKind
{
    private readonly CopyFile copy = voice["StayInTouch"];
    private readonly CopyFile notes = voice["Note"];

    public string Topic => CheckInPlanner.CheckIn;

    public IReadOnlyList<ReminderAnswer> Answers => [ReminderAnswer.Done, ReminderAnswer.Talked, ReminderAnswer.Later, ReminderAnswer.Skip];

    public async Task<string?> TitleAsync(Casebook casebook, Reminder reminder, CancellationToken cancellationToken) =>
        await ContactAsync(casebook, reminder) is { } contact ? copy["due-title"].Plain(new { name = contact.Name }) : null;

    public async Task<CoachMessage?> SayAsync(Casebook casebook, Firing firing, CancellationToken cancellationToken)
    {
        if (await ContactAsync(casebook, firing.Reminder) is not { } contact)
            return null;

        var (kind, note) = await NoteAsync(casebook, contact, firing.Now.Date);
        var lines = new List<string> { copy["due-" + PlanCards.NameOf(kind)].Say(new { name = contact.Short }, firing.Now.Date.DayOfYear) };
        if (contact.Touches is [.., { Remember: { } remember } last])
            lines.Add(copy["due-remember"].Say(new { remember, day = CheckInCards.Day(last.On) }, 0));
        if (contact.Reach is { } reach)
            lines.Add(copy["due-reach"].Say(new { reach }, 0));
        return new CoachMessage(string.Join("\n\n", lines))
        {
            Card = new Card(copy["due-note"].Plain(new { name = contact.Name })) { Draft = note },
            Choices = [StartButton.For(copy["due-change"].Plain(), Persons.Digest(casebook.Person), Intents.PlanCheckIns, contact.Id)],
        };
    }

    /// <summary>A touch is a touch, however it came about; what comes next is thought of afresh.</summary>
    public async Task AnsweredAsync(Casebook casebook, Reminder reminder, ReminderAnswer answer, LocalDate on, CancellationToken cancellationToken)
    {
        if (await ContactAsync(casebook, reminder) is not { } contact)
            return;
        if (answer == ReminderAnswer.Stop)
        {
            casebook.Put(contact with { CheckIns = null });
        }
        else if (answer is ReminderAnswer.Done or ReminderAnswer.Talked)
        {
            var how = answer == ReminderAnswer.Done ? (await NoteAsync(casebook, contact, on)).Kind : TouchKind.Talk;
            var touched = contact with { Touches = [.. contact.Touches, new Touch(on, how)] };
            casebook.Put(touched with { CheckIns = new CheckIns(TouchIdea.For(touched, await RefusedAsync(casebook, contact), on), null) });
        }
    }

    private static async Task<Contact?> ContactAsync(Casebook casebook, Reminder reminder) =>
        await casebook.FindAsync<Contact>(reminder.About[0]) is { CheckIns: not null } contact ? contact : null;

    /// <summary>The note that was prepared, or else one of what the casebook knows. An article cannot be made up, so a hello stands in.</summary>
    private async Task<(TouchKind Kind, string Note)> NoteAsync(Casebook casebook, Contact contact, LocalDate today)
    {
        if (contact.CheckIns is { Note: { } prepared, Next: var planned })
            return (planned, prepared);
        var kind = TouchIdea.For(contact, await RefusedAsync(casebook, contact), today) is var idea and not TouchKind.Article ? idea : TouchKind.Hello;
        return (kind, Note.For(contact, kind, casebook.Profile.Name ?? "").Compose(new Manner(Warmth.Plain, Short: false), notes));
    }

    private static async Task<LocalDate?> RefusedAsync(Casebook casebook, Contact contact) =>
        (await casebook.AllAsync<Rejection>()).LastOrDefault(r => Companies.Same(r.Company, contact.Company))?.Date;
}
