using System.Net;
using CoachBot.Channels.Teams;
using CoachBot.Channels.Tests.Teams.Authentication;
using CoachBot.Testing.Teams;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Teams;

/// <summary>Buttons as Teams presses them, and conversations that others read.</summary>
public sealed class CardActionTests(VerifiedServer fixture) : IClassFixture<VerifiedServer>
{
    private readonly string person = "29:" + Guid.NewGuid().ToString("N");

    [Fact]
    public async Task An_executed_button_is_answered_with_its_card_without_buttons_which_stays_so()
    {
        var (server, teams) = fixture.Fresh();
        var (card, shown) = await AskedAsync(server, teams);
        var label = (string)card.SelectToken("actions[0].title")!;

        var answer = await ExecuteAsync(server, teams, card, shown);

        ((int?)answer["statusCode"]).ShouldBe(200);
        ((string?)answer["type"]).ShouldBe(AdaptiveCard.ContentType);
        answer["value"]!.ToString().ShouldContain("✓ " + label);
        answer["value"]!["actions"].ShouldBeEmpty();
        var put = teams.Connector.Taken.Single(c => c.Method == "PUT");
        put.Path.ShouldEndWith("/activities/" + shown);
        put.Body!.SelectToken("attachments[0].content")!.ToString().ShouldBe(answer["value"]!.ToString());
        teams.Connector.Messages.ShouldNotBeEmpty("the talk goes on");
    }

