using CoachBot.Understanding;

namespace CoachBot;

/// <summary>Records that two people were in touch, which resets the clock of their check-ins (coaching.md 29, 30).</summary>
public sealed class TouchConversation(CopyBook voice, CheckInPlanner planner) : Conversation<Contact>(Intents.LogTouch, voice, "Touch")
{
    private const string Now = "now";

    private readonly CopyBook book = voice;

    /// <summary>A message that tells of it without a day means now.</summary>
    public override IReadOnlyDictionary<string, Heard> Given(string text, Understood understood)
    {
        var given = new Dictionary<string, Heard>(StringComparer.Ordinal) { ["when"] = new(PastDay.Names(text) ? text : understood.Slots.When ?? Now) };
        if ((understood.Slots.Person ?? PersonName.OfficeIn(text)) is { } someone)
        {
            given["who"] = new Heard(someone);
            if (TouchWords.Read(text) is { } how)
                given["how"] = new Heard("", PlanCards.NameOf(how));
        }
        if (understood.Slots.Company is { } company)
            given["someone/company"] = new Heard(company);
        return given;
    }

    protected override async Task<Contact?> PlayAsync(Scene scene)
    {
        var people = await scene.Load("people", People.AllAsync);
        var chosen = await scene.Suggest("who", People.Options(people), check: words => PersonName.CanBe(words) ? null : "name-again");
        var how = await scene.Choose<TouchKind>("how");
        var on = PastDay.Read(await scene.Ask("when", check: words => PastDay.Read(words, scene.Today) is null ? "when-again" : null), scene.Today)!.Value;
        var found = await scene.Load("found", async casebook => (await casebook.AllAsync<Contact>()).Where(c => c.Id == chosen.Id).Select(c => c with { Touches = [] }).ToList());
        var contact = found.FirstOrDefault();
        if (contact is null)
        {
            var name = PersonName.Short(PersonName.Of(chosen.Label));
            if (!await scene.Confirm("keep", new { name }))
            {
                await scene.Say("not-kept");
                return null;
            }
            contact = (await scene.Play(new IntroductionConversation(book, chosen.Label, null, null), "someone"))!;
        }

        var remember = await scene.AskOrSkip("remember", new { name = contact.Short });
        await scene.Do("save", casebook => planner.TouchedAsync(casebook, scene.Now, contact, new Touch(on, how, remember)));
        await GoOnAsync(scene, contact, CheckInCards.PastDay(on, scene.Today, Copy));
        return contact;
    }

    private async Task GoOnAsync(Scene scene, Contact contact, string day)
    {
        if (contact.CheckIns is not null)
        {
            var next = await scene.Load("next", casebook => planner.NextAsync(casebook, contact.Id));
            await scene.Say(next.Count > 0 ? "clock" : "noted", new { name = contact.Short, day, next = next.Count > 0 ? CheckInCards.Day(next[0]) : null });
            return;
        }

        await scene.Say("noted", new { name = contact.Short, day });
        if (await scene.Confirm("plan", new { name = contact.Short }))
            scene.GoOnWith(new Handover(Intents.PlanCheckIns, new Dictionary<string, Heard>(StringComparer.Ordinal) { ["which"] = new("", contact.Id) }));
        else
            await scene.Say("later");
    }
}
