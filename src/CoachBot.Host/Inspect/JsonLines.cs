using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoachBot.Host.Inspect;

/// <summary>Runs a reader over JSON Lines, one answer a line, as the lines come.</summary>
public static class JsonLines
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>The exit code: 0 when everything was read (a bad line is answered in its place), 1 when the input broke off.</returns>
    public static async Task<int> RunAsync(IInspector inspector, FileInfo? file, bool explain, TextWriter output, CancellationToken stop)
    {
        using var input = file is null
            ? new StreamReader(Console.OpenStandardInput(), Encoding.UTF8)
            : new StreamReader(file.OpenRead(), Encoding.UTF8);
        for (var number = 1; await input.ReadLineAsync(stop) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            await output.WriteLineAsync(Answer(inspector, line, number, explain).ToJsonString(Readable).AsMemory(), stop);
            await output.FlushAsync(stop);
        }

        return 0;
    }

    /// <summary>The line as an object. <exception cref="FormatException">It is not one.</exception></summary>
    public static JsonObject Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject ?? throw new FormatException("The line is JSON but not an object; write {\"text\":\"…\"}.");
        }
        catch (JsonException broken)
        {
            throw new FormatException($"The line is not JSON: {broken.Message}", broken);
        }
    }

    /// <summary>The string in <paramref name="field"/>. <exception cref="FormatException">It is missing or not a string.</exception></summary>
    public static string Required(this JsonObject input, string field) =>
        input[field] is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : throw new FormatException($"The field \"{field}\" is missing or not a string; write {{\"{field}\":\"…\"}}.");

    private static JsonObject Answer(IInspector inspector, string line, int number, bool explain)
    {
        try
        {
            return inspector.Inspect(Parse(line), explain);
        }
        catch (Exception bad) when (bad is FormatException or ArgumentException)
        {
            // ArgumentException: an object that names one field twice is only noticed when it is read.
            return new JsonObject { ["error"] = bad.Message, ["line"] = number };
        }
    }
}
