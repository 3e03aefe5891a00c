using System.Reflection;

namespace CoachBot.Understanding;

/// <summary>Reads the <c>## name</c> sections of the embedded <c>*.phrases.md</c> and <c>*.words.md</c> files.</summary>
internal static class WordLists
{
    private static readonly Assembly Home = typeof(WordLists).Assembly;

    /// <summary>Every section of every file whose name ends so, bullets as written, files in ordinal order.</summary>
    public static IEnumerable<(string Name, string Line)> Bullets(string ending)
    {
        foreach (var file in Home.GetManifestResourceNames().Where(name => name.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var section = "";
            using var lines = new StreamReader(Home.GetManifestResourceStream(file)!);
            while (lines.ReadLine() is { } line)
            {
                if (line.StartsWith("## ", StringComparison.Ordinal)) section = line[3..].Trim();
                else if (line.StartsWith("- ", StringComparison.Ordinal))
                    yield return section.Length > 0
                        ? (section, line[2..].Trim())
                        : throw new FormatException($"{file}: the bullet \"{line}\" stands before any \"## name\"; put it under one.");
            }
        }
    }

    /// <summary>The sections of one <c>*.words.md</c> file, whose bullets are lists parted by commas.</summary>
    public static Dictionary<string, List<string>> Sections(string ending) =>
        Bullets(ending).GroupBy(each => each.Name, StringComparer.Ordinal).ToDictionary(
            section => section.Key,
            section => section.SelectMany(each => each.Line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList(),
            StringComparer.Ordinal);
}
