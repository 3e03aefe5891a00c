using CoachBot.Testing.Slack;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Slack.Fake;

/// <summary>Slack's own JavaScript clients take FakeSlack for Slack: they understand its answers and its refusals.</summary>
public sealed class OfficialClientTests : IAsyncLifetime
{
    private FakeSlack slack = null!;
    private SlackWorkspace london = null!;
    private SlackPerson maya = null!;

    public async Task InitializeAsync()
    {
        slack = await FakeSlack.StartAsync();
        london = slack.Workspace("T0LONDON", "London");
        maya = london.Person("Maya");
    }

    public async Task DisposeAsync() => await slack.DisposeAsync();

    [SkippableFact]
    public async Task What_an_app_does_works()
    {
        await using var client = Web(london.Install());
        async Task<JObject> Call(string method, object arguments)
        {
            var answer = await client.AskAsync(new JArray(method, JObject.FromObject(arguments)));
            ((bool?)answer["ok"]).ShouldBe(true, $"{method}: {answer}");
            return answer;
        }

        (await Call("auth.test", new { }))["team_id"]!.Value<string>().ShouldBe("T0LONDON");
        var channel = (string)(await Call("conversations.open", new { users = maya.Id }))["channel"]!["id"]!;
        var posted = await Call("chat.postMessage", new { channel, text = "Hello", blocks = new[] { new { type = "section", text = new { type = "mrkdwn", text = "*Hello*" } } } });
        posted["response_metadata"]!["scopes"]!.Values<string>().ShouldContain("chat:write");
        await Call("chat.update", new { channel, ts = posted["ts"], text = "Hello again" });
        maya.Messages.Single().Seen.ShouldBe("Hello again");
        await Call("chat.delete", new { channel, ts = posted["ts"] });
        maya.Messages.ShouldBeEmpty();
        (await Call("users.info", new { user = maya.Id }))["user"]!["tz"]!.Value<string>().ShouldBe("Europe/London");
        (await Call("conversations.info", new { channel }))["channel"]!["user"]!.Value<string>().ShouldBe(maya.Id);
        (await Call("team.info", new { }))["team"]!["name"]!.Value<string>().ShouldBe("London");
        await Call("views.publish", new { user_id = maya.Id, view = new { type = "home", blocks = new[] { new { type = "header", text = new { type = "plain_text", text = "Your plan" } } } } });
        maya.Home!.Seen.ShouldBe("Your plan");
        await Call("assistant.threads.setSuggestedPrompts", new { channel_id = channel, prompts = new[] { new { title = "Begin", message = "I didn't get the job" } } });
        maya.Prompts.ShouldBe([new SuggestedPrompt("Begin", "I didn't get the job")]);
        await Call("filesUploadV2", new { channel_id = channel, filename = "casebook.json", content = "{\"a\":1}", initial_comment = "Your data" });
        maya.Messages.Single().Files.Single().Content.ShouldBe("{\"a\":1}"u8.ToArray());
        await Call("auth.revoke", new { });
    }

    [SkippableFact]
    public async Task What_slack_refuses_is_the_clients_own_error()
    {
        var token = london.Install();
        await using var client = Web(token);
        var channel = maya.Direct.Id;
        Task<JObject> Call(string method, object arguments, object? options = null) =>
            client.AskAsync(new JArray(method, JObject.FromObject(arguments), options is null ? JValue.CreateNull() : JObject.FromObject(options)));
        async Task ShouldFail(string error, string method, object arguments, object? options = null)
        {
            var answer = await Call(method, arguments, options);
            ((string?)answer["kind"], (string?)answer.SelectToken("data.error")).ShouldBe(("PlatformError", error), $"{method}: {answer}");
        }

        await ShouldFail("invalid_auth", "auth.test", new { }, new { token = "xoxb-nobody" });
        await ShouldFail("not_authed", "auth.test", new { }, new { token = "" });
        await ShouldFail("channel_not_found", "chat.postMessage", new { channel = "C404", text = "hi" });
        await ShouldFail("no_text", "chat.postMessage", new { channel });
        await ShouldFail("message_not_found", "chat.update", new { channel, ts = "1.2", text = "hi" });
        await ShouldFail("not_in_channel", "chat.postMessage", new { channel = london.Channel("jobs", withBot: false).Id, text = "hi" });
        await ShouldFail("invalid_blocks_format", "chat.postMessage", new { channel, text = "hi", blocks = "[not json" });
        await ShouldFail("invalid_trigger_id", "views.open", new { trigger_id = "soon", view = new { type = "modal" } });
        await ShouldFail("user_not_found", "users.info", new { user = "U404" });
        await ShouldFail("unknown_method", "chat.shout", new { });

        var blocks = await Call("chat.postMessage", new { channel, text = "hi", blocks = new[] { new { type = "section", text = new { type = "mrkdwn", text = new string('x', 3_001) }, mood = "sad" } } });
        blocks.SelectToken("data.error")!.Value<string>().ShouldBe("invalid_blocks");
        blocks.SelectToken("data.response_metadata.messages")!.Values<string>().ShouldBe(
        [
            "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
            "[ERROR] failed to match all allowed schemas [json-pointer:/blocks/0/text]",
            "[ERROR] invalid additional property: mood [json-pointer:/blocks/0]",
        ], blocks.ToString());

        var narrow = await Call("chat.postMessage", new { channel, text = "hi" }, new { token = slack.Workspace("T0NARROW").Install(["users:read"]) });
        (narrow.SelectToken("data.error")!.Value<string>(), narrow.SelectToken("data.needed")!.Value<string>(), narrow.SelectToken("data.provided")!.Value<string>())
            .ShouldBe(("missing_scope", "chat:write", "users:read"));
    }

    [SkippableFact]
    public async Task Trouble_on_the_way_is_the_clients_own_error()
    {
        await using var client = Web(london.Install());
        Task<JObject> Post() => client.AskAsync(new JArray("chat.postMessage", new JObject { ["channel"] = maya.Direct.Id, ["text"] = "hi" }));

        slack.Faults.Answer("chat.postMessage", 429, retryAfterSeconds: 7);
        var limited = await Post();
        ((string?)limited["kind"], (int)limited["retryAfter"]!).ShouldBe(("RateLimitedError", 7));

        slack.Faults.Answer("chat.postMessage", 503);
        var failed = await Post();
        ((string?)failed["kind"], (int)failed["statusCode"]!).ShouldBe(("HTTPError", 503));

        slack.Faults.Drop("*");
        ((string?)(await Post())["kind"]).ShouldBe("RequestError");

        maya.Messages.ShouldBeEmpty();
        for (var i = 0; i < slack.RateLimits.MessageBurst; i++)
            ((bool?)(await Post())["ok"]).ShouldBe(true);
        ((string?)(await Post())["kind"]).ShouldBe("RateLimitedError");
    }

    private OfficialClient Web(string token)
    {
        OfficialClient.RequireOrSkip();
        return OfficialClient.Start("web", new JObject { ["api"] = slack.ApiUrl.AbsoluteUri, ["token"] = token });
    }
}
