using System.Runtime.CompilerServices;
using System.Text.Json;
using CoachBot.Understanding;

namespace CoachBot.Tests.Understanding;

/// <summary>One line of a check file: a message and what it asks for; <c>not-crisis</c> says only that it is no alarm.</summary>
public sealed record IntentCheck(string Text, string Intent, Slots? Slots = null)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<CoachBot.Understanding.Reader> Trained = new(() => new CoachBot.Understanding.Reader());

    /// <summary>One trained reader for all tests: it is immutable.</summary>
    public static CoachBot.Understanding.Reader Reader => Trained.Value;

    /// <summary>The lines of every check file whose name begins so.</summary>
    public static IReadOnlyList<IntentCheck> In(string name) =>
        [.. Directory.GetFiles(Folder(), name + ".*jsonl").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<IntentCheck>(line, Web)!)];

    /// <summary>How many of the checks hold, 0 to 1, and a list of those that do not.</summary>
    public static (double Share, string Misses) Share(IEnumerable<IntentCheck> checks, Func<IntentCheck, Understood, bool> holds)
    {
        var all = checks.Select(check => (Check: check, Read: Reader.Read(check.Text))).ToList();
        var misses = all.Where(each => !holds(each.Check, each.Read)).ToList();
        return (1 - ((double)misses.Count / all.Count), string.Join('\n', misses.Select(miss => $"{miss.Check.Intent} read as {miss.Read.Intent}: {miss.Check.Text}")));
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "check");
}
