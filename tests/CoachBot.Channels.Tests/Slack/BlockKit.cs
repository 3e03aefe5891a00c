using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SlackNet;
using SlackNet.WebApi;

namespace CoachBot.Channels.Tests.Slack;

/// <summary>The limits of Slack's Block Kit reference that our messages can meet, checked by us: Slack offers no offline check.</summary>
public static partial class BlockKit
{
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(Default.JsonSettings().SerializerSettings);

    /// <summary>What the message says, as SlackNet sends it, its properties in an order of ours: SlackNet's is that of its declarations.</summary>
    public static JObject Json(Message message) => (JObject)InOrder(JObject.FromObject(new { message.Text, message.Blocks }, Serializer));

    public static IReadOnlyList<string> Flaws(JObject message)
    {
        var flaws = new List<string>();
        if (message["text"]?.Value<string>() is not { Length: > 0 and <= 4_000 })
            flaws.Add("text is missing or longer than 4,000");
        var blocks = (message["blocks"] as JArray)?.OfType<JObject>().ToList() ?? [];
        if (blocks.Count is 0 or > 50)
            flaws.Add($"{blocks.Count} blocks");
        var ids = blocks.Select(b => (string?)b["block_id"]).OfType<string>().ToList();
        if (ids.Distinct(StringComparer.Ordinal).Count() != ids.Count || ids.Any(i => i.Length > 255))
            flaws.Add("block ids are not unique or too long");
        foreach (var block in blocks)
            flaws.AddRange(FlawsOf(block).Select(f => $"{block["type"]}: {f}"));
        foreach (var text in message.DescendantsAndSelf().OfType<JObject>().Where(o => (string?)o["type"] == "mrkdwn"))
        {
            if (Unescaped().IsMatch((string)text["text"]!))
                flaws.Add($"a bare < > or & in: {text["text"]}");
        }
        return flaws;
    }

    private static JToken InOrder(JToken token) => token switch
    {
        JObject json => new JObject(json.Properties()
            .OrderBy(p => p.Name switch { "type" => 0, "text" => 1, _ => 2 }).ThenBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => new JProperty(p.Name, InOrder(p.Value)))),
        JArray array => new JArray(array.Select(InOrder)),
        _ => token,
    };

    private static IEnumerable<string> FlawsOf(JObject block) => (string?)block["type"] switch
    {
        "section" => [.. Long(block["text"], 3_000), .. Many(block["fields"], 10), .. (block["fields"] ?? new JArray()).SelectMany(f => Long(f, 2_000)), .. block["text"] is null && block["fields"] is null ? ["empty"] : Array.Empty<string>()],
        "header" => Long(block["text"], 150),
        "actions" => [.. Many(block["elements"], 25), .. Unique(block["elements"]!.Select(e => (string)e["action_id"]!)), .. block["elements"]!.SelectMany(Element)],
        "rich_text" => block.SelectTokens("elements[*].elements[*].text").Any(t => ((string)t!).Length == 0) ? ["an empty text"] : [],
        var other => [$"unknown block {other}"],
    };

    private static IEnumerable<string> Element(JToken element) => (string?)element["type"] switch
    {
        "button" => [.. Long(element["text"], 75), .. Over((string)element["value"]!, 2_000)],
        "static_select" =>
        [
            .. Long(element["placeholder"], 150),
            .. Many(element["options"], 100),
            .. element["options"]!.SelectMany(o => Long(o["text"], 75)),
            .. element["options"]!.SelectMany(o => Over((string)o["value"]!, 150)),
            .. Unique(element["options"]!.Select(o => (string)o["value"]!)),
        ],
        var other => [$"unknown element {other}"],
    };

    private static IEnumerable<string> Long(JToken? text, int most) => text is null ? [] : Over((string)text["text"]!, most);

    private static IEnumerable<string> Over(string text, int most) =>
        text.Length == 0 ? ["an empty text"] : text.Length > most ? [$"{text.Length} characters, {most} are allowed"] : [];

    private static IEnumerable<string> Many(JToken? list, int most) => list is JArray { Count: var n } && (n == 0 || n > most) ? [$"{n} elements, 1 to {most} are allowed"] : [];

    private static IEnumerable<string> Unique(IEnumerable<string> ids) => ids.GroupBy(i => i, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"{g.Key} twice");

    [GeneratedRegex("[<>]|&(?!(amp|lt|gt);)")]
    private static partial Regex Unescaped();
}