    [Fact]
    public async Task A_card_that_cannot_be_changed_is_no_error()
    {
        var (server, teams) = fixture.Fresh();
        var (card, shown) = await AskedAsync(server, teams);
        teams.Connector.Fail = (path, _) => path.EndsWith("/activities/" + shown, StringComparison.Ordinal) ? new ConnectorFailure(404, "ActivityNotFoundInConversation") : null;

        var answer = await ExecuteAsync(server, teams, card, shown);
        teams.Connector.Fail = (_, _) => null;

        ((int?)answer["statusCode"]).ShouldBe(200);
        teams.Connector.Messages.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_spent_button_changes_nothing()
    {
        var (server, teams) = fixture.Fresh();
        var (card, shown) = await AskedAsync(server, teams);
        await ExecuteAsync(server, teams, card, shown);
        teams.Connector.Calls.Clear();

        await ExecuteAsync(server, teams, card, shown);

        teams.Connector.Messages[0].Words.ShouldContain("earlier moment");
    }

    [Fact]
    public async Task A_draft_is_given_as_messages_of_its_own_and_the_coach_does_not_hear_of_it()
    {
        var (server, teams) = fixture.Fresh();
        const string Text = "Dear Priya,\n\nThank you. *Really* <b>so</b> [x](y) & 1. #\n\nMaya";
        var card = AdaptiveCard.Render(new CoachMessage("") { Card = new Card("Draft") { Draft = $"Subject: Thank you (Data analyst)\n\n{Text}" } }, CardButtons.Teams);
        var copy = card.SelectTokens("$..actions[?(@.verb == 'copy')]").ShouldHaveSingleItem();

        var answer = await ExecuteAsync(server, teams, new JObject { ["action"] = copy.DeepClone() }, "5", id: null);

        ((int?)answer["statusCode"]).ShouldBe(200);
        teams.Connector.Taken.Select(c => c.Method).ShouldBe(["POST", "POST"]);
        teams.Connector.Messages.Select(m => (string?)m.Body!["text"]).ShouldBe(
            ["Thank you (Data analyst)", "Dear Priya,<br/><br/>Thank you. *Really* &lt;b&gt;so&lt;/b&gt; [x](y) &amp; 1. #<br/><br/>Maya"]);
        teams.Connector.Messages.ShouldAllBe(m => (string?)m.Body!["textFormat"] == "xml" && m.Body["attachments"] == null);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"pieces":5}""")]
    [InlineData("""{"pieces":[null,"",{},[["x"]],5]}""")]
    public async Task A_garbled_draft_is_nothing(string data)
    {
        var (server, teams) = fixture.Fresh();

        var answer = await ExecuteAsync(server, teams, new JObject { ["action"] = new JObject { ["type"] = "Action.Execute", ["verb"] = "copy", ["data"] = JToken.Parse(data) } }, "5", id: null);

        ((int?)answer["statusCode"]).ShouldBe(200);
        teams.Connector.Taken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"coach"}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"coach","data":{"coach":{"person":"x","conversation":"y","question":"z","choice":"w"},"shown":"{}"}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"coach","data":{"coach":"a|b|c|d","shown":"[["}}}""")]
    public async Task A_forged_execution_is_answered_in_words(string value)
    {
        var (server, teams) = fixture.Fresh();

        var answer = await ExecuteAsync(server, teams, JObject.Parse(value), "5", id: null);

        ((int?)answer["statusCode"]).ShouldBe(200);
        teams.Connector.Taken.ShouldNotContain(c => c.Method == "PUT");
    }

    [Fact]
    public async Task Where_others_read_along_it_answers_in_one_line_and_the_person_alone()
    {
        var (server, teams) = fixture.Fresh();

        await PostAsync(server, teams, Shared(server.Message("<at>CoachBot</at> I got rejected by Contoso", from: person)));

        teams.Connector.Calls.First().Path.ShouldBe("v3/conversations");
        var alone = teams.Connector.Messages.Where(m => m.Path.StartsWith("v3/conversations/a:made-", StringComparison.Ordinal)).ToList();
        alone.ShouldNotBeEmpty();
        var there = teams.Connector.Messages.Except(alone).ShouldHaveSingleItem();
        there.Words.ShouldContain("our own chat");
        there.Words.ShouldNotContain("Contoso");
    }

    [Fact]
    public async Task Where_others_read_along_no_draft_is_given()
    {
        var (server, teams) = fixture.Fresh();
        var press = Shared(server.Message("", from: person));
        press.Remove("text");
        (press["type"], press["name"], press["value"]) = ("invoke", "adaptiveCard/action", JObject.Parse("""{"action":{"type":"Action.Execute","verb":"copy","data":{"pieces":["Dear Priya"]}}}"""));

        using var answer = await server.PostAsync(press, teams.Tokens.Bearer(teams.ServiceUrl));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        teams.Connector.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_has_not_added_the_coach_for_themselves_gets_the_way_there()
    {
        var (server, teams) = fixture.Fresh();
        teams.Connector.Fail = (path, _) => path == "v3/conversations" ? new ConnectorFailure(403, "BotNotInConversationRoster") : null;

        await PostAsync(server, teams, Shared(server.Message("hello", from: person)));
        teams.Connector.Fail = (_, _) => null;

        teams.Connector.Messages.ShouldHaveSingleItem().Words.ShouldContain("https://teams.microsoft.com/l/chat/");
    }

    [Fact]
    public async Task Added_to_a_team_it_introduces_itself_in_one_line_and_greets_nobody_else()
    {
        var (server, teams) = fixture.Fresh();
        var added = Shared(server.Message("", from: person));
        added["type"] = "conversationUpdate";
        added["membersAdded"] = new JArray(new JObject { ["id"] = "28:coach" });
        await PostAsync(server, teams, added);
        teams.Connector.Messages.ShouldHaveSingleItem();

        added["id"] = "other";
        added["membersAdded"] = new JArray(new JObject { ["id"] = "29:somebody" });
        await PostAsync(server, teams, added);
        teams.Connector.Messages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_storm_of_429_and_412_loses_no_answer_and_sends_none_twice()
    {
        var (server, teams) = fixture.Fresh();
        teams.Connector.Fail = (_, number) => number % 3 == 0 ? null : new ConnectorFailure(number % 3 == 1 ? 429 : 412, "Storm");

        foreach (var text in new[] { "hello", "help", "privacy" })
            await PostAsync(server, teams, server.Message(text, from: person));
        teams.Connector.Fail = (_, _) => null;

        var said = teams.Connector.Messages.Select(m => m.Words).ToList();
        said.Count.ShouldBeGreaterThanOrEqualTo(3);
        said.Distinct().Count().ShouldBe(said.Count);
    }

    private static JObject Shared(JObject activity)
    {
        activity["conversation"] = new JObject { ["id"] = "19:team@thread.tacv2;messageid=1", ["conversationType"] = "channel", ["isGroup"] = true, ["tenantId"] = "tenant-denver" };
        activity["entities"] = new JArray(new JObject { ["type"] = "mention", ["text"] = "<at>CoachBot</at>", ["mentioned"] = new JObject { ["id"] = "28:coach" } });
        return activity;
    }

    /// <summary>Talks until a card with buttons is there.</summary>
    private async Task<(JObject Card, string Shown)> AskedAsync(TeamsServer server, FakeTeams teams)
    {
        using var _ = await PostAsync(server, teams, server.Message("I didn't get the data analyst job at Contoso, they went with someone more experienced", from: person));
        var asked = teams.Connector.Messages.Last(m => m.Body!.SelectToken("attachments[0].content.actions[0]") is not null);
        teams.Connector.Calls.Clear();
        return ((JObject)asked.Body!.SelectToken("attachments[0].content")!, "card-" + Guid.NewGuid().ToString("N"));
    }

    private Task<JObject> ExecuteAsync(TeamsServer server, FakeTeams teams, JObject card, string shown)
    {
        var data = (JObject)card.SelectToken("actions[0].data")!.DeepClone();
        data[AnsweredCard.Shown] = card.SelectToken($"body[?(@.id == '{AnsweredCard.Shown}')].value");
        return ExecuteAsync(server, teams, new JObject { ["action"] = new JObject { ["type"] = "Action.Execute", ["verb"] = "coach", ["data"] = data } }, shown, id: null);
    }

    private async Task<JObject> ExecuteAsync(TeamsServer server, FakeTeams teams, JObject value, string shown, string? id)
    {
        var invoke = server.Message("", id, person);
        invoke.Remove("text");
        (invoke["type"], invoke["name"], invoke["value"], invoke["replyToId"]) = ("invoke", "adaptiveCard/action", value, shown);
        using var answer = await PostAsync(server, teams, invoke);
        return JObject.Parse(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> PostAsync(TeamsServer server, FakeTeams teams, JObject activity)
    {
        var answer = await server.PostAsync(activity, teams.Tokens.Bearer(teams.ServiceUrl));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return answer;
    }
}
