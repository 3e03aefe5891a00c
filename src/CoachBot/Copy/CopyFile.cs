using System.Text.RegularExpressions;

namespace CoachBot;

/// <summary>
/// One <c>X.copy.md</c>: what the coach says in a feature. <c>## id</c>, then the text in neutral Markdown or its variants as
/// bullets, then, if it is a question, <c>### retry</c> and <c>### choices</c> (<c>- id: Label | other words for it</c>).
/// </summary>
public sealed partial class CopyFile
{
    private readonly Dictionary<string, CopyText> texts = new(StringComparer.Ordinal);

    private CopyFile(string name) => Name = name;

    /// <summary>The file's name without <c>.copy.md</c>: <c>Rejection</c>.</summary>
    public string Name { get; }

    public IReadOnlyCollection<CopyText> Texts => texts.Values;

    /// <exception cref="CopyException">No such id.</exception>
    public CopyText this[string id] => texts.TryGetValue(id, out var text) ? text : throw new CopyException($"{Name}.copy.md has no '## {id}'.");

    public bool Has(string id) => texts.ContainsKey(id);

    /// <exception cref="CopyException">The file does not have the form above; says the line.</exception>
    public static CopyFile Parse(string name, string content)
    {
        var file = new CopyFile(name);
        var lines = content.ReplaceLineEndings("\n").Split('\n');
        var start = 0;
        while (start < lines.Length && !lines[start].StartsWith("## ", StringComparison.Ordinal))
            start++;

        while (start < lines.Length)
        {
            var end = start + 1;
            while (end < lines.Length && !lines[end].StartsWith("## ", StringComparison.Ordinal))
                end++;
            file.Add(lines[start][3..].Trim(), lines[(start + 1)..end], start + 1);
            start = end;
        }
        return file;
    }

    private void Add(string id, string[] lines, int line)
    {
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal) { [""] = [] };
        var current = sections[""];
        foreach (var text in lines)
        {
            if (text.StartsWith("### ", StringComparison.Ordinal))
                sections[text[4..].Trim()] = current = [];
            else
                current.Add(text);
        }

        if (sections.Keys.FirstOrDefault(s => s is not ("" or "retry" or "choices")) is { } unknown)
            throw new CopyException($"{Name}.copy.md, line {line}: '### {unknown}' is neither retry nor choices.");
        var said = new CopyText(
            id,
            Variants(sections[""]),
            sections.TryGetValue("retry", out var retry) ? Variants(retry) : [],
            sections.TryGetValue("choices", out var choices) ? choices.Where(c => c.Length > 0).Select(c => Choice(c, line)).ToList() : []);
        if (said.Variants.Count == 0)
            throw new CopyException($"{Name}.copy.md, line {line}: '## {id}' says nothing.");
        if (!texts.TryAdd(id, said))
            throw new CopyException($"{Name}.copy.md, line {line}: '## {id}' is there twice.");
    }

    private static List<string> Variants(List<string> lines)
    {
        if (!lines.Any(l => l.StartsWith("- ", StringComparison.Ordinal)))
        {
            var whole = string.Join('\n', lines).Trim();
            return whole.Length == 0 ? [] : [whole];
        }

        var variants = new List<string>();
        foreach (var line in lines)
        {
            if (line.StartsWith("- ", StringComparison.Ordinal))
                variants.Add(line[2..]);
            else if (variants.Count > 0)
                variants[^1] += "\n" + (line.StartsWith("  ", StringComparison.Ordinal) ? line[2..] : line);
        }
        return variants.ConvertAll(v => v.Trim());
    }

    private Option Choice(string line, int near)
    {
        var match = ChoiceLine().Match(line);
        if (!match.Success)
            throw new CopyException($"{Name}.copy.md, after line {near}: '{line}' is not '- id: Label | other words'.");
        var words = match.Groups["words"].Value.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new Option(match.Groups["id"].Value, words[0]) { Aliases = words[1..] };
    }

    [GeneratedRegex(@"^- (?<id>[a-z0-9-]+): (?<words>\S.*)$")]
    private static partial Regex ChoiceLine();
}

/// <summary>A copy file that does not have the form it must have, or an id or placeholder that is not there.</summary>
public sealed class CopyException(string message) : Exception(message);
