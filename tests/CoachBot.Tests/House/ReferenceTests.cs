using System.Xml.Linq;

namespace CoachBot.Tests.House;

/// <summary>Who may know whom (design: the house).</summary>
public class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Projects = new(StringComparer.Ordinal)
    {
        ["CoachBot.Host"] = ["CoachBot", "CoachBot.Channels", "CoachBot.Storage"],
        ["CoachBot.Channels"] = ["CoachBot"],
        ["CoachBot.Storage"] = ["CoachBot"],
        // The trainer runs while the coach is built; the coach does not run it, nor is it shipped.
        ["CoachBot"] = ["CoachBot.Training"],
        ["CoachBot.Training"] = [],
    };

    public static TheoryData<string> Names => new(Projects.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_project_refers_only_downward(string project)
    {
        var references = Items(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension);

        references.ShouldBeSubsetOf(Projects[project]);
    }

    [Fact]
    public void The_coach_needs_the_bot_framework_and_nothing_of_the_web_a_store_or_a_channel()
    {
        Items("CoachBot", "OfficialPackage").ShouldBe(["Microsoft.Bot.Builder", "Microsoft.Bot.Builder.Dialogs"], ignoreOrder: true);
        string[] forbidden = ["Azure.", "Microsoft.AspNetCore", "Microsoft.Data.Sqlite", "SQLite", "SlackNet", "Microsoft.Bot.Builder.Integration", "Spectre"];

        Items("CoachBot", "PackageReference").ShouldAllBe(p => !forbidden.Any(f => p.StartsWith(f, StringComparison.Ordinal)));
        Items("CoachBot", "FrameworkReference").ShouldBeEmpty();
        typeof(CoachFeature).Assembly.GetReferencedAssemblies().ShouldAllBe(a => !forbidden.Any(f => a.Name!.StartsWith(f, StringComparison.Ordinal)));
    }

    [Fact]
    public void Channels_and_storage_never_see_each_other()
    {
        var channels = typeof(Channels.RenderingMiddleware).Assembly.GetReferencedAssemblies().Select(a => a.Name);
        var storage = typeof(Storage.StorageFeature).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToList();

        channels.ShouldNotContain("CoachBot.Storage");
        storage.ShouldNotContain("CoachBot.Channels");
        storage.ShouldAllBe(a => (!a.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || a.StartsWith("Microsoft.AspNetCore.DataProtection", StringComparison.Ordinal)) && !a.StartsWith("SlackNet", StringComparison.Ordinal));
    }

    [Fact]
    public void No_package_with_a_stand_in_is_referred_to_around_it()
    {
        var standIns = Directory.EnumerateDirectories(Path.Combine(Testing.NodeTools.RepositoryRoot, "src/StandIns")).Select(Path.GetFileName).ToList();

        foreach (var project in Projects.Keys)
            Items(project, "PackageReference").ShouldAllBe(p => !standIns.Contains(p));
    }

    [Fact]
    public void Every_type_of_the_coach_lives_in_one_namespace_but_for_understanding()
    {
        var stray = typeof(CoachFeature).Assembly.GetTypes()
            .Where(t => t.Namespace is { } name && name.StartsWith("CoachBot", StringComparison.Ordinal) && name is not "CoachBot" && name != "CoachBot.Understanding" && !name.StartsWith("CoachBot.Understanding.", StringComparison.Ordinal))
            .Select(t => t.FullName);

        stray.ShouldBeEmpty();
    }

    private static List<string> Items(string project, string kind) =>
        XDocument.Parse(Sources.Text($"src/{project}/{project}.csproj")).Descendants(kind).Select(e => ((string)e.Attribute("Include")!).Replace('\\', '/')).ToList();
}
