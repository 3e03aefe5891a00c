using System.Net;
using System.Text;
using CoachBot.Channels.Teams.Files;
using CoachBot.Channels.Tests.Teams.Authentication;
using CoachBot.Testing.Teams;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Teams.Files;

/// <summary>Everything the coach holds, taken out of Teams: asked for, put into the person's own OneDrive, and shown there.</summary>
public sealed class ExportTests(VerifiedServer fixture) : IClassFixture<VerifiedServer>, IDisposable
{
    private readonly string person = "29:" + Guid.NewGuid().ToString("N");
    private readonly string session = Guid.NewGuid().ToString("N");
    private readonly TeamsServer server = fixture.Fresh().Server;
    private readonly FakeTeams teams = fixture.Fresh().Teams;

    public void Dispose()
    {
        teams.Drive.Fail = static _ => null;
        teams.Connector.Fail = static (_, _) => null;
        teams.Drive.Answers.Clear();
    }

    [Fact]
    public async Task It_asks_for_both_files_after_the_words()
    {
        var (json, text) = await AskedAsync();

        teams.Connector.Messages[^3].Words.ShouldContain("everything I hold about you");
        foreach (var (card, name) in new[] { (json, "coachbot-*.json"), (text, "coachbot-*.txt") })
        {
            ((string)card["name"]!).ShouldMatch(name.Replace("*", @"\d{4}-\d\d-\d\d", StringComparison.Ordinal));
            ((int)card.SelectToken("content.sizeInBytes")!).ShouldBeGreaterThan(100);
            ((string?)card.SelectToken("content.description")).ShouldNotBeNullOrEmpty();
            ((JObject)card["content"]!).Properties().Select(p => p.Name).ShouldBe(["description", "sizeInBytes", "acceptContext", "declineContext"]);
        }
    }

    [Fact]
    public async Task Accepted_it_is_put_there_shown_and_the_card_goes()
    {
        var (json, text) = await AskedAsync();

        (await AnswerAsync(Accept(text))).ShouldBe(HttpStatusCode.OK);
        Encoding.UTF8.GetString(teams.Drive.Files[session]).ShouldContain("What CoachBot holds about you");
        var shown = teams.Connector.Messages[^1].Body!["attachments"]![0]!;
        ((string?)shown["contentType"]).ShouldBe(FileConsent.FileType);
        ((string?)shown["contentUrl"]).ShouldBe("https://contoso-my.sharepoint.com/personal/tom/Documents/coachbot.txt");
        ((string?)shown.SelectToken("content.uniqueId")).ShouldBe("unique-1");
        teams.Connector.Taken.ShouldContain(c => c.Method == "DELETE" && c.Path.EndsWith("/activities/card-1", StringComparison.Ordinal));

        teams.Drive.Open(session);
        (await AnswerAsync(Accept(json))).ShouldBe(HttpStatusCode.OK);
        JObject.Parse(Encoding.UTF8.GetString(teams.Drive.Files[session]))["profile"].ShouldNotBeNull();
    }

    [Fact]
    public async Task It_holds_what_is_true_when_it_is_accepted_and_nobody_elses()
    {
        var (json, _) = await AskedAsync();
        await SayAsync("I got rejected by Fabrikam after the final round");
        teams.Connector.Calls.Clear();

        await AnswerAsync(Accept(json));

        Encoding.UTF8.GetString(teams.Drive.Files[session]).ShouldContain("Fabrikam");
        var other = Accept(json);
        teams.Drive.Open(session);
        await AnswerAsync(other, from: "29:somebody-else");
        Encoding.UTF8.GetString(teams.Drive.Files[session]).ShouldNotContain("Fabrikam");
    }

