using CoachBot.Channels.Slack;
using CoachBot.Testing;
using CoachBot.Testing.Slack;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Slack.Fake;

/// <summary>What a person sees: as a transcript, and as a page in which an injection would shout.</summary>
public sealed class ShowTests : FakeSlackTests
{
    [Theory]
    [InlineData("<!channel> hi", "class=\"active broadcast\"")]
    [InlineData("ask <@U0BOSS>", "class=\"active mention\"")]
    [InlineData("<https://evil.example|your payslip>", "class=\"active link\"")]
    public void What_slack_acts_on_is_loud(string mrkdwn, string loud) => Page(mrkdwn).ShouldContain(loud);

    [Fact]
    public void Escaped_words_are_inert_and_nothing_of_them_is_html()
    {
        var page = Page(Mrkdwn.Escape("<!channel> <script>alert(1)</script> *b* _i_ `c` & done"));

        page.ShouldNotContain("class=\"active");
        page.ShouldNotContain("<script>");
        page.ShouldContain("&lt;!channel&gt; &lt;script&gt;");
        page[page.IndexOf("<body>", StringComparison.Ordinal)..].ShouldNotContain("<b>");
    }

    [Fact]
    public void Marks_look_as_in_slack() =>
        Page("*bold* _it_ ~no~ `x*y*z`\n&gt; quoted\n• a").ShouldContain("<b>bold</b> <i>it</i> <s>no</s> <code>x*y*z</code><br><blockquote> quoted</blockquote><br>• a");

    [Fact]
    public async Task A_page_of_everything_is_left_beside_the_tests_to_be_looked_at()
    {
        using var client = new SlackClient(Slack, London.Install());
        Slack.RateLimits.AreOn = false;
        Maya.Write(Maya.Direct, "I didn't get the job at Contoso <!here>");
        foreach (var name in new[] { "plain", "plan", "choices-5", "choices-7", "facts", "draft", "hostile", "marked-up" })
        {
            var message = BlockKit.Json(SlackRenderer.Render(Specimens.All[name]));
            ((bool?)(await client.FormAsync("chat.postMessage", ("channel", Maya.Direct.Id), ("text", (string)message["text"]!), ("blocks", message["blocks"]!.ToString())))["ok"]).ShouldBe(true, name);
        }
        await client.FormAsync("chat.postMessage", ("channel", Maya.Direct.Id), ("text", "What an injection would look like: <!channel> <@U0BOSS> <https://evil.example|your payslip>"));

        var page = BlockKitHtml.Page("Maya and the coach", Maya.In(Maya.Direct));

        await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, "slack-page.html"), page);
        Maya.Messages.SkipLast(1).SelectMany(m => m.ActiveControls).ShouldBeEmpty();
        Maya.Messages[^1].ActiveControls.ShouldBe(["<!channel>", "<@U0BOSS>", "<https://evil.example|your payslip>"]);
    }

    [Fact]
    public async Task A_chat_file_is_played_and_what_is_missing_is_told()
    {
        await using var app = await SmallApp.StartAsync(Slack);
        using var client = new SlackClient(Slack, London.Install());
        app.Answer = async a =>
        {
            if ((string?)a.Json["type"] != "event_callback" || a.Json["event"]!["bot_id"] is not null)
                return Results.Ok();
            var blocks = JArray.Parse("""
                [{"type":"section","text":{"type":"mrkdwn","text":"Hello, *Maya*."}},{"type":"section","text":{"type":"mrkdwn","text":"How far?"}},
                 {"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"I applied"},"value":"1"},{"type":"button","text":{"type":"plain_text","text":"An interview"},"value":"2"}]}]
                """);
            await client.FormAsync("chat.postMessage", ("channel", Maya.Direct.Id), ("text", "Hello"), ("blocks", blocks.ToString()));
            return Results.Ok();
        };
        var directions = new List<string>();

        var turns = await SlackTranscript.PlayAsync("# a talk\nMaya: hi\nCoach: Hello, **Maya**.\n  ·\n  How far?\n  [I applied] [An interview]\n\nMaya clicks: I applied\nCoach: Never said.\n(1 day passes)\n", Maya,
            line =>
            {
                directions.Add(line);
                return Task.CompletedTask;
            });

        turns[0].Seen.ShouldBe("Coach: Hello, Maya.\n  ·\n  How far?\n  [I applied] [An interview]\n");
        turns.Select(t => string.Join('|', t.Missing)).ShouldBe(["", "Never said.", ""]);
        directions.ShouldBe(["(1 day passes)"]);
    }

    [Fact]
    public void Slacks_published_signature_comes_out() =>
        SlackSigner.Of("8f742231b10e8888abcd99yyyzzz85a5", 1531420618, "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c")
            .ShouldBe("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");

    private static string Page(string mrkdwn) => BlockKitHtml.Page("A page", [JObject.FromObject(new { type = "section", text = new { type = "mrkdwn", text = mrkdwn } })]);
}
