using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CoachBot;

/// <summary>Everything that the coach holds about one person, as one file for machines and one for people (coaching.md 47).</summary>
public sealed partial class Export(ICasebookStore store, TimeProvider time)
{
    /// <summary>How many files it is.</summary>
    public const int FileCount = 2;

    /// <summary>Rows of the coach's own bookkeeping, shown as they are in the JSON and left out of the readable file.</summary>
    private static readonly string[] Bookkeeping = ["turn", "broken"];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The <see cref="FileCount"/> files as things stand now; made when they leave, so that a casebook's copy is never kept beside it.</summary>
    public async Task<IReadOnlyList<ExportFile>> WriteAsync(PersonKey person, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(person, "", cancellationToken);
        var kinds = rows.Select(r => (Kind: r.Key.Split(':')[0], Record: JsonNode.Parse(r.Json))).GroupBy(r => r.Kind, r => r.Record, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        var day = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return
        [
            new ExportFile($"coachbot-{day}.json", "application/json", Json(kinds)),
            new ExportFile($"coachbot-{day}.txt", "text/plain", Readable(kinds, day)),
        ];
    }

    private static string Json(IEnumerable<IGrouping<string, JsonNode?>> kinds)
    {
        var all = new JsonObject();
        foreach (var kind in kinds)
            all[kind.Key] = new JsonArray([.. kind.Select(record => record?.DeepClone())]);
        return all.ToJsonString(Indented);
    }

    private static string Readable(IEnumerable<IGrouping<string, JsonNode?>> kinds, string day)
    {
        var text = new StringBuilder($"What CoachBot holds about you, {day}\n");
        foreach (var kind in kinds.Where(k => !Bookkeeping.Contains(k.Key)))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Words(kind.Key).ToUpperInvariant()}\n");
            foreach (var record in kind)
            {
                Write(text, record, depth: 0);
                text.Append('\n');
            }
        }
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, int depth)
    {
        foreach (var (name, value) in Parts(node))
        {
            var label = name.Length > 0 ? Words(name) + ": " : "- ";
            text.Append(' ', depth * 2).Append(label);
            if (value is JsonObject or JsonArray)
            {
                text.Append('\n');
                Write(text, value, depth + 1);
            }
            else
            {
                text.Append(value?.ToString().ReplaceLineEndings("\n" + new string(' ', (depth * 2) + 2))).Append('\n');
            }
        }
    }

    /// <summary>What there is to say of a value: no ids and nothing that is empty.</summary>
    private static IEnumerable<(string Name, JsonNode? Value)> Parts(JsonNode? node) => node switch
    {
        JsonObject record => record.Where(p => p.Value is not null && !p.Key.Equals("id", StringComparison.OrdinalIgnoreCase)).Select(p => (p.Key, p.Value)),
        JsonArray list => list.Select(v => ("", v)),
        _ => [("", node)],
    };

    /// <summary><c>AppliedOn</c> as <c>Applied on</c>.</summary>
    private static string Words(string name)
    {
        var words = Capital().Replace(name, m => " " + m.Value.ToLowerInvariant()).TrimStart();
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}

/// <summary>One file of an export.</summary>
public sealed record ExportFile(string Name, string ContentType, string Text);
