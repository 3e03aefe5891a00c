using CoachBot.Channels.Slack;
using CoachBot.Testing;
using CoachBot.Testing.Slack.BlockKit;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Slack.Fake;

/// <summary>FakeSlack's reading of the Block Kit reference: each limit holds, and one more is refused in Slack's words.</summary>
public class BlockKitRulesTests
{
    private const string Plain = """{"type":"plain_text","text":"x"}""";
    private const string Option = """{"text":{"type":"plain_text","text":"x"},"value":"v"}""";

    public static TheoryData<string, string, string> Refused => new()
    {
        { "unknown block", """{"type":"sektion"}""", "unsupported type: sektion [json-pointer:/blocks/0/type]" },
        { "no type", "{}", "missing required field: type [json-pointer:/blocks/0]" },
        { "no object", "\"divider\"", "must provide an object [json-pointer:/blocks/0]" },
        { "unknown field", """{"type":"divider","colour":"red"}""", "invalid additional property: colour [json-pointer:/blocks/0]" },
        { "empty section", """{"type":"section"}""", "must define either `text` or `fields` [json-pointer:/blocks/0]" },
        { "section as a string", """{"type":"section","text":"x"}""", "must provide an object [json-pointer:/blocks/0/text]" },
        { "markdown for mrkdwn", """{"type":"section","text":{"type":"markdown","text":"x"}}""", "unsupported type: markdown [json-pointer:/blocks/0/text/type]" },
        { "empty text", """{"type":"section","text":{"type":"mrkdwn","text":""}}""", "must be more than 0 characters [json-pointer:/blocks/0/text/text]" },
        { "emoji on mrkdwn", """{"type":"section","text":{"type":"mrkdwn","text":"x","emoji":true}}""", "invalid additional property: emoji [json-pointer:/blocks/0/text]" },
        { "verbatim on plain", """{"type":"header","text":{"type":"plain_text","text":"x","verbatim":true}}""", "invalid additional property: verbatim [json-pointer:/blocks/0/text]" },
        { "mrkdwn header", """{"type":"header","text":{"type":"mrkdwn","text":"x"}}""", "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]" },
        { "mrkdwn button", $$$"""{"type":"actions","elements":[{"type":"button","text":{"type":"mrkdwn","text":"x"}}]}""", "unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/text/type]" },
        { "no elements", """{"type":"actions","elements":[]}""", "no fewer than 1 items allowed [json-pointer:/blocks/0/elements]" },
        { "an input in actions", """{"type":"actions","elements":[{"type":"plain_text_input"}]}""", "unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]" },
        { "a button without words", """{"type":"actions","elements":[{"type":"button","value":"v"}]}""", "missing required field: text [json-pointer:/blocks/0/elements/0]" },
        { "an empty value", $$$"""{"type":"actions","elements":[{"type":"button","text":{{{Plain}}},"value":""}]}""", "must be more than 0 characters [json-pointer:/blocks/0/elements/0/value]" },
        { "an odd style", $$$"""{"type":"actions","elements":[{"type":"button","text":{{{Plain}}},"style":"default"}]}""", "must be a valid enum value: default [json-pointer:/blocks/0/elements/0/style]" },
        { "an action twice", $$$"""{"type":"actions","elements":[{"type":"button","action_id":"a","text":{{{Plain}}}},{"type":"button","action_id":"a","text":{{{Plain}}}}]}""", "`action_id` \"a\" already exists [json-pointer:/blocks/0/elements/1/action_id]" },
        { "a menu without entries", """{"type":"actions","elements":[{"type":"static_select"}]}""", "must define either `options` or `option_groups` [json-pointer:/blocks/0/elements/0]" },
        { "an option with a link", $$$"""{"type":"actions","elements":[{"type":"static_select","options":[{"text":{{{Plain}}},"value":"v","url":""}]}]}""", "invalid additional property: url [json-pointer:/blocks/0/elements/0/options/0]" },
        { "a menu as context", $$$"""{"type":"context","elements":[{"type":"static_select","options":[{{{Option}}}]}]}""", "unsupported type: static_select [json-pointer:/blocks/0/elements/0/type]" },
        { "an empty rich text", """{"type":"rich_text","elements":[{"type":"rich_text_preformatted","elements":[{"type":"text","text":""}]}]}""", "must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]" },
        { "a mention in code", """{"type":"rich_text","elements":[{"type":"rich_text_preformatted","elements":[{"type":"user","user_id":"U1"}]}]}""", "unsupported type: user [json-pointer:/blocks/0/elements/0/elements/0/type]" },
        { "a number for words", """{"type":"section","text":{"type":"mrkdwn","text":5}}""", "must provide a string [json-pointer:/blocks/0/text/text]" },
        { "a file in a message", $$$"""{"type":"input","label":{{{Plain}}},"element":{"type":"file_input"}}""", "unsupported type: file_input [json-pointer:/blocks/0/element/type]" },
    };

