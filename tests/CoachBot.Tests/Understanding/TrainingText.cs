using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CoachBot.Understanding;

namespace CoachBot.Tests.Understanding;

/// <summary>The sentences that the readers learn from.</summary>
internal static class TrainingText
{
    /// <summary>The folder of the features, beside which the examples lie.</summary>
    public static string Coach { get; } = Folder();

    /// <param name="name">A path below Understanding, such as "Mail/Outcome.examples.md".</param>
    public static IEnumerable<(string Label, string Text)> Examples(string name) =>
        Bullets(Path.Combine(Coach, "Understanding", name)).SelectMany(bullet => Alternatives.Of(bullet.Line).Select(text => (bullet.Section, text)));

    /// <summary>The bullets of a file as written, each with the <c>## section</c> that it stands under.</summary>
    public static IEnumerable<(string Section, string Line)> Bullets(string file)
    {
        var section = "";
        foreach (var line in File.ReadLines(file))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) section = line[3..];
            else if (line.StartsWith("- ", StringComparison.Ordinal)) yield return (section, line[2..]);
        }
    }

    /// <summary>The texts of whole messages, a JSON object a line.</summary>
    public static IEnumerable<string> Mails(string name) =>
        File.ReadLines(Path.Combine(Coach, "Understanding", name)).Where(line => line.Length > 0).Select(line => JsonNode.Parse(line)!["text"]!.ToString());

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "CoachBot"));
}
