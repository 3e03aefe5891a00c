using System.Text.Json;

namespace CoachBot.Understanding;

/// <summary>The examples that lie in files: sentences under <c>## label</c>, and whole messages as JSON Lines.</summary>
internal static class Examples
{
    /// <summary>The bullets of one file, every alternative written out.</summary>
    public static IEnumerable<(string Label, string Text)> Sentences(string file) =>
        WordLists.Bullets(file).SelectMany(each => Alternatives.Of(each.Line).Select(text => (each.Name, text)));

    /// <summary>What the coach's own buttons say, and the words that stand for pressing them.</summary>
    public static IEnumerable<string> Choices()
    {
        var home = typeof(Examples).Assembly;
        foreach (var file in home.GetManifestResourceNames().Where(name => name.EndsWith(".copy.md", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var lines = new StreamReader(home.GetManifestResourceStream(file)!);
            for (var among = false; lines.ReadLine() is { } line;)
            {
                if (line.StartsWith('#')) among = line == "### choices";
                else if (among && line.StartsWith("- ", StringComparison.Ordinal) && !line.Contains('{'))
                    foreach (var words in line[(line.IndexOf(':') + 1)..].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) yield return words;
            }
        }
    }

    public static IEnumerable<(string Outcome, string? Reason, string Text)> Mails()
    {
        foreach (var line in UnderstandingResource.Read("Mail/Outcome.mails.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var mail = JsonDocument.Parse(line);
            yield return (mail.RootElement.GetProperty("outcome").GetString()!, mail.RootElement.TryGetProperty("reason", out var reason) ? reason.GetString() : null, mail.RootElement.GetProperty("text").GetString()!);
        }
    }
}
