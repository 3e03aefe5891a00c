using Newtonsoft.Json.Linq;
using static CoachBot.Testing.Slack.BlockKit.Rules;

namespace CoachBot.Testing.Slack.BlockKit;

/// <summary>The blocks that an app may send, with the limits of Slack's block reference. Kinds that only AI features use are not here.</summary>
internal static class Blocks
{
    private static readonly Shape[] Everywhere =
    [
        Named("divider"),
        Named("header").Needs("text", PlainText(150)).May("level", Whole(1, 4)),
        Named("section").May("text", Text(3_000)).May("fields", List(1, 10, Text(2_000))).May("accessory", Elements.AsAccessory).May("expand", Flag)
            .Also((block, at, findings) =>
            {
                if (block["text"] is null && block["fields"] is null)
                    findings.Add("must define either `text` or `fields`", at);
            }),
        Named("context").Needs("elements", List(1, 10, Elements.InContext)),
        Named("actions").Needs("elements", List(1, 25, Elements.InActions)),
        Named("image").May("image_url", Url).May("slack_file", Any).Needs("alt_text", Words(2_000)).May("title", PlainText(2_000)).Either("image_url", "slack_file"),
        Named("input").Needs("label", PlainText(2_000)).Needs("element", Elements.InInput).May("hint", PlainText(2_000)).May("optional", Flag).May("dispatch_action", Flag),
        Named("video").Needs("alt_text", Words(2_000)).Needs("title", PlainText(200)).Needs("thumbnail_url", Url).Needs("video_url", Url)
            .May("title_url", Url).May("author_name", Words(50)).May("provider_name", Words(255)).May("provider_icon_url", Url).May("description", PlainText(200)),
        RichText.Block,
    ];

    private static readonly Rule InMessage = ByType([.. Everywhere, new Shape("markdown").May("block_id", Words(255)).Needs("text", Words(12_000))]);

    private static readonly Rule InView = ByType(Everywhere);

    public static void Check(JToken blocks, string at, Findings findings)
    {
        var isMessage = findings.Surface == Surface.Message;
        List(0, isMessage ? 50 : 100, isMessage ? InMessage : InView)(blocks, at, findings);
        if (blocks is JArray list)
            CheckIds(list, at, findings);
    }

    private static void CheckIds(JArray blocks, string at, Findings findings)
    {
        var blockIds = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is not JObject block)
                continue;
            if (block["block_id"] is { Type: JTokenType.String } id && !blockIds.Add((string)id!))
                findings.Add($"`block_id` \"{(string)id!}\" already exists", $"{at}/{i}/block_id");
            var actionIds = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (action, pointer) in ActionIds(block, $"{at}/{i}"))
            {
                if (!actionIds.Add(action))
                    findings.Add($"`action_id` \"{action}\" already exists", pointer);
            }
            if ((string?)block["element"]?["type"] == "file_input" && findings.Surface != Surface.Modal)
                findings.Add("unsupported type: file_input", $"{at}/{i}/element/type");
        }
    }

    private static IEnumerable<(string Id, string Pointer)> ActionIds(JObject block, string at)
    {
        if (block["elements"] is not JArray elements)
            yield break;
        for (var i = 0; i < elements.Count; i++)
        {
            if ((elements[i] as JObject)?["action_id"] is { Type: JTokenType.String } id)
                yield return ((string)id!, $"{at}/elements/{i}/action_id");
        }
    }

    private static Shape Named(string type) => new Shape(type).May("block_id", Words(255));
}
