using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace StandIns.Tests.BotBuilder;

public class CloudAdapterTests
{
    [Fact]
    public async Task A_message_is_answered_through_the_connector_before_the_200()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var bot = await BotEndpoint.StartAsync(
            (turn, ct) => turn.SendActivityAsync($"You said {turn.Activity.Text}", cancellationToken: ct));

        (await bot.PostAsync(Message(connector.Url))).ShouldBe((200, string.Empty));

        var call = connector.Calls.ShouldHaveSingleItem();
        call.Method.ShouldBe("POST");
        call.Target.ShouldBe("/v3/conversations/a%3A1%2F2/activities/m%3B1");
        call.Body!.Value<string>("text").ShouldBe("You said hi");
        call.Body.Value<string>("replyToId").ShouldBe("m;1");
        call.Body.ContainsKey("speak").ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task A_service_url_may_end_in_a_slash_or_not(string end)
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var bot = await BotEndpoint.StartAsync(async (turn, ct) =>
        {
            var sent = await turn.SendActivityAsync("first", cancellationToken: ct);
            await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = sent.Id, Text = "second" }, ct);
            await turn.DeleteActivityAsync(sent.Id, ct);
        });

        await bot.PostAsync(Message(connector.Url + end));

        connector.Calls.Select(call => $"{call.Method} {call.Target}").ShouldBe(
        [
            "POST /v3/conversations/a%3A1%2F2/activities/m%3B1",
            "PUT /v3/conversations/a%3A1%2F2/activities/sent-1",
            "DELETE /v3/conversations/a%3A1%2F2/activities/sent-1",
        ]);
    }

    [Fact]
    public async Task An_invoke_is_answered_with_the_status_and_body_the_bot_gave()
    {
        await using var bot = await BotEndpoint.StartAsync((turn, ct) => turn.SendActivityAsync(
            new Activity
            {
                Type = ActivityTypesEx.InvokeResponse,
                Value = new InvokeResponse { Status = 201, Body = new { saved = true } },
            },
            ct));

        var (status, body) = await bot.PostAsync(Message("http://127.0.0.1:1", "\"type\":\"invoke\",\"name\":\"task/submit\""));

        status.ShouldBe(201);
        JObject.Parse(body).Value<bool>("saved").ShouldBeTrue();
    }

    [Fact]
    public async Task An_invoke_without_an_answer_is_not_implemented()
    {
        await using var bot = await BotEndpoint.StartAsync((_, _) => Task.CompletedTask);

        (await bot.PostAsync(Message("http://127.0.0.1:1", "\"type\":\"invoke\""))).Status.ShouldBe(501);
    }

    [Fact]
    public async Task Expected_replies_come_back_in_the_answer_and_not_through_the_connector()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var bot = await BotEndpoint.StartAsync(async (turn, ct) =>
        {
            await turn.SendActivityAsync("one", cancellationToken: ct);
            await turn.SendActivityAsync("two", cancellationToken: ct);
        });

        var (status, body) = await bot.PostAsync(
            Message(connector.Url, "\"type\":\"message\",\"deliveryMode\":\"expectReplies\""));

        status.ShouldBe(200);
        JObject.Parse(body)["activities"]!.Select(activity => activity.Value<string>("text")).ShouldBe(["one", "two"]);
        connector.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"type\":")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task A_body_that_is_no_activity_is_a_bad_request(string body)
    {
        await using var bot = await BotEndpoint.StartAsync((_, _) => Task.CompletedTask);

        (await bot.PostAsync(body)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Another_content_type_is_refused_by_an_endpoint_that_accepts_json_only()
    {
        await using var bot = await BotEndpoint.StartAsync((_, _) => Task.CompletedTask);
        var message = Message("http://127.0.0.1:1");

        (await bot.PostAsync(message, type: "text/plain", path: "/strict/messages")).Status.ShouldBe(415);
        (await bot.PostAsync(message, path: "/strict/messages")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Anything_but_a_post_is_not_allowed()
    {
        await using var bot = await BotEndpoint.StartAsync((_, _) => Task.CompletedTask);

        (await bot.GetAsync()).ShouldBe(405);
    }

    [Fact]
    public async Task A_refusal_of_the_channel_reaches_the_bot_with_its_status_and_code()
    {
        await using var connector = await FakeConnector.StartAsync();
        connector.Status = 403;
        ErrorResponseException? refusal = null;
        await using var bot = await BotEndpoint.StartAsync(async (turn, ct) =>
            refusal = await Should.ThrowAsync<ErrorResponseException>(() => turn.SendActivityAsync("hello", cancellationToken: ct)));

        await bot.PostAsync(Message(connector.Url));

        ((int)refusal!.Response.StatusCode).ShouldBe(403);
        refusal.Body.Error.Code.ShouldBe("ConversationBlockedByUser");
    }

    [Fact]
    public async Task A_conversation_is_continued_from_its_stored_reference()
    {
        await using var connector = await FakeConnector.StartAsync();
        ConversationReference? stored = null;
        await using var bot = await BotEndpoint.StartAsync((turn, _) =>
        {
            stored = turn.Activity.GetConversationReference();
            return Task.CompletedTask;
        });
        await bot.PostAsync(Message(connector.Url));

        await bot.Adapter.ContinueConversationAsync(
            "app",
            stored,
            async (turn, ct) =>
            {
                turn.Activity.Type.ShouldBe(ActivityTypes.Event);
                turn.Activity.Name.ShouldBe(ActivityEventNames.ContinueConversation);
                await turn.SendActivityAsync("A week has passed", cancellationToken: ct);
            },
            CancellationToken.None);

        var call = connector.Calls.ShouldHaveSingleItem();
        call.Body!.Value<string>("text").ShouldBe("A week has passed");
        call.Body["recipient"]!.Value<string>("id").ShouldBe("tom");
        call.Target.ShouldStartWith("/v3/conversations/a%3A1%2F2/activities");
    }

    [Fact]
    public async Task A_new_conversation_is_made_first_and_then_spoken_in()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var bot = await BotEndpoint.StartAsync((_, _) => Task.CompletedTask);

        await bot.Adapter.CreateConversationAsync(
            "app",
            "msteams",
            connector.Url,
            "audience",
            new ConversationParameters { Bot = new ChannelAccount { Id = "coach" }, Members = [new ChannelAccount { Id = "tom" }] },
            (turn, ct) =>
            {
                turn.Activity.Name.ShouldBe(ActivityEventNames.CreateConversation);
                turn.Activity.Conversation.Id.ShouldBe("sent-1");
                return Task.CompletedTask;
            },
            CancellationToken.None);

        var call = connector.Calls.ShouldHaveSingleItem();
        (call.Method, call.Target).ShouldBe(("POST", "/v3/conversations"));
    }

    [Fact]
    public async Task A_turn_without_the_cloud_is_continued_by_any_adapter()
    {
        var adapter = new RecordingAdapter();

        await adapter.ContinueConversationAsync(
            "app",
            RecordingAdapter.Said("hi").GetConversationReference(),
            (turn, ct) => turn.SendActivityAsync("A week has passed", cancellationToken: ct),
            CancellationToken.None);

        adapter.Sent.ShouldHaveSingleItem().Recipient.Id.ShouldBe("maya");
    }

    private static string Message(string serviceUrl, string kind = "\"type\":\"message\"") =>
        $$$"""
        {{{{kind}}},"id":"m;1","text":"hi","channelId":"msteams","serviceUrl":"{{{serviceUrl}}}",
         "from":{"id":"tom"},"recipient":{"id":"coach"},"conversation":{"id":"a:1/2"}}
        """;
}
