using System.Text.RegularExpressions;
using CoachBot.Testing;

namespace CoachBot.Tests.House;

/// <summary>How files look (style: habits).</summary>
public partial class FileTests
{
    private const int MostLines = 300;

    private static readonly string[] Code = [.. Sources.Files("src", "*.cs"), .. Sources.Files("tests", "*.cs")];

    [Fact]
    public void No_file_is_over_300_lines() =>
        Code.Select(f => (File: f, Lines: Sources.Text(f).Count(c => c == '\n'))).Where(f => f.Lines > MostLines).ShouldBeEmpty();

    [Fact]
    public void The_median_file_is_short()
    {
        var lines = Sources.Files("src", "*.cs").Select(f => Sources.Text(f).Count(c => c == '\n')).Order().ToList();

        lines[lines.Count / 2].ShouldBeLessThan(60);
    }

    [Fact]
    public void No_file_has_a_region_unfinished_work_or_a_name_that_says_nothing()
    {
        var unfinished = from file in Code
                         from line in Sources.Text(file).Split('\n').Select((text, i) => (Text: text, Number: i + 1))
                         where Unfinished().IsMatch(line.Text)
                         select $"{file}, line {line.Number}: {line.Text.Trim()}";

        unfinished.ShouldBeEmpty();
        // A stand-in has the names of the package that it stands for.
        Code.Where(f => !f.StartsWith("src/StandIns/", StringComparison.Ordinal) && Path.GetFileNameWithoutExtension(f) is var name && (name.EndsWith("Helper", StringComparison.Ordinal) || name.EndsWith("Manager", StringComparison.Ordinal) || name.EndsWith("Util", StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void No_file_names_a_machine_it_was_written_on()
    {
        string[] kinds = ["*.cs", "*.md", "*.csproj", "*.props", "*.targets", "*.json", "*.yml", "*.yaml", "*.chat", "*.js", "*.html", "*.bicep", "*.sh"];
        var found = from folder in new[] { "src", "tests", "manifests", "infra" }
                    where Directory.Exists(Path.Combine(NodeTools.RepositoryRoot, folder))
                    from kind in kinds
                    from file in Sources.Files(folder, kind)
                    from Match match in Machine().Matches(Sources.Text(file))
                    select $"{file}: {match.Value}";

        found.ShouldBeEmpty();
    }

    [GeneratedRegex(@"^\s*#region|//\s*(TODO|FIXME|HACK|XXX)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"/(home|Users|tmp|work|root)/[a-z][\w.-]*/[\w.-]+|[A-Z]:\\\\Users\\\\|""resolved"":\s*""http", RegexOptions.CultureInvariant)]
    private static partial Regex Machine();
}
