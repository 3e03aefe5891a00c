using System.Runtime.CompilerServices;
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

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "CoachBot", "Understanding"));
}
