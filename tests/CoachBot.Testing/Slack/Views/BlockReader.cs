using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack;

/// <summary>Reads blocks as a person does: what is written, and what can be pressed.</summary>
internal static class BlockReader
{
    /// <summary>Everything that can be pressed or picked, from top to bottom.</summary>
    public static IEnumerable<BlockAction> Actions(JArray blocks) =>
        from block in blocks.OfType<JObject>()
        where (string?)block["type"] is "actions" or "section"
        from element in (block["elements"] as JArray ?? []).Append(block["accessory"]).OfType<JObject>()
        from action in Actions(element, (string?)block["block_id"] ?? "")
        select action;

    public static IEnumerable<JObject> Options(JObject element) =>
        (element["options"] as JArray ?? []).Concat((element["option_groups"] as JArray ?? []).SelectMany(g => (JArray)g["options"]!)).OfType<JObject>();

    /// <summary>A message's words: its blocks', or its text where it has none.</summary>
    public static string PlainText(SlackMessage message) => message.Blocks.Count == 0 ? SlackMrkdwn.ToPlainText(message.Text) : PlainText(message.Blocks);

    public static string PlainText(JArray blocks) => string.Join('\n', blocks.OfType<JObject>().SelectMany(Lines).Where(l => l.Length > 0));

    /// <summary>Every text in which Slack acts on control sequences.</summary>
    public static IEnumerable<string> Marked(SlackMessage message) =>
        message.Blocks.Descendants().OfType<JObject>().Where(o => (string?)o["type"] is "mrkdwn" or "markdown").Select(o => (string)o["text"]!).Prepend(message.Text);

    public static IEnumerable<string> Lines(JObject block) => (string?)block["type"] switch
    {
        "section" => [Text(block["text"]), .. (block["fields"] as JArray ?? []).Select(Text), .. Element(block["accessory"] as JObject)],
        "header" => [Text(block["text"])],
        "context" => [string.Join(' ', ((JArray)block["elements"]!).Select(e => (string?)e["type"] == "image" ? (string)e["alt_text"]! : Text(e)))],
        "actions" => [string.Join(' ', ((JArray)block["elements"]!).OfType<JObject>().SelectMany(Element))],
        "input" => [$"{Text(block["label"])}: ____", Text(block["hint"])],
        "rich_text" => RichText((JArray)block["elements"]!).Split('\n'),
        "markdown" => [(string)block["text"]!],
        "image" => [Text(block["title"]), (string)block["alt_text"]!],
        "divider" => ["———"],
        _ => [],
    };

    public static string RichText(JArray elements) => string.Join('\n', elements.OfType<JObject>().Select(part => (string?)part["type"] == "rich_text_list"
        ? string.Join('\n', ((JArray)part["elements"]!).Select(item => "• " + Inline((JObject)item)))
        : Inline(part)));

    public static string Text(JToken? text) => (string?)text?["type"] switch
    {
        "mrkdwn" => SlackMrkdwn.ToPlainText((string)text["text"]!),
        "plain_text" => (string)text["text"]!,
        _ => "",
    };

    private static IEnumerable<BlockAction> Actions(JObject element, string blockId) => (string?)element["type"] switch
    {
        "button" => [new BlockAction(Text(element["text"]), blockId, element, null)],
        "static_select" or "overflow" or "radio_buttons" or "checkboxes" or "multi_static_select" =>
            Options(element).Select(o => new BlockAction(Text(o["text"]), blockId, element, o)),
        _ => [],
    };

    private static IEnumerable<string> Element(JObject? element) => element is null ? [] : Actions(element, "").Select(a => $"[{a.Label}]");

    private static string Inline(JObject part) => string.Concat((part["elements"] as JArray ?? []).Select(e => (string?)e["type"] switch
    {
        "text" => (string)e["text"]!,
        "link" => (string?)e["text"] ?? (string)e["url"]!,
        "emoji" => $":{e["name"]}:",
        "user" => $"@{e["user_id"]}",
        "broadcast" => $"@{e["range"]}",
        "channel" => $"#{e["channel_id"]}",
        _ => "",
    }));
}
