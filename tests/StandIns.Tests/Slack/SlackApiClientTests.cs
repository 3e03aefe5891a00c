using System.Net;
using Newtonsoft.Json.Linq;
using SlackNet;
using SlackNet.Blocks;
using SlackNet.WebApi;

namespace StandIns.Tests.Slack;

public class SlackApiClientTests
{
    [Fact]
    public async Task A_message_is_posted_as_json_with_the_token_in_the_header()
    {
        await using var slack = await SlackServer.StartAsync("""{"ok":true,"channel":"D1","ts":"1700000000.000100","message":{"type":"message","text":"hello"}}""");

        var sent = await slack.Client().Chat.PostMessage(new Message { Channel = "D1", Text = "hello", Blocks = [new DividerBlock()] });

        (sent.Channel, sent.Ts, sent.Message.Text).ShouldBe(("D1", "1700000000.000100", "hello"));
        var call = slack.Calls.ShouldHaveSingleItem();
        (call.Method, call.Target, call.Authorization).ShouldBe(("POST", "/api/chat.postMessage", "Bearer xoxb-1"));
        call.ContentType.ShouldBe("application/json; charset=utf-8");
        var body = JObject.Parse(call.Body);
        (body.Value<string>("channel"), body.Value<string>("text"), body["blocks"]![0]!.Value<string>("type")).ShouldBe(("D1", "hello", "divider"));
        body.ContainsKey("thread_ts").ShouldBeFalse();
        (body.Value<string>("parse"), body.Value<bool>("unfurl_links")).ShouldBe(("none", false));
    }

    [Fact]
    public async Task An_update_and_an_ephemeral_message_say_where_they_belong()
    {
        await using var slack = await SlackServer.StartAsync("""{"ok":true,"channel":"D1","ts":"1.2","text":"new"}""", """{"ok":true,"message_ts":"3.4"}""");

        (await slack.Client().Chat.Update(new MessageUpdate { ChannelId = "D1", Ts = "1.2", Text = "new", Blocks = [] })).Text.ShouldBe("new");
        (await slack.Client().Chat.PostEphemeral("U1", new Message { Channel = "C1", Text = "for you" })).MessageTs.ShouldBe("3.4");

        var bodies = slack.Calls.Select(call => JObject.Parse(call.Body)).ToList();
        (bodies[0].Value<string>("ts"), bodies[0].Value<string>("channel"), bodies[0]["blocks"]!.Count()).ShouldBe(("1.2", "D1", 0));
        (bodies[1].Value<string>("user"), bodies[1].Value<string>("channel")).ShouldBe(("U1", "C1"));
    }

    [Fact]
    public async Task A_code_is_exchanged_by_a_form_that_carries_no_token()
    {
        await using var slack = await SlackServer.StartAsync(
            """
            {"ok":true,"access_token":"xoxe.xoxb-2","token_type":"bot","scope":"chat:write","bot_user_id":"B1","app_id":"A1","refresh_token":"xoxe-3",
             "expires_in":43200,"team":null,"enterprise":{"id":"E1","name":"Example"},"is_enterprise_install":true,"authed_user":{"id":"U1"}}
            """);

        var granted = await slack.Client().OAuthV2.Access("1.2", "secret", "code & more", null, "https://coach.example/slack/oauth", null);

        (granted.AccessToken, granted.RefreshToken, granted.ExpiresIn, granted.BotUserId).ShouldBe(("xoxe.xoxb-2", "xoxe-3", 43_200, "B1"));
        (granted.Team, granted.Enterprise?.Id, granted.IsEnterpriseInstall).ShouldBe((null, "E1", true));
        var call = slack.Calls.ShouldHaveSingleItem();
        (call.Target, call.ContentType, call.Authorization).ShouldBe(("/api/oauth.v2.access", "application/x-www-form-urlencoded", ""));
        call.Body.ShouldBe("client_id=1.2&client_secret=secret&code=code+%26+more&redirect_uri=https%3A%2F%2Fcoach.example%2Fslack%2Foauth");
    }

    [Fact]
    public async Task A_person_is_asked_for_by_query()
    {
        await using var slack = await SlackServer.StartAsync(
            """{"ok":true,"user":{"id":"U1","name":"maya","tz":"Europe/London","tz_offset":3600,"is_bot":false,"locale":"en-GB","profile":{"email":"x"}}}""");

        var user = await slack.Client().Users.Info("U1", includeLocale: true);

        (user.Id, user.Tz, user.TzOffset, user.Locale, user.Deleted).ShouldBe(("U1", "Europe/London", 3600, "en-GB", false));
        slack.Calls.ShouldHaveSingleItem().Target.ShouldBe("/api/users.info?user=U1&include_locale=true");
    }

    [Fact]
    public async Task A_workspace_is_asked_for_by_its_token()
    {
        await using var slack = await SlackServer.StartAsync("""{"ok":true,"team":{"id":"T1","name":"London","domain":"london"}}""");

        (await slack.Client().Team.Info()).Name.ShouldBe("London");
        slack.Calls.ShouldHaveSingleItem().Target.ShouldBe("/api/team.info");
    }

