using CoachBot.Testing;
using CoachBot.Testing.Slack;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Slack.Fake;

/// <summary>A person and an app talk through FakeSlack over HTTP.</summary>
public sealed class FirstTalkTests : IAsyncLifetime
{
    private static readonly JArray Question = JArray.Parse("""
        [{"type":"section","text":{"type":"mrkdwn","text":"*How far* did you get?"}},
         {"type":"actions","block_id":"answers","elements":[
           {"type":"button","action_id":"a-0","text":{"type":"plain_text","text":"I applied"},"value":"applied"},
           {"type":"static_select","action_id":"a-1","placeholder":{"type":"plain_text","text":"More"},"options":[{"text":{"type":"plain_text","text":"An interview"},"value":"interview"}]}]}]
        """);

    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private FakeSlack slack = null!;
    private SmallApp app = null!;
    private SlackPerson maya = null!;
    private SlackClient client = null!;

    public async Task InitializeAsync()
    {
        slack = await FakeSlack.StartAsync(clock);
        app = await SmallApp.StartAsync(slack);
        var london = slack.Workspace("T0LONDON", "London");
        client = new SlackClient(slack, london.Install());
        maya = london.Person("Maya");
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
        await slack.DisposeAsync();
    }

    [Fact]
    public async Task What_she_says_arrives_as_a_signed_event_in_slacks_escapes()
    {
        await maya.SayAsync("a < b & https://contoso.com/jobs.");

        var arrived = app.Arrived.ShouldHaveSingleItem();
        arrived.Json["type"]!.Value<string>().ShouldBe("event_callback");
        arrived.Json["event"]!["text"]!.Value<string>().ShouldBe("a &lt; b &amp; <https://contoso.com/jobs>.");
        arrived.Json["event"]!["channel_type"]!.Value<string>().ShouldBe("im");
        arrived.Header("X-Slack-Signature").ShouldBe(SlackSigner.Of(slack.App.SigningSecret, clock.GetUtcNow().ToUnixTimeSeconds(), arrived.Body));
    }

    [Fact]
    public async Task An_answer_is_seen_and_its_button_can_be_pressed()
    {
        app.Answer = async a =>
        {
            if (a.Json["event"]?["bot_id"] is null)
                await client.FormAsync("chat.postMessage", ("channel", maya.Direct.Id), ("text", "How far?"), ("blocks", Question.ToString()));
            return Results.Ok();
        };
        await maya.SayAsync("I didn't get the job");
        maya.Messages.Single().Seen.ShouldBe("How far did you get?\n[I applied] [An interview]");

        app.Answer = _ => Task.FromResult(Results.Ok());
        var pressed = (await maya.PressAsync("An interview")).Payload;

        pressed["type"]!.Value<string>().ShouldBe("block_actions");
        pressed.SelectToken("actions[0].selected_option.value")!.Value<string>().ShouldBe("interview");
        pressed.SelectToken("container.message_ts")!.Value<string>().ShouldBe(maya.Messages.Single().Ts);
        pressed.SelectToken("message.blocks[1].block_id")!.Value<string>().ShouldBe("answers");
    }

    [Fact]
    public async Task A_modal_opens_within_three_seconds_of_a_press_and_is_sent()
    {
        await client.FormAsync("chat.postMessage", ("channel", maya.Direct.Id), ("text", "How far?"), ("blocks", Question.ToString()));
        const string view = """{"type":"modal","callback_id":"note","title":{"type":"plain_text","text":"Note"},"submit":{"type":"plain_text","text":"Save"},"blocks":[{"type":"input","block_id":"b","label":{"type":"plain_text","text":"Company"},"element":{"type":"plain_text_input","action_id":"company"}}]}""";
        app.Answer = async a =>
        {
            if ((string?)a.Json["type"] == "block_actions")
                (await client.FormAsync("views.open", ("trigger_id", (string)a.Json["trigger_id"]!), ("view", view)))["ok"]!.Value<bool>().ShouldBeTrue();
            return Results.Ok();
        };
        await maya.PressAsync("I applied");
        maya.Modal!.Inputs.ShouldBe(["Company"]);

        await Should.ThrowAsync<InvalidOperationException>(() => maya.SubmitAsync());
        app.Answer = a => Task.FromResult((string?)a.Json["type"] == "view_submission" && (string?)a.Json.SelectToken("view.state.values.b.company.value") == "?"
            ? Results.Json(new { response_action = "errors", errors = new { b = "Which company?" } })
            : Results.Ok());
        await maya.SubmitAsync(("Company", "?"));
        maya.ModalErrors["b"].ShouldBe("Which company?");
        await maya.SubmitAsync(("Company", "Contoso"));
        maya.Modal.ShouldBeNull();
    }

    [Fact]
    public async Task A_command_is_answered_for_her_eyes_only()
    {
        app.Answer = a => Task.FromResult(a.Kind == "commands" ? Results.Json(new { text = "Try `/coach help`" }) : Results.Ok());
        var channel = maya.Workspace.Channel("general");

        await maya.CommandAsync("/coach", "help", channel);

        maya.In(channel).Single().Text.ShouldBe("Try `/coach help`");
        channel.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_taken_comes_again_at_once_after_a_minute_and_after_five()
    {
        app.Answer = _ => Task.FromResult(Results.StatusCode(500));

        var delivery = await maya.SayAsync("hi");
        delivery.Attempts.Count.ShouldBe(2);
        clock.Advance(TimeSpan.FromMinutes(1));
        await slack.UntilAsync(() => delivery.Attempts.Count == 3);
        clock.Advance(TimeSpan.FromMinutes(5));
        await delivery.Completed;

        app.Arrived.Select(a => (a.Header("X-Slack-Retry-Num"), a.Header("X-Slack-Retry-Reason"))).ShouldBe([(null, null), ("1", "http_error"), ("2", "http_error"), ("3", "http_error")]);
        app.Arrived.Select(a => (string?)a.Json["event_id"]).Distinct().ShouldHaveSingleItem();
    }
}
