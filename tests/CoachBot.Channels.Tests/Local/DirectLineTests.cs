using System.Net;
using System.Net.Http.Headers;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Local;

public sealed class DirectLineTests(LocalServer server) : IClassFixture<LocalServer>
{
    [Fact]
    public async Task Whoever_begins_is_welcomed_with_answers_to_press()
    {
        var visit = await server.BeginAsync();

        var (activities, watermark) = await server.PollAsync(visit);

        var welcome = activities.ShouldHaveSingleItem();
        ((string)welcome["text"]!).ShouldContain("CoachBot");
        ((string)welcome["from"]!["role"]!).ShouldBe("bot");
        var actions = welcome["suggestedActions"]!["actions"]!;
        actions.Select(a => (string)a["type"]!).ShouldAllBe(type => type == "messageBack");
        (await server.PollAsync(visit, watermark)).Activities.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_comes_back_with_its_clients_id_and_then_its_answer()
    {
        var visit = await server.BeginAsync();
        var (_, watermark) = await server.PollAsync(visit);

        var id = await server.SayAsync(visit, "help", "mine-1");

        var (activities, _) = await server.PollAsync(visit, watermark);
        activities.Count.ShouldBeGreaterThanOrEqualTo(2);
        ((string)activities[0]["id"]!).ShouldBe(id);
        ((string)activities[0]["from"]!["role"]!).ShouldBe("user");
        ((string)activities[0]["channelData"]!["clientActivityID"]!).ShouldBe("mine-1");
        ((string)activities[1]["from"]!["role"]!).ShouldBe("bot");
    }

    [Fact]
    public async Task A_message_that_the_client_sends_again_counts_once()
    {
        var visit = await server.BeginAsync();
        var id = await server.SayAsync(visit, "I didn't get the data analyst job at Contoso", "again");
        var (before, _) = await server.PollAsync(visit);

        (await server.SayAsync(visit, "I didn't get the data analyst job at Contoso", "again")).ShouldBe(id);

        (await server.PollAsync(visit)).Activities.Count.ShouldBe(before.Count);
    }

    [Fact]
    public async Task A_press_of_an_offered_answer_is_understood_as_that_answer()
    {
        var visit = await server.BeginAsync();
        var (activities, watermark) = await server.PollAsync(visit);
        var action = activities[0]["suggestedActions"]!["actions"]!.First(a => (string)a["title"]! == "I didn't get a job");

        using var answer = await server.SendAsync(visit, HttpMethod.Post, "/activities", new JObject { ["type"] = "message", ["text"] = action["text"], ["value"] = action["value"] }.ToString());

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var (replies, _) = await server.PollAsync(visit, watermark);
        ((string)replies[^1]["text"]!).ShouldContain("company");
    }

    [Fact]
    public async Task A_forged_button_is_answered_and_changes_nothing()
    {
        var visit = await server.BeginAsync();
        var forged = """{"type":"message","value":{"coach":{"person":"0000000000","conversation":"start","question":"","choice":"log-rejection"}}}""";

        using var answer = await server.SendAsync(visit, HttpMethod.Post, "/activities", forged);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var (activities, _) = await server.PollAsync(visit);
        ((string)activities[^1]["text"]!).ShouldContain("made for somebody else");
    }

    [Fact]
    public async Task A_restart_keeps_the_conversation_its_token_and_its_watermarks()
    {
        await using var restarted = await LocalServer.StartAsync();
        var visit = await restarted.BeginAsync();
        await restarted.SayAsync(visit, "I didn't get the data analyst job at Contoso");
        var (before, watermark) = await restarted.PollAsync(visit);

        await restarted.StartAgainAsync();

        var (after, same) = await restarted.PollAsync(visit);
        after.Select(a => (string)a["id"]!).ShouldBe(before.Select(a => (string)a["id"]!));
        after.Select(a => (string)a["text"]!).ShouldBe(before.Select(a => (string)a["text"]!));
        same.ShouldBe(watermark);
        await restarted.SayAsync(visit, "help");
        var (news, _) = await restarted.PollAsync(visit, watermark);
        ((string)news[0]["text"]!).ShouldBe("help");
    }

    [Fact]
    public async Task A_conversation_that_nobody_began_is_not_found()
    {
        var visit = await server.BeginAsync() with { Id = "AAAAAAAAAAAAAAAAAAAAAA" };

        using var answer = await server.SendAsync(visit, HttpMethod.Get, "/activities");

        await ShouldBeErrorAsync(answer, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_token_opens_its_own_conversation_only()
    {
        var mine = await server.BeginAsync();
        var theirs = await server.BeginAsync();

        using var foreign = await server.SendAsync(mine with { Token = theirs.Token }, HttpMethod.Get, "/activities");
        using var without = await server.Http.GetAsync($"/v3/directline/conversations/{mine.Id}/activities");

        await ShouldBeErrorAsync(foreign, HttpStatusCode.Forbidden);
        await ShouldBeErrorAsync(without, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_generated_token_begins_its_conversation_and_is_refreshed()
    {
        using var generated = await server.Http.PostAsync("/v3/directline/tokens/generate", null);
        var token = JObject.Parse(await generated.Content.ReadAsStringAsync());
        using var http = server.NewClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token["token"]!);

        using var begun = await http.PostAsync("/v3/directline/conversations", null);
        using var again = await http.PostAsync("/v3/directline/conversations", null);
        using var refreshed = await http.PostAsync("/v3/directline/tokens/refresh", null);

        begun.StatusCode.ShouldBe(HttpStatusCode.Created);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        refreshed.StatusCode.ShouldBe(HttpStatusCode.OK);
        JObject.Parse(await begun.Content.ReadAsStringAsync())["conversationId"].ShouldBe(token["conversationId"]);
    }

    [Fact]
    public async Task A_secret_opens_the_conversations_begun_with_it()
    {
        using var http = server.NewClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "a-secret-of-a-client");
        using var begun = await http.PostAsync("/v3/directline/conversations", null);
        var id = (string)JObject.Parse(await begun.Content.ReadAsStringAsync())["conversationId"]!;

        var (activities, _) = await server.PollAsync(new Visit(id, "a-secret-of-a-client", ""));

        activities.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("Origin", "https://example.com")]
    [InlineData("Host", "example.com")]
    public async Task A_page_of_another_site_gets_nothing(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await server.Http.SendAsync(request);

        await ShouldBeErrorAsync(answer, HttpStatusCode.Forbidden);
    }

    internal static async Task ShouldBeErrorAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        answer.StatusCode.ShouldBe(status);
        var error = JObject.Parse(await answer.Content.ReadAsStringAsync())["error"]!;
        ((string)error["code"]!).ShouldNotBeNullOrEmpty();
        ((string)error["message"]!).ShouldNotBeNullOrEmpty();
    }
}
