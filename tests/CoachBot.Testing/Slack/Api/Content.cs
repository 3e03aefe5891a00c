using CoachBot.Testing.Slack.BlockKit;
using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack.Api;

/// <summary>What a message says, checked and completed as Slack does.</summary>
internal sealed record Content(string Text, JArray Blocks, JObject? Metadata)
{
    public static Content Read(ApiCall call, int longest)
    {
        var text = call.Text("text") ?? "";
        var blocks = Read(call.Json("blocks", "invalid_blocks_format"), call.Slack);
        if (text.Length == 0 && blocks.Count == 0)
            throw new SlackApiError("no_text");
        if (text.Length > longest)
        {
            if (longest < 40_000)
                throw new SlackApiError("msg_too_long");
            call.Warnings.Add("message_truncated");
            text = text[..longest];
        }
        if (call.Json("metadata", "invalid_metadata_format") is { } metadata
            && (metadata is not JObject { Count: 2 } pair || pair["event_type"]?.Type != JTokenType.String || pair["event_payload"] is not JObject))
            throw new SlackApiError("invalid_metadata_format");
        return new Content(text, blocks, call.Json("metadata", "invalid_metadata_format") as JObject);
    }

    /// <summary>Blocks that Slack accepts, with the ids that it gives those that have none.</summary>
    public static JArray Read(JToken? given, FakeSlack slack)
    {
        if (given is null)
            return [];
        if (given is not JArray)
            throw new SlackApiError("invalid_blocks_format");
        if (BlockKitRules.CheckBlocks(given) is { Count: > 0 } flaws)
            throw SlackApiError.Blocks(flaws);
        var blocks = (JArray)given.DeepClone();
        if (BlockKitRules.AreTooLong(blocks))
            throw new SlackApiError("msg_blocks_too_long");
        Complete(blocks, slack);
        return blocks;
    }

    public static void Complete(JArray blocks, FakeSlack slack)
    {
        foreach (var block in blocks.OfType<JObject>())
            block["block_id"] ??= slack.NewId('b');
        foreach (var part in blocks.Descendants().OfType<JObject>().ToList())
        {
            switch ((string?)part["type"])
            {
                case "mrkdwn":
                    part["verbatim"] ??= false;
                    break;
                case "plain_text":
                    part["emoji"] ??= true;
                    break;
                case "button" or "overflow" or "datepicker" or "timepicker" or "checkboxes" or "radio_buttons":
                case { } type when type.EndsWith("_select", StringComparison.Ordinal) || type.EndsWith("_input", StringComparison.Ordinal):
                    part["action_id"] ??= slack.NewId('a');
                    break;
            }
        }
    }
}
