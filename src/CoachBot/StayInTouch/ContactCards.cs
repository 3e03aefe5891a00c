namespace CoachBot;

/// <summary>Somebody as a card.</summary>
public static class ContactCards
{
    public static Card Summary(Contact contact, CopyFile own) => new(contact.Name)
    {
        Facts =
        [
            new Fact(own["fact-who"].Plain(), own["who-" + PlanCards.NameOf(contact.Who)].Plain()),
            .. contact.Company is { } company ? new[] { new Fact(own["fact-company"].Plain(), company) } : [],
            .. contact.Reach is { } reach ? new[] { new Fact(own["fact-reach"].Plain(), reach) } : [],
        ],
    };
}
