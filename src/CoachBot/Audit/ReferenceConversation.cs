using CoachBot.Understanding;

namespace CoachBot;

/// <summary>Whether a reference helps or hurts: ask them, and let one go who hesitates (coaching.md 12).</summary>
public sealed class ReferenceConversation(CopyBook voice, IToneGuard tone, Reminders reminders) : Conversation<Contact>(Intents.CheckReferences, voice, "Reference")
{
    private readonly CopyBook book = voice;

    public override IReadOnlyDictionary<string, Heard> Given(string text, Understood understood) =>
        understood.Slots.Person is { } person ? new Dictionary<string, Heard>(StringComparer.Ordinal) { ["who"] = new(person) } : Nothing;

    protected override async Task<Contact?> PlayAsync(Scene scene)
    {
        await scene.Say("begin");
        var people = await scene.Load("people", async casebook => (await casebook.AllAsync<Contact>()).Where(c => c.Who == ContactKind.Referee).Select(Person.Of).ToList());
        var chosen = await scene.Suggest("who", People.Options(people), check: words => PersonName.CanBe(words) ? null : "name-again");
        var known = await scene.Load("known", async casebook => (await casebook.AllAsync<Contact>()).Where(c => c.Id == chosen.Id).Select(c => c with { Touches = [] }).ToList());
        var contact = known.FirstOrDefault() ?? (await scene.Play(new IntroductionConversation(book, chosen.Label, ContactKind.Referee, null), "someone"))!;
        switch (await scene.Choose("sure", new { name = contact.Short }))
        {
            case "good":
                await SaveAsync(scene, contact, asks: false);
                await scene.Say("good", new { name = contact.Short });
                break;
            case "bad":
                await scene.Say("bad", new { name = contact.Short });
                break;
            default:
                await AskThemAsync(scene, contact);
                break;
        }
        return contact;
    }

    /// <summary>The straight question, in writing, with an easy way out; a pause is an answer too.</summary>
    private async Task AskThemAsync(Scene scene, Contact contact)
    {
        await scene.Say("ask-them", new { name = contact.Short });
        var signature = await scene.Load("signature", casebook => Task.FromResult(casebook.Profile.Name ?? ""));
        var from = signature.Length > 0 ? signature : await scene.Ask("from");
        var letter = new ReferenceLetter(contact.Short, from);
        await Drafting.PolishAsync(scene, manner => letter.Compose(manner, Copy), tone);
        await SaveAsync(scene, contact, asks: true, from);
        await scene.Say("asked");
    }

    private Task SaveAsync(Scene scene, Contact contact, bool asks, string? signature = null) =>
        scene.Do("save", async casebook =>
        {
            casebook.Put(contact with { Touches = (await casebook.FindAsync<Contact>(contact.Id))?.Touches ?? [] });
            casebook.Profile = casebook.Profile with { Name = signature ?? casebook.Profile.Name };
            if (asks)
                await ReferenceReminder.PlanAsync(reminders, casebook, scene.Now, contact, scene.Today);
        });
}

/// <summary>The question to a referee.</summary>
public sealed record ReferenceLetter(string Dear, string From)
{
    public string Compose(Manner manner, CopyFile own)
    {
        string[] parts = ["greeting", "question", .. manner.Short ? Array.Empty<string>() : ["way-out"], "close"];
        return string.Join("\n\n", parts.Select(part => own[$"{part}-{PlanCards.NameOf(manner.Warmth)}"].Plain(this))) + "\n" + From;
    }
}
