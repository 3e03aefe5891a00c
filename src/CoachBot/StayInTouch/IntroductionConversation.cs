namespace CoachBot;

/// <summary>Makes a name into a contact, inside another talk: what somebody is, and where; only what is not known is asked (coaching.md 29).</summary>
public sealed class IntroductionConversation(CopyBook voice, string said, ContactKind? who, string? company) : Conversation<Contact>("introduction", voice, "Introduction")
{
    protected override async Task<Contact?> PlayAsync(Scene scene)
    {
        var name = PersonName.Of(said);
        var id = await scene.NewId("id");
        var kind = who ?? PersonName.WhoIn(said) ?? await scene.Choose<ContactKind>("kind", new { name });
        return new Contact(id, name, kind, company ?? await scene.AskOrSkip("company", new { name = PersonName.Short(name) }));
    }
}
