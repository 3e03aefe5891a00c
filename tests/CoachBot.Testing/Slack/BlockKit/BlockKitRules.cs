using Newtonsoft.Json.Linq;
using static CoachBot.Testing.Slack.BlockKit.Rules;

namespace CoachBot.Testing.Slack.BlockKit;

/// <summary>Slack's check of blocks and views before it accepts them. An empty answer means that it would.</summary>
public static class BlockKitRules
{
    private const int LargestView = 250_000;

    /// <summary>
    /// Beyond this a message's blocks are <c>msg_blocks_too_long</c>. Slack tells no rule; apps measured 13,297 characters in one markdown block,
    /// and less the more objects there are, so each object counts some.
    /// </summary>
    private const int LargestTogether = 13_300;

    private const int ObjectCost = 40;

    private static readonly Shape Modal = View("modal")
        .Needs("title", PlainText(24)).May("submit", PlainText(24)).May("close", PlainText(24))
        .May("clear_on_close", Flag).May("notify_on_close", Flag).May("submit_disabled", Flag)
        .Also((view, at, findings) =>
        {
            if (view["submit"] is null && view["blocks"] is JArray blocks && blocks.Any(b => (string?)(b as JObject)?["type"] == "input"))
                findings.Add("missing required field: submit", at);
        });

    private static readonly Shape Home = View("home");

    /// <summary>What is wrong with a message's blocks.</summary>
    public static IReadOnlyList<string> CheckBlocks(JToken blocks, Surface surface = Surface.Message)
    {
        var findings = new Findings(surface);
        Blocks.Check(blocks, "/blocks", findings);
        return findings.Messages;
    }

    /// <summary>What is wrong with a modal or a Home view.</summary>
    public static IReadOnlyList<string> CheckView(JToken view)
    {
        var findings = new Findings((string?)(view as JObject)?["type"] == "home" ? Surface.Home : Surface.Modal);
        ByType(Modal, Home)(view, "/view", findings);
        return findings.Messages;
    }

    /// <summary>Whether a view is beyond 250 KB.</summary>
    public static bool IsTooLarge(JToken view) => System.Text.Encoding.UTF8.GetByteCount(view.ToString(Newtonsoft.Json.Formatting.None)) > LargestView;

    /// <summary>Whether a message's blocks hold more text together than Slack takes.</summary>
    public static bool AreTooLong(JArray blocks)
    {
        var objects = blocks.DescendantsAndSelf().OfType<JObject>().ToList();
        return objects.Sum(o => ObjectCost + (o["text"] is { Type: JTokenType.String } text ? ((string)text!).Length : 0)) > LargestTogether;
    }

    private static Shape View(string type) => new Shape(type)
        .Needs("blocks", Blocks.Check).May("private_metadata", Words(3_000, 0)).May("callback_id", Words(255)).May("external_id", Words(255, 0));
}
