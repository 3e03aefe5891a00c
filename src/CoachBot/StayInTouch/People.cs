namespace CoachBot;

/// <summary>The people in a casebook, to choose among.</summary>
public static class People
{
    private const int MostOffered = 6;

    /// <summary>Contacts as answers: the full name on the button, the first name or the place in the firm typed.</summary>
    public static List<Option> Options(IEnumerable<Person> people) =>
        people.Select(p => new Option(p.Id, Clip(p.Label)) { Aliases = [p.Name, PersonName.Short(p.Name), PersonName.Of(p.Name)] }).ToList();

    /// <summary>Everybody in the casebook who was not let go, those last met first.</summary>
    public static async Task<List<Person>> AllAsync(Casebook casebook) =>
        (await casebook.AllAsync<Contact>())
            .OrderByDescending(c => c.Touches.Count > 0 ? c.Touches[^1].On : NodaTime.LocalDate.MinIsoValue)
            .ThenByDescending(c => c.Id, StringComparer.Ordinal)
            .Take(MostOffered)
            .Select(Person.Of)
            .ToList();

    /// <summary>Those whom the words may mean: the whole name, or else the first name or place in the firm.</summary>
    public static IReadOnlyList<Contact> Named(IEnumerable<Contact> contacts, string words)
    {
        var name = PersonName.Of(words);
        var all = contacts.ToList();
        var whole = all.Where(c => Same(c.Name, name)).ToList();
        return whole.Count > 0 ? whole : all.Where(c => Same(PersonName.Short(c.Name), name)).ToList();
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Clip(string label) => label.Length > 75 ? label[..74] + "…" : label;
}

/// <summary>Somebody to choose.</summary>
public sealed record Person(string Id, string Name, string? Company)
{
    /// <summary>What they are, as far as whoever named them said so.</summary>
    public ContactKind? Who { get; init; }

    public string Label => Company is null ? Name : $"{Name}, {Company}";

    public static Person Of(Contact contact) => new(contact.Id, contact.Name, contact.Company);
}