    /// <summary>A block with a hole, what fills the hole once, the most that are allowed, and what is refused beyond.</summary>
    public static TheoryData<string, string, string, int, string> Limits => new()
    {
        { "section text", """{"type":"section","text":{"type":"mrkdwn","text":"#"}}""", "x", 3_000, "must be less than 3001 characters [json-pointer:/blocks/0/text/text]" },
        { "field text", """{"type":"section","fields":[{"type":"mrkdwn","text":"#"}]}""", "x", 2_000, "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]" },
        { "fields", """{"type":"section","fields":[#]}""", Plain + ",", 10, "no more than 10 items allowed [json-pointer:/blocks/0/fields]" },
        { "header", """{"type":"header","text":{"type":"plain_text","text":"#"}}""", "x", 150, "must be less than 151 characters [json-pointer:/blocks/0/text/text]" },
        { "context", """{"type":"context","elements":[#]}""", Plain + ",", 10, "no more than 10 items allowed [json-pointer:/blocks/0/elements]" },
        { "actions", """{"type":"actions","elements":[#]}""", $$$"""{"type":"button","text":{{{Plain}}}},""", 25, "no more than 25 items allowed [json-pointer:/blocks/0/elements]" },
        { "button text", """{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"#"}}]}""", "x", 75, "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]" },
        { "button value", $$$"""{"type":"actions","elements":[{"type":"button","text":{{{Plain}}},"value":"#"}]}""", "x", 2_000, "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]" },
        { "block id", """{"type":"divider","block_id":"#"}""", "x", 255, "must be less than 256 characters [json-pointer:/blocks/0/block_id]" },
        { "action id", $$$"""{"type":"actions","elements":[{"type":"button","text":{{{Plain}}},"action_id":"#"}]}""", "x", 255, "must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]" },
        { "options", """{"type":"actions","elements":[{"type":"static_select","options":[#]}]}""", Option + ",", 100, "no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]" },
        { "option text", """{"type":"actions","elements":[{"type":"static_select","options":[{"text":{"type":"plain_text","text":"#"},"value":"v"}]}]}""", "x", 75, "must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]" },
        { "option value", $$$"""{"type":"actions","elements":[{"type":"static_select","options":[{"text":{{{Plain}}},"value":"#"}]}]}""", "x", 150, "must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]" },
        { "placeholder", $$$"""{"type":"actions","elements":[{"type":"static_select","options":[{{{Option}}}],"placeholder":{"type":"plain_text","text":"#"}}]}""", "x", 150, "must be less than 151 characters [json-pointer:/blocks/0/elements/0/placeholder/text]" },
        { "overflow", $$$"""{"type":"section","text":{{{Plain}}},"accessory":{"type":"overflow","options":[#]}}""", Option + ",", 5, "no more than 5 items allowed [json-pointer:/blocks/0/accessory/options]" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_slack_refuses_is_refused_in_its_words(string what, string block, string flaw) =>
        BlockKitRules.CheckBlocks(new JArray(JToken.Parse(block))).ShouldContain(flaw, what);

    [Theory]
    [MemberData(nameof(Limits))]
    public void A_limit_holds_and_one_more_is_refused(string what, string block, string filling, int most, string flaw)
    {
        JArray With(int count) => [JToken.Parse(block.Replace("#", string.Concat(Enumerable.Repeat(filling, count)).TrimEnd(','), StringComparison.Ordinal))];

        BlockKitRules.CheckBlocks(With(most)).ShouldBeEmpty(what);
        BlockKitRules.CheckBlocks(With(most + 1)).ShouldContain(flaw, what);
    }

    [Theory]
    [InlineData(Surface.Message, 50)]
    [InlineData(Surface.Modal, 100)]
    [InlineData(Surface.Home, 100)]
    public void A_message_has_50_blocks_and_a_view_100(Surface surface, int most)
    {
        JArray Dividers(int count) => [.. Enumerable.Range(0, count).Select(_ => new JObject { ["type"] = "divider" })];

        BlockKitRules.CheckBlocks(Dividers(most), surface).ShouldBeEmpty();
        BlockKitRules.CheckBlocks(Dividers(most + 1), surface).ShouldBe([$"no more than {most} items allowed [json-pointer:/blocks]"]);
    }

    [Fact]
    public void A_block_id_stands_once_in_a_message() =>
        BlockKitRules.CheckBlocks(JArray.Parse("""[{"type":"divider","block_id":"b"},{"type":"divider","block_id":"b"}]"""))
            .ShouldBe(["`block_id` \"b\" already exists [json-pointer:/blocks/1/block_id]"]);

    [Theory]
    [InlineData("title", 24, "must be less than 25 characters [json-pointer:/view/title/text]")]
    [InlineData("submit", 24, "must be less than 25 characters [json-pointer:/view/submit/text]")]
    [InlineData("close", 24, "must be less than 25 characters [json-pointer:/view/close/text]")]
    [InlineData("private_metadata", 3_000, "must be less than 3001 characters [json-pointer:/view/private_metadata]")]
    [InlineData("callback_id", 255, "must be less than 256 characters [json-pointer:/view/callback_id]")]
    public void A_views_own_fields_have_limits(string field, int most, string flaw)
    {
        JObject With(int length)
        {
            var view = JObject.Parse("""{"type":"modal","title":{"type":"plain_text","text":"Note"},"blocks":[]}""");
            var text = new string('x', length);
            view[field] = field is "title" or "submit" or "close" ? new JObject { ["type"] = "plain_text", ["text"] = text } : text;
            return view;
        }

        BlockKitRules.CheckView(With(most)).ShouldBeEmpty();
        BlockKitRules.CheckView(With(most + 1)).ShouldContain(flaw);
    }

    [Fact]
    public void A_view_needs_its_parts()
    {
        BlockKitRules.CheckView(new JObject { ["type"] = "modal" })
            .ShouldBe(["missing required field: blocks [json-pointer:/view]", "missing required field: title [json-pointer:/view]"], ignoreOrder: true);
        BlockKitRules.CheckView(JObject.Parse($$$"""{"type":"modal","title":{{{Plain}}},"blocks":[{"type":"input","label":{{{Plain}}},"element":{"type":"plain_text_input"}}]}"""))
            .ShouldBe(["missing required field: submit [json-pointer:/view]"]);
        BlockKitRules.CheckView(JObject.Parse($$$"""{"type":"home","title":{{{Plain}}},"blocks":[]}""")).ShouldBe(["invalid additional property: title [json-pointer:/view]"]);
    }

    [Theory]
    [MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void What_the_coach_sends_is_taken(string name)
    {
        var blocks = (JArray)BlockKit.Json(SlackRenderer.Render(Specimens.All[name]))["blocks"]!;

        BlockKitRules.CheckBlocks(blocks).ShouldBeEmpty();
        BlockKitRules.AreTooLong(blocks).ShouldBeFalse("Slack would answer msg_blocks_too_long");
    }

    [Fact]
    public void Much_text_in_many_blocks_is_too_long_together()
    {
        JArray Sections(int count) => [.. Enumerable.Range(0, count).Select(_ => JObject.FromObject(new { type = "section", text = new { type = "mrkdwn", text = new string('x', 3_000) } }))];

        BlockKitRules.AreTooLong(Sections(4)).ShouldBeFalse();
        BlockKitRules.AreTooLong(Sections(5)).ShouldBeTrue();
    }
}