    [Fact]
    public async Task Declined_it_stays_and_the_coach_is_kind_about_it()
    {
        var (json, _) = await AskedAsync();
        var value = new JObject { ["type"] = "fileUpload", ["action"] = "decline", ["context"] = json.SelectToken("content.declineContext")!.DeepClone() };

        (await AnswerAsync(value)).ShouldBe(HttpStatusCode.OK);

        teams.Connector.Messages[^1].Words.ShouldBe(Wording.FileDeclined);
        teams.Drive.Answers.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task What_passes_is_tried_again(int status)
    {
        var (json, _) = await AskedAsync();
        teams.Drive.Fail = number => number < 3 ? status : null;

        await AnswerAsync(Accept(json));

        teams.Drive.Answers.ShouldBe([status, status, 201]);
        teams.Drive.Files.ShouldContainKey(session);
    }

    [Theory]
    [InlineData(404, 1)]
    [InlineData(403, 1)]
    [InlineData(507, 3)]
    [InlineData(307, 1)]
    public async Task What_does_not_pass_is_told_in_words(int status, int attempts)
    {
        var (json, _) = await AskedAsync();
        teams.Drive.Fail = _ => status;

        (await AnswerAsync(Accept(json))).ShouldBe(HttpStatusCode.OK);

        teams.Connector.Messages[^1].Words.ShouldBe(Wording.FileNotTaken);
        teams.Drive.Answers.Count.ShouldBe(attempts);
    }

    [Theory]
    [InlineData("https://evil.example/upload")]
    [InlineData("https://contoso.sharepoint.com.evil.example/upload")]
    [InlineData("http://contoso-my.sharepoint.com/upload")]
    [InlineData("https://user:pw@contoso-my.sharepoint.com/upload")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_file_is_put_to_nobody_else(string? address)
    {
        var (json, _) = await AskedAsync();
        var value = Accept(json);
        value["uploadInfo"]!["uploadUrl"] = address;

        await AnswerAsync(value);

        teams.Connector.Messages[^1].Words.ShouldBe(Wording.FileNotTaken);
        teams.Drive.Answers.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("""{"type":"fileUpload","action":"accept"}""")]
    [InlineData("""{"type":"fileUpload","action":"accept","context":{"coach":"export"}}""")]
    [InlineData("""{"type":"fileUpload","action":"burn","context":{"coach":"export","file":"x.json"}}""")]
    [InlineData("""{"type":"fileUpload","action":"accept","context":{"coach":{},"file":[]}}""")]
    public async Task A_garbled_answer_does_nothing(string value)
    {
        (await AnswerAsync(JToken.Parse(value))).ShouldBe(HttpStatusCode.BadRequest);

        teams.Connector.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_there_is_none_of_is_told_in_words()
    {
        var value = JObject.Parse("""{"type":"fileUpload","action":"accept","context":{"coach":"export","file":"../../keys.xml"}}""");
        value["uploadInfo"] = new JObject { ["uploadUrl"] = teams.UploadUrl(session) };

        await AnswerAsync(value);

        teams.Connector.Messages[^1].Words.ShouldBe(Wording.FileNotTaken);
        teams.Drive.Answers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_files_are_not_taken_nobody_is_trapped()
    {
        await SayAsync("hello");
        teams.Connector.Calls.Clear();
        teams.Connector.Fail = (_, number) => number == 2 ? new ConnectorFailure(400, "BadSyntax") : null;

        await SayAsync("export my data");
        teams.Connector.Messages.Select(m => m.Words).Last().ShouldBe(Wording.FilesNotAllowed);

        teams.Connector.Calls.Clear();
        await SayAsync("help");
        teams.Connector.Messages.ShouldNotContain(m => m.Words.Contains("everything I hold", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_crash_after_the_words_asks_again_with_the_next_message()
    {
        await SayAsync("hello");
        teams.Connector.Calls.Clear();
        teams.Connector.Fail = (_, number) => number >= 2 ? new ConnectorFailure(500, "Down") : null;
        (await PostAsync(server.Message("export my data", from: person))).ShouldBe(HttpStatusCode.BadGateway);
        teams.Connector.Fail = static (_, _) => null;
        teams.Connector.Calls.Clear();

        await SayAsync("help");

        Consents().Count.ShouldBe(2);
    }

    private async Task<(JObject Json, JObject Text)> AskedAsync()
    {
        await SayAsync("hello");
        await SayAsync("export my data");
        var asked = Consents();
        asked.Count.ShouldBe(2);
        teams.Drive.Open(session);
        return (asked[0], asked[1]);
    }

    private List<JObject> Consents() =>
        [.. teams.Connector.Messages.Select(m => m.Body!.SelectToken("attachments[0]") as JObject).OfType<JObject>().Where(a => (string?)a["contentType"] == FileConsent.CardType)];

    private JObject Accept(JObject card) => new()
    {
        ["type"] = "fileUpload",
        ["action"] = "accept",
        ["context"] = card.SelectToken("content.acceptContext")!.DeepClone(),
        ["uploadInfo"] = new JObject
        {
            ["contentUrl"] = "https://contoso-my.sharepoint.com/personal/tom/Documents/coachbot.txt",
            ["name"] = "coachbot.txt",
            ["uploadUrl"] = teams.UploadUrl(session),
            ["uniqueId"] = "unique-1",
            ["fileType"] = "txt",
        },
    };

    private async Task SayAsync(string text) => (await PostAsync(server.Message(text, from: person))).ShouldBe(HttpStatusCode.OK);

    private Task<HttpStatusCode> AnswerAsync(JToken value, string? from = null)
    {
        var invoke = server.Message("", from: from ?? person);
        invoke.Remove("text");
        (invoke["type"], invoke["name"], invoke["value"], invoke["replyToId"]) = ("invoke", FileConsent.Invoke, value, "card-1");
        return PostAsync(invoke);
    }

    private async Task<HttpStatusCode> PostAsync(JObject activity)
    {
        // A conversation each: Teams' limits hold for every one of them.
        activity["conversation"]!["id"] = "a:" + session;
        using var answer = await server.PostAsync(activity, teams.Tokens.Bearer(teams.ServiceUrl));
        return answer.StatusCode;
    }
}
