using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Slack.Fake;

/// <summary>How FakeSlack's Web API reads a call, and the limits of messages, views and rates.</summary>
public sealed class ApiRulesTests : FakeSlackTests
{
    [Fact]
    public async Task A_json_body_needs_its_token_in_the_header_and_names_its_charset()
    {
        using var stranger = new SlackClient(Slack);
        Error(await stranger.JsonAsync("auth.test", new JObject { ["token"] = London.Install() })).ShouldBe("not_authed");
        ((bool?)(await stranger.FormAsync("auth.test", ("token", London.Install())))["ok"]).ShouldBe(true);

        using var client = new SlackClient(Slack, London.Install());
        var body = $$"""{"channel":"{{Maya.Direct.Id}}","text":"hi","blocks":[{"type":"divider"}]}""";
        ((string?)(await client.PostAsync("chat.postMessage", new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { { "Content-Type", "application/json" } } })).Answer["warning"]).ShouldBe("missing_charset");
        (await client.PostAsync("chat.postMessage", new StringContent(body, Encoding.UTF8, "application/json"))).Answer["warning"].ShouldBeNull();
        Error((await client.PostAsync("chat.postMessage", new StringContent("[1]", Encoding.UTF8, "application/json"))).Answer).ShouldBe("json_not_object");
        Error((await client.PostAsync("chat.postMessage", new StringContent("{", Encoding.UTF8, "application/json"))).Answer).ShouldBe("invalid_json");
        Error((await client.PostAsync("chat.postMessage", new StringContent("<x/>", Encoding.UTF8, "application/xml"))).Answer).ShouldBe("invalid_post_type");
    }

    [Fact]
    public async Task A_method_that_takes_forms_only_does_not_see_a_json_body()
    {
        using var client = new SlackClient(Slack, London.Install());

        var answer = await client.JsonAsync("users.info", new JObject { ["user"] = Maya.Id });

        Error(answer).ShouldBe("invalid_arguments");
        answer.SelectToken("response_metadata.messages[0]")!.Value<string>().ShouldBe("[ERROR] missing required field: user");
        ((string?)(await client.FormAsync("users.info", ("user", Maya.Id))).SelectToken("user.tz")).ShouldBe("Europe/London");
    }

    [Fact]
    public async Task A_channel_takes_a_message_a_second_after_a_burst()
    {
        using var client = new SlackClient(Slack, London.Install());
        Task<(HttpResponseMessage Response, JObject Answer)> Post(string channel) => client.PostAsync("chat.postMessage",
            new FormUrlEncodedContent([new("channel", channel), new("text", "hi")]));
        for (var i = 0; i < Slack.RateLimits.MessageBurst; i++)
            (await Post(Maya.Direct.Id)).Response.StatusCode.ShouldBe(HttpStatusCode.OK);

        var (refused, answer) = await Post(Maya.Direct.Id);
        (refused.StatusCode, Error(answer), refused.Headers.RetryAfter!.Delta).ShouldBe((HttpStatusCode.TooManyRequests, "ratelimited", TimeSpan.FromSeconds(1)));
        (await Post(London.Person("Yusuf").Direct.Id)).Response.StatusCode.ShouldBe(HttpStatusCode.OK);

        Clock.Advance(TimeSpan.FromSeconds(1));
        (await Post(Maya.Direct.Id)).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Post(Maya.Direct.Id)).Response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_method_has_its_tier()
    {
        using var client = new SlackClient(Slack, London.Install());
        for (var i = 0; i < 50; i++)
            Error(await client.FormAsync("team.info")).ShouldBeNull();

        Error(await client.FormAsync("team.info")).ShouldBe("ratelimited");
        Clock.Advance(TimeSpan.FromSeconds(2));
        Error(await client.FormAsync("team.info")).ShouldBeNull();
    }

    [Fact]
    public async Task Messages_have_limits_of_their_own()
    {
        using var client = new SlackClient(Slack, London.Install());
        var channel = Maya.Direct.Id;
        Slack.RateLimits.AreOn = false;

        var long_ = await client.FormAsync("chat.postMessage", ("channel", channel), ("text", new string('x', 40_001)));
        ((string?)long_["warning"], ((string)long_["message"]!["text"]!).Length).ShouldBe(("message_truncated", 40_000));
        Error(await client.FormAsync("chat.update", ("channel", channel), ("ts", (string)long_["ts"]!), ("text", new string('x', 4_001)))).ShouldBe("msg_too_long");
        Error(await client.FormAsync("chat.postMessage", ("channel", channel), ("blocks", "{}"))).ShouldBe("invalid_blocks_format");
        Error(await client.FormAsync("chat.postMessage", ("channel", channel), ("text", "x"), ("thread_ts", "1.1"))).ShouldBe("thread_not_found");
        var sections = new JArray(Enumerable.Range(0, 6).Select(_ => JObject.FromObject(new { type = "section", text = new { type = "mrkdwn", text = new string('x', 3_000) } })));
        Error(await client.FormAsync("chat.postMessage", ("channel", channel), ("text", "x"), ("blocks", sections.ToString()))).ShouldBe("msg_blocks_too_long");
        var archived = London.Channel("old");
        archived.IsArchived = true;
        Error(await client.FormAsync("chat.postMessage", ("channel", archived.Id), ("text", "x"))).ShouldBe("is_archived");
        Error(await client.FormAsync("chat.update", ("channel", channel), ("ts", Maya.Write(Maya.Direct, "mine").Ts), ("text", "yours"))).ShouldBe("cant_update_message");
        var secret = London.Channel("board", isPrivate: true, withBot: false);
        Error(await client.FormAsync("chat.postMessage", ("channel", secret.Id), ("text", "x"))).ShouldBe("channel_not_found");
    }

    [Fact]
    public async Task New_text_without_blocks_takes_the_old_blocks_away_and_new_blocks_alone_keep_the_text()
    {
        using var client = new SlackClient(Slack, London.Install());
        var channel = Maya.Direct.Id;
        var ts = (string)(await client.FormAsync("chat.postMessage", ("channel", channel), ("text", "old"), ("blocks", """[{"type":"divider"}]""")))["ts"]!;

        await client.FormAsync("chat.update", ("channel", channel), ("ts", ts), ("blocks", """[{"type":"header","text":{"type":"plain_text","text":"h"}}]"""));
        (Maya.Messages.Single().Text, Maya.Messages.Single().Seen).ShouldBe(("old", "h"));
        await client.FormAsync("chat.update", ("channel", channel), ("ts", ts), ("text", "new"));
        (Maya.Messages.Single().Text, Maya.Messages.Single().Blocks.Count).ShouldBe(("new", 0));
    }

    [Fact]
    public async Task Only_she_sees_an_ephemeral_message_and_only_where_she_is()
    {
        using var client = new SlackClient(Slack, London.Install());
        var channel = London.Channel("general");
        Error(await client.FormAsync("chat.postEphemeral", ("channel", channel.Id), ("user", Maya.Id), ("text", "psst"))).ShouldBe("user_not_in_channel");
        Maya.Write(channel, "hello all");

        var ts = (string)(await client.FormAsync("chat.postEphemeral", ("channel", channel.Id), ("user", Maya.Id), ("text", "psst")))["message_ts"]!;

        Maya.In(channel)[^1].Seen.ShouldBe("psst");
        channel.Messages.Count.ShouldBe(1);
        Error(await client.FormAsync("chat.update", ("channel", channel.Id), ("ts", ts), ("text", "x"))).ShouldBe("message_not_found");
    }

    [Fact]
    public async Task A_trigger_opens_one_modal_within_three_seconds()
    {
        using var client = new SlackClient(Slack, London.Install());
        var trigger = await TriggerAsync();
        Clock.Advance(TimeSpan.FromSeconds(3));
        Error(await client.FormAsync("views.open", ("trigger_id", trigger), ("view", Modal))).ShouldBeNull();
        Error(await client.FormAsync("views.open", ("trigger_id", trigger), ("view", Modal))).ShouldBe("exchanged_trigger_id");

        var late = await TriggerAsync();
        Clock.Advance(TimeSpan.FromSeconds(4));
        Error(await client.FormAsync("views.open", ("trigger_id", late), ("view", Modal))).ShouldBe("expired_trigger_id");
        Error(await client.FormAsync("views.open", ("trigger_id", "nonsense"), ("view", Modal))).ShouldBe("invalid_trigger_id");
        Error(await client.FormAsync("views.open", ("trigger_id", await TriggerAsync()), ("view", HomeView))).ShouldBe("invalid_arguments");
    }

    [Fact]
    public async Task A_view_that_has_changed_meanwhile_is_not_overwritten()
    {
        using var client = new SlackClient(Slack, London.Install());
        var first = (await client.FormAsync("views.publish", ("user_id", Maya.Id), ("view", HomeView)))["view"]!;
        ((string?)first["id"]).ShouldBe(Maya.Home!.Id);
        Error(await client.FormAsync("views.publish", ("user_id", Maya.Id), ("view", HomeView), ("hash", (string)first["hash"]!))).ShouldBeNull();

        Error(await client.FormAsync("views.publish", ("user_id", Maya.Id), ("view", HomeView), ("hash", (string)first["hash"]!))).ShouldBe("hash_conflict");
        Error(await client.FormAsync("views.update", ("view_id", Maya.Home.Id), ("view", HomeView), ("hash", (string)first["hash"]!))).ShouldBe("hash_conflict");
        Error(await client.FormAsync("views.update", ("view_id", "V404"), ("view", HomeView))).ShouldBe("not_found");
        var huge = new JArray(Enumerable.Range(0, 90).Select(_ => JObject.FromObject(new { type = "section", text = new { type = "mrkdwn", text = new string('x', 3_000) } })));
        Error(await client.FormAsync("views.publish", ("user_id", Maya.Id), ("view", new JObject { ["type"] = "home", ["blocks"] = huge }.ToString()))).ShouldBe("view_too_large");
    }

    [Fact]
    public async Task A_file_is_there_when_its_bytes_came_and_it_was_completed()
    {
        using var client = new SlackClient(Slack, London.Install());
        using var http = new HttpClient();
        var begun = await client.FormAsync("files.getUploadURLExternal", ("filename", "a.json"), ("length", "2"));
        var id = (string)begun["file_id"]!;
        Error(await client.FormAsync("files.completeUploadExternal", ("files", $$"""[{"id":"{{id}}"}]"""), ("channel_id", Maya.Direct.Id))).ShouldBe("file_not_found");

        (await http.PostAsync((string)begun["upload_url"]!, new ByteArrayContent([1, 2, 3]))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await http.PostAsync((string)begun["upload_url"]!, new ByteArrayContent([1, 2]))).StatusCode.ShouldBe(HttpStatusCode.OK);
        Error(await client.FormAsync("files.completeUploadExternal", ("files", $$"""[{"id":"{{id}}","title":"Yours"}]"""), ("channel_id", Maya.Direct.Id))).ShouldBeNull();

        Maya.Messages.Single().Files.Single().Title.ShouldBe("Yours");
        Error(await client.FormAsync("files.getUploadURLExternal", ("filename", "a.json"))).ShouldBe("missing_length");
    }
}