    [Fact]
    public async Task Small_calls_send_what_slack_wants()
    {
        await using var slack = await SlackServer.StartAsync(
            """{"ok":true,"channel":{"id":"D9"}}""", """{"ok":true,"url":"wss://example/link"}""", """{"ok":true,"team_id":"T1","user_id":"B1"}""");
        var client = slack.Client();

        (await client.Conversations.Open(["U1"])).ShouldBe("D9");
        (await client.AppsConnectionsApi.Open()).Url.ShouldBe("wss://example/link");
        (await client.Auth.Test()).TeamId.ShouldBe("T1");
        await client.AssistantThreads.SetSuggestedPrompts("D9", null, [new AssistantPrompt { Title = "My plan", Message = "show my plan" }]);
        await client.AssistantThreads.SetStatus("D9", "1.2", "thinks");
        await client.Views.Publish("U1", new HomeViewDefinition { Blocks = [new HeaderBlock { Text = "Plan" }] });

        slack.Calls.Select(call => (call.Target["/api/".Length..], call.Body)).ShouldBe(
        [
            ("conversations.open", """{"return_im":false,"users":["U1"]}"""),
            ("apps.connections.open", "{}"),
            ("auth.test", "{}"),
            ("assistant.threads.setSuggestedPrompts", """{"channel_id":"D9","prompts":[{"title":"My plan","message":"show my plan"}]}"""),
            ("assistant.threads.setStatus", """{"channel_id":"D9","thread_ts":"1.2","status":"thinks"}"""),
            ("views.publish", slack.Calls.Last().Body),
        ]);
        JObject.Parse(slack.Calls.Last().Body).SelectToken("view.blocks[0].text.text")!.Value<string>().ShouldBe("Plan");
    }

    [Fact]
    public async Task A_file_goes_to_the_address_that_slack_names_and_is_shared()
    {
        await using var slack = await SlackServer.StartAsync("""{"ok":true,"upload_url":"{here}/upload/1","file_id":"F1"}""");
        slack.Answers.Enqueue(new SlackServer.Answer("OK - 5", ContentType: "text/plain"));
        slack.Answers.Enqueue(new SlackServer.Answer("""{"ok":true,"files":[{"id":"F1","title":"Export"}]}"""));

        var file = await slack.Client().Files.Upload(new FileUpload("export.json", "hello"u8.ToArray()) { Title = "Export" }, "D1");

        file.Id.ShouldBe("F1");
        var calls = slack.Calls.ToList();
        calls[0].Target.ShouldBe("/api/files.getUploadURLExternal?filename=export.json&length=5");
        (calls[1].Method, calls[1].Target, calls[1].Authorization, calls[1].Body).ShouldBe(("POST", "/upload/1", "", "hello"));
        calls[2].Body.ShouldBe("""{"files":[{"id":"F1","title":"Export"}],"channel_id":"D1"}""");
    }

    [Fact]
    public async Task A_refusal_is_an_exception_with_slacks_words()
    {
        await using var slack = await SlackServer.StartAsync(
            """{"ok":false,"error":"missing_scope","needed":"chat:write","response_metadata":{"messages":["[ERROR] no"]}}""");

        var error = await Should.ThrowAsync<SlackException>(() => slack.Client().Chat.PostMessage(new Message { Channel = "D1", Text = "hello" }));

        error.ErrorCode.ShouldBe("missing_scope");
        error.ErrorMessages.ShouldBe(["[ERROR] no"]);
    }

    [Fact]
    public async Task Too_many_requests_are_an_exception_with_slacks_delay()
    {
        await using var slack = await SlackServer.StartAsync();
        slack.Answers.Enqueue(new SlackServer.Answer("""{"ok":false,"error":"ratelimited"}""", 429, RetryAfter: "30"));

        var error = await Should.ThrowAsync<SlackRateLimitException>(() => slack.Client().Auth.Test());

        error.RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
        slack.Calls.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_patient_client_waits_and_tries_again_by_itself()
    {
        await using var slack = await SlackServer.StartAsync();
        slack.Answers.Enqueue(new SlackServer.Answer("", 429, RetryAfter: "0"));
        slack.Answers.Enqueue(new SlackServer.Answer("""{"ok":true,"team_id":"T1"}"""));

        (await slack.Client(patient: true).WithAccessToken("xoxb-2").Auth.Test()).TeamId.ShouldBe("T1");

        slack.Calls.Select(call => call.Authorization).ShouldBe(["Bearer xoxb-2", "Bearer xoxb-2"]);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(302)]
    public async Task Another_status_is_an_http_error(int status)
    {
        await using var slack = await SlackServer.StartAsync();
        slack.Answers.Enqueue(new SlackServer.Answer("no", status));

        (await Should.ThrowAsync<HttpRequestException>(() => slack.Client().Auth.Test())).StatusCode.ShouldBe((HttpStatusCode)status);
    }

    [Fact]
    public async Task Any_other_method_can_be_called_by_name()
    {
        await using var slack = await SlackServer.StartAsync("""{"ok":true,"bot_id":"B7"}""");

        var answer = await slack.Client().Post<JObject>("auth.test", new() { ["verbose"] = true, ["nothing"] = null! }, CancellationToken.None);

        answer.Value<string>("bot_id").ShouldBe("B7");
        slack.Calls.ShouldHaveSingleItem().Body.ShouldBe("""{"verbose":true}""");
    }
}
