using System.Text.RegularExpressions;
using CoachBot.Understanding;

namespace CoachBot;

/// <summary>Adds somebody to the person's people, or brings what is known of them up to date (coaching.md 29).</summary>
public sealed partial class ContactConversation(CopyBook voice) : Conversation<Contact>(Intents.AddContact, voice, "Contact")
{
    private readonly CopyBook book = voice;

    public override IReadOnlyDictionary<string, Heard> Given(string text, Understood understood)
    {
        var given = new Dictionary<string, Heard>(StringComparer.Ordinal);
        if (understood.Slots.Person is { } person)
            given["who"] = new Heard(person);
        if (understood.Slots.Company is { } company)
            given["someone/company"] = given["company"] = new Heard(company);
        if (PersonName.WhoIn(text) is { } who)
            given["someone/kind"] = new Heard("", PlanCards.NameOf(who));
        if (Address().Match(text) is { Success: true } address)
            given["reach"] = new Heard(address.Value);
        return given;
    }

    protected override async Task<Contact?> PlayAsync(Scene scene)
    {
        var people = await scene.Load("people", People.AllAsync);
        var said = await scene.Ask("who", check: words => PersonName.CanBe(words) ? null : "name-again");
        var known = await scene.Load("known", async casebook => People.Named(await casebook.AllAsync<Contact>(), said).Take(1).Select(c => c with { Touches = [] }).ToList());
        var contact = known is [var one] ? await ChangeAsync(scene, one) : await scene.Play(new IntroductionConversation(book, said, null, null), "someone");
        if (contact is null)
            return null;

        contact = contact with { Reach = contact.Reach ?? await scene.AskOrSkip("reach", new { name = contact.Short }) };
        await scene.Do("save", async casebook => casebook.Put(contact with { Touches = (await casebook.FindAsync<Contact>(contact.Id))?.Touches ?? [] }));
        await scene.Show(people.Count == 0 ? "saved-first" : "saved", ContactCards.Summary(contact, Copy), new { name = contact.Short });
        if (contact.CheckIns is null && await scene.Confirm("plan", new { name = contact.Short }))
            scene.GoOnWith(new Handover(Intents.PlanCheckIns, new Dictionary<string, Heard>(StringComparer.Ordinal) { ["which"] = new("", contact.Id) }));
        else
            await scene.Say("later");
        return contact;
    }

    /// <summary>Somebody of that name is known: what is new with them? Null when nothing is.</summary>
    private async Task<Contact?> ChangeAsync(Scene scene, Contact contact)
    {
        switch (await scene.Choose("what", new { name = contact.Short }, ContactCards.Summary(contact, Copy)))
        {
            case "reach":
                return contact with { Reach = await scene.Ask("reach", new { name = contact.Short }) };
            case "company":
                return contact with { Company = await scene.Ask("company", new { name = contact.Short }) };
            case "other":
                return await scene.Play(new IntroductionConversation(book, await scene.Ask("full-name"), null, null), "someone");
            default:
                await scene.Say("as-it-is");
                return null;
        }
    }

    [GeneratedRegex(@"\S+@\S+\.\w+|\+?\d[\d ()-]{6,}\d|\b(?:www\.|https?://|linkedin\.com/)\S+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
