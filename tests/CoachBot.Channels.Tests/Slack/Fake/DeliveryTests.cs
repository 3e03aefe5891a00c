using System.Text;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Slack.Fake;

/// <summary>What FakeSlack sends over HTTP besides a first message, and by which other ways it is answered.</summary>
public sealed class DeliveryTests : FakeSlackTests
{
    private const string Button = """[{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"Go"},"value":"go"}]}]""";

    [Fact]
    public async Task An_address_is_verified_by_its_challenge()
    {
        await using var app = await SmallApp.StartAsync(Slack);
        (await Slack.Http.VerifyUrlAsync()).ShouldBeFalse();
        app.Answer = a => Task.FromResult(Results.Text((string)a.Json["challenge"]!));
        (await Slack.Http.VerifyUrlAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task An_app_that_takes_too_long_gets_the_event_again_while_it_is_at_it()
    {
        await using var app = await SmallApp.StartAsync(Slack);
        London.Install();
        var (gate, arrived) = (new TaskCompletionSource(), new TaskCompletionSource());
        app.Answer = async a =>
        {
            if (a.Header("X-Slack-Retry-Num") is not null)
                return Results.Ok();
            arrived.SetResult();
            await gate.Task;
            return Results.Ok();
        };
        var saying = Maya.SayAsync("hi");
        await arrived.Task;

        Clock.Advance(TimeSpan.FromSeconds(3));
        var delivery = await saying;
        gate.SetResult();

        delivery.Attempts.Select(a => a.Failure).ShouldBe(["http_timeout", null]);
        app.Arrived.Last().Header("X-Slack-Retry-Reason").ShouldBe("http_timeout");
    }

    [Fact]
    public async Task An_app_may_ask_not_to_be_told_again()
    {
        await using var app = await SmallApp.StartAsync(Slack);
        London.Install();
        app.Answer = _ => Task.FromResult((IResult)new NoRetry());

        var delivery = await Maya.SayAsync("hi");

        await delivery.Completed;
        (delivery.Attempts.Count, delivery.IsAcknowledged).ShouldBe((1, false));
    }

    [Fact]
    public async Task An_app_hears_its_own_messages_and_their_changes()
    {
        await using var app = await SmallApp.StartAsync(Slack);
        using var client = new SlackClient(Slack, London.Install());

        var ts = (string)(await client.FormAsync("chat.postMessage", ("channel", Maya.Direct.Id), ("text", "hi")))["ts"]!;
        await client.FormAsync("chat.update", ("channel", Maya.Direct.Id), ("ts", ts), ("text", "hello"));
        await client.FormAsync("chat.delete", ("channel", Maya.Direct.Id), ("ts", ts));
        await Slack.UntilAsync(() => Slack.Deliveries.Count(d => d.IsAcknowledged) == 3);

        var heard = Slack.Deliveries.Select(d => d.Payload["event"]!).ToList();
        heard.ConvertAll(e => (string?)e["subtype"]).ShouldBe([null, "message_changed", "message_deleted"], ignoreOrder: true);
        heard.Single(e => e["subtype"] is null)["bot_id"]!.Value<string>().ShouldBe(London.BotId);
    }

    [Fact]
    public async Task A_response_url_works_five_times_within_half_an_hour()
    {
        await using var app = await SmallApp.StartAsync(Slack);
        using var client = new SlackClient(Slack, London.Install());
        using var http = new HttpClient();
        Task<HttpResponseMessage> Answer(string url, string json) => http.PostAsync(new Uri(url), new StringContent(json, Encoding.UTF8, "application/json"));
        await client.FormAsync("chat.postMessage", ("channel", Maya.Direct.Id), ("text", "press"), ("blocks", Button));
        var url = (string)(await Maya.PressAsync("Go")).Payload["response_url"]!;

        (await Answer(url, """{"text":"pressed","replace_original":true}""")).EnsureSuccessStatusCode();
        (Maya.Messages.Single().Seen, Maya.Messages.Single().Buttons.Count).ShouldBe(("pressed", 0));
        (await (await Answer(url, """{"blocks":[{"type":"nonsense"}]}""")).Content.ReadAsStringAsync()).ShouldBe("invalid_blocks");
        for (var i = 0; i < 4; i++)
            (await Answer(url, """{"text":"for you"}""")).EnsureSuccessStatusCode();
        (await (await Answer(url, """{"text":"once more"}""")).Content.ReadAsStringAsync()).ShouldBe("used_url");
        Maya.Messages.Count(m => m.EphemeralTo == Maya.Id).ShouldBe(4);

        var old = (string)(await Maya.CommandAsync("/coach")).Payload["response_url"]!;
        Clock.Advance(TimeSpan.FromMinutes(31));
        (await (await Answer(old, """{"text":"late"}""")).Content.ReadAsStringAsync()).ShouldBe("expired_url");
    }

    [Fact]
    public async Task A_command_that_fails_says_so_to_her()
    {
        await using var app = await SmallApp.StartAsync(Slack);
        London.Install();
        app.Answer = _ => Task.FromResult(Results.StatusCode(500));

        await Maya.CommandAsync("/coach", "help");

        Maya.Notices.ShouldBe(["/coach failed with the error \"dispatch_failed\""]);
        app.Arrived.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_mention_arrives_from_a_channel_and_her_own_zone_is_told_when_it_changes()
    {
        await using var app = await SmallApp.StartAsync(Slack);
        using var client = new SlackClient(Slack, London.Install());
        await Maya.MentionAsync(London.Channel("general"), "help me");
        app.Arrived.Last().Json["event"]!["text"]!.Value<string>().ShouldBe($"<@{London.BotUserId}> help me");

        await Maya.MoveToAsync("America/Denver");

        app.Arrived.Last().Json.SelectToken("event.user.tz")!.Value<string>().ShouldBe("America/Denver");
        ((int)(await client.FormAsync("users.info", ("user", Maya.Id))).SelectToken("user.tz_offset")!).ShouldBe(-7 * 3_600);
    }

    [Fact]
    public async Task An_app_that_may_not_read_direct_messages_gets_none()
    {
        await using var app = await SmallApp.StartAsync(Slack);
        London.Install(["chat:write"]);

        (await Should.ThrowAsync<InvalidOperationException>(() => Maya.SayAsync("hi"))).Message.ShouldContain("message.im");
        app.Arrived.ShouldBeEmpty();
    }

    private sealed class NoRetry : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = 503;
            httpContext.Response.Headers["X-Slack-No-Retry"] = "1";
            return Task.CompletedTask;
        }
    }
}
