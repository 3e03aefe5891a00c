namespace CoachBot.Tests.Copy;

/// <summary>Code and copy agree: what is said exists, what exists is said, and what a text needs it is given.</summary>
public class CopyUseTests
{
    /// <summary>What the root and the engine ask of every copy file.</summary>
    private static readonly string[] OfEveryFile = ["title", "help"];

    private static readonly CopyBook Voice = CopyBook.Load(typeof(CoachFeature).Assembly);

    [Fact]
    public void There_are_uses_to_look_at() => CopyUses.All().Count().ShouldBeGreaterThan(80);

    [Fact]
    public void Everything_the_code_says_is_in_its_copy_file()
    {
        var missing = from use in CopyUses.All()
                      from file in use.Files
                      from id in use.Ids
                      where !Texts(file, id).Any()
                      select $"{file}.copy.md has no '## {id}': {use.At}";

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Every_text_is_given_what_its_placeholders_need()
    {
        var wanting = from use in CopyUses.All()
                      where use.Given is not null
                      from file in use.Files
                      from id in use.Ids
                      from text in Texts(file, id)
                      where !text.Placeholders.IsSubsetOf(use.Given!)
                      select $"'## {text.Id}' of {file}.copy.md needs {string.Join(", ", text.Placeholders.Except(use.Given!))}: {use.At}";

        wanting.ShouldBeEmpty();
    }

    [Fact]
    public void No_text_is_given_what_it_does_not_say()
    {
        var needless = from use in CopyUses.All()
                       where use.Given is { Count: > 0 } && use.Files.Count > 0
                       let said = use.Files.SelectMany(f => use.Ids.SelectMany(id => Texts(f, id))).SelectMany(t => t.Placeholders).ToHashSet(StringComparer.Ordinal)
                       where !use.Given!.IsSubsetOf(said)
                       select $"{string.Join(", ", use.Given!.Except(said))} is said nowhere: {use.At}";

        needless.ShouldBeEmpty();
    }

    [Fact]
    public void Everything_in_a_copy_file_is_said_somewhere()
    {
        var dead = new List<string>();
        foreach (var file in Voice.Files)
        {
            var literals = CopyUses.LiteralsFor(file.Name);
            dead.AddRange(file.Texts.Where(t => !OfEveryFile.Contains(t.Id) && !IsSaid(t.Id, literals)).Select(t => $"{file.Name}.copy.md, '## {t.Id}'"));
        }

        dead.ShouldBeEmpty();
    }

    private static IEnumerable<CopyText> Texts(string file, string id) =>
        id.EndsWith('-') ? Voice[file].Texts.Where(t => t.Id.StartsWith(id, StringComparison.Ordinal) && CopyUses.Names.Contains(t.Id[id.Length..])) : Voice[file].Has(id) ? [Voice[file][id]] : [];

    /// <summary>Said as it stands, as the name of a value, or put together of a beginning or ending and such a name.</summary>
    private static bool IsSaid(string id, HashSet<string> literals) =>
        literals.Contains(id)
        || CopyUses.Names.Contains(id)
        || CopyUses.Names.Any(n =>
            (id.EndsWith("-" + n, StringComparison.Ordinal) && (literals.Contains(id[..^n.Length]) || literals.Contains(id[..^(n.Length + 1)])))
            || (id.StartsWith(n + "-", StringComparison.Ordinal) && literals.Contains(id[n.Length..])));
}
