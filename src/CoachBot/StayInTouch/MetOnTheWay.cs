namespace CoachBot;

/// <summary>Who could be kept in touch with: the contacts, and whoever gave the news of a rejection and is no contact yet (coaching.md 29).</summary>
public static class MetOnTheWay
{
    /// <param name="rejection">The one it is about: then only people from that company; null for everybody.</param>
    public static async Task<List<Person>> AllAsync(Casebook casebook, Rejection? rejection)
    {
        var contacts = (await People.AllAsync(casebook)).Where(p => rejection is null || Companies.Same(p.Company, rejection.Company)).ToList();
        var tellers = (await casebook.AllAsync<Rejection>())
            .Where(r => r.Fork != Fork.LetGo && (rejection is null || r.Id == rejection.Id))
            .Where(r => r.Teller is { } teller && PersonName.CanBe(teller))
            .Select(r => new Person("met-" + r.Id, PersonName.Of(r.Teller!), r.How == News.Agency ? null : r.Company) { Who = PersonName.WhoIn(r.Teller!) })
            .Where(met => !contacts.Exists(c => string.Equals(c.Name, met.Name, StringComparison.OrdinalIgnoreCase)))
            .DistinctBy(met => met.Name, StringComparer.OrdinalIgnoreCase);
        return [.. tellers.Reverse(), .. contacts];
    }
}
