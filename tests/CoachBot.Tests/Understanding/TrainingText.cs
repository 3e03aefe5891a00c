using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CoachBot.Understanding;

namespace CoachBot.Tests.Understanding;

/// <summary>The sentences that the readers learn from.</summary>
internal static class TrainingText
{
    /// <param name="name">A path below Understanding, such as "Mail/Outcome.examples.md".</param>
    public static IEnumerable<(string Label, string Text)> Examples(string name)
    {
        var label = "";
        foreach (var line in File.ReadLines(Path.Combine(Folder(), name)))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                label = line[3..];
            }
            else if (line.StartsWith("- ", StringComparison.Ordinal))
            {
                foreach (var text in Alternatives.Of(line[2..])) yield return (label, text);
            }
        }
    }

    /// <summary>The texts of whole messages, a JSON object a line.</summary>
    public static IEnumerable<string> Mails(string name) =>
        File.ReadLines(Path.Combine(Folder(), name)).Where(line => line.Length > 0).Select(line => JsonNode.Parse(line)!["text"]!.ToString());

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "CoachBot", "Understanding"));
}
