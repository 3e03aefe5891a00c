using CoachBot.Understanding;
using NodaTime;

namespace CoachBot;

/// <summary>
/// Somebody to learn from: begins with one lunch and no title; who knows nobody yet names a few employers where people do it well,
/// not to apply there (coaching.md 27).
/// </summary>
public sealed class MentorConversation(CopyBook voice, ITimeReader times, Reminders reminders) : Conversation<Contact>(Intents.FindMentor, voice, "Mentor")
{
    private const string Nobody = "nobody";

    private readonly CopyBook book = voice;

    public override IReadOnlyDictionary<string, Heard> Given(string text, Understood understood)
    {
        var given = new Dictionary<string, Heard>(StringComparer.Ordinal);
        if ((understood.Slots.Person ?? PersonName.OfficeIn(text)) is { } someone)
            given["who"] = new Heard(someone);
        if (understood.Slots.Topic is { } field)
            given["field"] = new Heard(field);
        return given;
    }

    protected override async Task<Contact?> PlayAsync(Scene scene)
    {
        await scene.Say("begin");
        var people = await scene.Load("people", People.AllAsync);
        var chosen = await scene.Suggest("who", [.. People.Options(people), new Option(Nobody, scene.Words("nobody")) { Aliases = ["nobody", "no one", "none", "i don't know anyone", "no"] }], check: words => PersonName.CanBe(words) ? null : "name-again");
        if (chosen.Id == Nobody)
            return await LookAsync(scene);

        var known = await scene.Load("known", async casebook => (await casebook.AllAsync<Contact>()).Where(c => c.Id == chosen.Id).ToList());
        var contact = (known.FirstOrDefault() ?? (await scene.Play(new IntroductionConversation(book, chosen.Label, ContactKind.Mentor, null), "someone"))!) with { Who = ContactKind.Mentor };
        await scene.Do("save", casebook =>
        {
            casebook.Put(contact);
            return Task.CompletedTask;
        });
        await scene.Say("one-lunch", new { name = contact.Short });
        scene.GoOnWith(new Handover(Intents.PlanCheckIns, new Dictionary<string, Heard>(StringComparer.Ordinal) { ["which"] = new("", contact.Id) }));
        return contact;
    }

    /// <summary>Where to look, and a day by which one name is there.</summary>
    private async Task<Contact?> LookAsync(Scene scene)
    {
        var field = await scene.Ask("field");
        await scene.Say("where", new { field });
        var employers = await scene.AskOrSkip("employers");
        var by = await scene.AskDate("by", times);
        var id = await scene.NewId("id");
        var words = employers is null ? scene.Words("one-name", new { field }) : scene.Words("one-name-at", new { field, employers });
        await scene.Do("remind", casebook => reminders.PlanAsync(casebook, scene.Now, new ReminderRequest(id, AskedReminder.Key, Rhythm.Once(by)) { Words = words }));
        await scene.Say("look", new { day = CheckInCards.Day(by) });
        return null;
    }
}
