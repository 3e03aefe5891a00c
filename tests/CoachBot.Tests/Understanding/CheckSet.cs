using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Understanding;

/// <summary>The labelled files of <c>check/</c>, written apart from the training texts.</summary>
internal static class CheckSet
{
    /// <param name="name">"mail" reads mail.jsonl and every mail.*.jsonl beside it.</param>
    public static IReadOnlyList<JsonObject> Load(string name) =>
        [.. Directory.EnumerateFiles(Folder(), name + "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Where(line => line.Length > 0).Select(line => (JsonObject)JsonNode.Parse(line)!)];

    /// <summary>The mean, over the labels that occur, of the harmonic mean of precision and recall.</summary>
    public static double MacroF1(IEnumerable<(string Gold, string Said)> answers)
    {
        var all = answers.ToList();
        return all.Select(answer => answer.Gold).Distinct(StringComparer.Ordinal).Average(label =>
            2.0 * all.Count(answer => answer.Gold == label && answer.Said == label) / (all.Count(answer => answer.Gold == label) + all.Count(answer => answer.Said == label)));
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "check");
}
