using System.Text.Json.Nodes;

namespace CoachBot.Host.Packages;

/// <summary>The rules of Teams' manifest that are easily broken; the tests hold the whole published schema.</summary>
internal static class ManifestRules
{
    private const int MostLists = 3;
    private const int MostCommands = 12;

    private static readonly (string Path, int Longest)[] Lengths =
        [("name.short", 30), ("name.full", 100), ("description.short", 80), ("description.full", 4_000), ("developer.name", 32)];

    /// <summary>What is wrong, a sentence each.</summary>
    public static IReadOnlyList<string> Flaws(JsonObject manifest, IReadOnlyCollection<string> files) =>
        [.. TooLong(manifest), .. Commands(manifest), .. Missing(manifest, files), .. Unfilled(manifest)];

    private static IEnumerable<string> TooLong(JsonObject manifest) =>
        from rule in Lengths
        let text = At(manifest, rule.Path)
        where text is not { Length: > 0 } || text.Length > rule.Longest
        select $"{rule.Path} must have 1 to {rule.Longest} characters, not {text?.Length ?? 0}.";

    private static IEnumerable<string> Commands(JsonObject manifest)
    {
        var lists = manifest["bots"]?[0]?["commandLists"]?.AsArray() ?? [];
        if (lists.Count > MostLists)
            yield return $"There may be {MostLists} command lists, not {lists.Count}.";
        foreach (var list in lists)
        {
            var commands = list!["commands"]!.AsArray();
            if (commands.Count > MostCommands)
                yield return $"A command list may have {MostCommands} commands, not {commands.Count}.";
            foreach (var command in commands.Where(c => c!["title"]!.GetValue<string>().Length > 32 || c["description"]!.GetValue<string>().Length > 128))
                yield return $"The command '{command!["title"]}' may have 32 characters and its description 128.";
        }
    }

    private static IEnumerable<string> Missing(JsonObject manifest, IReadOnlyCollection<string> files) =>
        from named in new[] { ("icons.color", At(manifest, "icons.color")), ("icons.outline", At(manifest, "icons.outline")) }
            .Concat(manifest["localizationInfo"]?["additionalLanguages"]?.AsArray().Select(l => ("localizationInfo", l?["file"]?.GetValue<string>())) ?? [])
        where named.Item2 is not { } file || !files.Contains(file)
        select $"{named.Item1} names no file of the package.";

    private static IEnumerable<string> Unfilled(JsonObject manifest) =>
        manifest.ToJsonString().Contains("${{", StringComparison.Ordinal) ? ["A placeholder ${{…}} is left."] : [];

    private static string? At(JsonObject manifest, string path) =>
        path.Split('.').Aggregate((JsonNode?)manifest, (node, name) => node?[name])?.GetValue<string>();
}
