using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Teams;

/// <summary>What the Playground shows of one message: its text and its card.</summary>
public sealed record PlaygroundMessage(JObject Json)
{
    public string Id => (string)Json["messageId"]!;

    /// <summary>The Adaptive Card, or null.</summary>
    public JObject? Card => ContentOf("application/vnd.microsoft.card.adaptive");

    /// <summary>What the attachment of that type holds, or null.</summary>
    public JObject? ContentOf(string contentType) => Json["attachments"]?.OfType<JObject>().FirstOrDefault(a => (string?)a["contentType"] == contentType)?["content"] switch
    {
        JObject content => content,
        JValue { Value: string content } => JObject.Parse(content),
        _ => null,
    };

    /// <summary>Everything that can be read, text and card, a line for each piece.</summary>
    public string Words => string.Join('\n', new[] { (string?)Json["text"] ?? "" }.Concat(Card is { } card ? Lines(card["body"]) : []).Where(w => w.Length > 0));

    /// <summary>The buttons, and the entries of the menu.</summary>
    public IReadOnlyList<string> Labels => Card is { } card
        ? [.. card["actions"]!.Select(a => (string)a["title"]!), .. card.SelectTokens("$..choices[*]").Select(c => (string)c["title"]!)]
        : [];

    /// <summary>What the button, or the entry of the menu, sends.</summary>
    public JObject DataOf(string label)
    {
        var action = Card?["actions"]?.FirstOrDefault(a => (string?)a["title"] == label);
        if (action?["data"] is JObject data)
            return data;
        return Card?.SelectTokens("$..choices[*]").FirstOrDefault(c => (string?)c["title"] == label) is { } entry
            ? new JObject { [MessageActivity.ValueName] = entry["value"] }
            : throw new InvalidOperationException($"There is no button '{label}' in: {Card}");
    }

    private static IEnumerable<string> Lines(JToken? json) => json switch
    {
        JArray list => list.SelectMany(Lines),
        JObject { } run when (string?)run["type"] == "RichTextBlock" => [string.Concat(run["inlines"]!.Select(i => (string?)i["text"]))],
        JObject fact when fact["title"] is not null && fact["value"] is not null && fact["type"] is null => [$"{fact["title"]}: {fact["value"]}"],
        JObject chart when ((string?)chart["type"])?.StartsWith("Chart.", StringComparison.Ordinal) == true => Lines(chart["fallback"]),
        JObject element => new[] { (string?)element["text"] ?? "" }.Concat(element.Properties().Where(p => p.Name is "items" or "columns" or "facts").SelectMany(p => Lines(p.Value))),
        _ => [],
    };
}
