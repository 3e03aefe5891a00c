using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Teams;

/// <summary>Whatever arrives at the endpoint: a clear answer, never a 500, and nothing changes.</summary>
public class HostileInputTests(TeamsServerFixture fixture) : IClassFixture<TeamsServerFixture>
{
    private const string SomeUrl = "http://127.0.0.1:1/";

    /// <summary>What is sent, as which content type, and the status that answers it.</summary>
    public static TheoryData<string, string, string, int> Bodies => new()
    {
        { "nothing", "", "application/json", 400 },
        { "no JSON", "{\"type\":", "application/json", 400 },
        { "words", "hello", "application/json", 400 },
        { "a list", "[]", "application/json", 400 },
        { "null", "null", "application/json", 400 },
        { "a number", "1e999", "application/json", 400 },
        { "an empty object", "{}", "application/json", 400 },
        { "no type", With("type", null), "application/json", 400 },
        { "an empty type", With("type", ""), "application/json", 400 },
        { "a type that is a number", With("type", 5), "application/json", 400 },
        { "no channel", With("channelId", null), "application/json", 400 },
        { "no service URL", With("serviceUrl", null), "application/json", 400 },
        { "a service URL that is none", With("serviceUrl", "not a url"), "application/json", 403 },
        { "a service URL elsewhere", With("serviceUrl", "https://evil.example/"), "application/json", 403 },
        { "a service URL like the real one", With("serviceUrl", "https://smba.trafficmanager.net.evil.example/"), "application/json", 403 },
        { "a service URL by file", With("serviceUrl", "file:///etc/passwd"), "application/json", 403 },
        { "Slack's people", With("channelId", "slack"), "application/json", 403 },
        { "no conversation", With("conversation", null), "application/json", 400 },
        { "a conversation that is text", With("conversation", "c"), "application/json", 400 },
        { "a conversation without id", With("conversation", new JObject { ["id"] = JValue.CreateNull() }), "application/json", 400 },
        { "a sender that is a number", With("from", 5), "application/json", 400 },
        { "attachments that are text", With("attachments", "x"), "application/json", 400 },
        { "a time that is none", With("timestamp", "yesterday-ish"), "application/json", 400 },
        { "a deep value", "{\"value\":" + new string('[', 100_000) + new string(']', 100_000) + "}", "application/json", 400 },
        { "a deep value without end", new string('{', 50) + "\"a\":" + new string('[', 1_000_000), "application/json", 400 },
        { "too much", "{\"text\":\"" + new string('x', 3 * 1024 * 1024) + "\"}", "application/json", 413 },
        { "plain text", With("text", "hi"), "text/plain", 415 },
        { "a form", "a=b", "application/x-www-form-urlencoded", 415 },
        { "no content type", With("text", "hi"), "", 415 },
        { "no sender", With("from", null), "application/json", 200 },
        { "a sender without id", With("from", new JObject { ["id"] = JValue.CreateNull() }), "application/json", 200 },
        { "the coach itself", With("from", new JObject { ["id"] = "28:coach" }), "application/json", 200 },
        { "an unknown type", With("type", "teleport"), "application/json", 200 },
        { "a reaction", With("type", "messageReaction"), "application/json", 200 },
        { "an end", With("type", "endOfConversation"), "application/json", 200 },
        { "an invoke of nobody's", With("type", "invoke"), "application/json", 404 },
        { "a charset", With("type", "teleport"), "application/json; charset=utf-8", 200 },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Is_answered_by_its_status_and_nothing_is_said(string what, string body, string contentType, int status)
    {
        var server = fixture.Fresh();
        var before = await server.StoredAsync();

        using var answer = await server.PostAsync(body.Replace(SomeUrl, server.ServiceUrl, StringComparison.Ordinal), contentType);

        ((int)answer.StatusCode).ShouldBe(status, what);
        server.Sent.ShouldBeEmpty();
        if (status is not 200)
            (await server.StoredAsync()).ShouldBe(before, what);
    }

    [Theory]
    [InlineData("👩🏽‍💻 \u202E\u200B\uFEFF שלום")]
    [InlineData("\u0000\u0001\u001b[31m")]
    [InlineData("lone \ud800 surrogate")]
    [InlineData("{company} {{0}} ${x} <script>alert(1)</script> '; DROP TABLE casebook;--")]
    [InlineData("__proto__")]
    public async Task Strange_text_gets_an_answer_and_no_error(string text)
    {
        var server = fixture.Fresh();
        var body = server.Message("TEXT", from: "29:yusuf").ToString().Replace("\"TEXT\"", System.Text.Json.JsonSerializer.Serialize(text), StringComparison.Ordinal);
        body = body.Replace("\\uFFFD", "\\ud800", StringComparison.Ordinal);

        using var answer = await server.PostAsync(body, "application/json");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Sent.ShouldNotBeEmpty();
        server.Log.Lines.ShouldNotContain(l => l.Contains("Exception", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mebibyte_of_text_is_told_to_be_too_long()
    {
        var server = fixture.Fresh();

        using var answer = await server.PostAsync(server.Message(new string('x', 1024 * 1024), from: "29:yusuf"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Sent.ShouldHaveSingleItem()["text"]!.Value<string>()!.ShouldContain("20000");
    }

    [Fact]
    public async Task A_body_without_a_length_is_cut_off_at_the_limit()
    {
        var server = fixture.Fresh();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/messages", UriKind.Relative)) { Content = new StringContent("{\"text\":\"" + new string('x', 3_000_000), Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = true;

        using var answer = await server.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("""{"coach":{"person":"x","conversation":"y","question":"z","choice":"w"}}""")]
    [InlineData("""{"coach":{"person":5}}""")]
    [InlineData("""{"coach":{"person":null,"conversation":null,"question":null,"choice":null}}""")]
    [InlineData("""{"coach":"a|b|c|d"}""")]
    [InlineData("""{"coach":"a|b"}""")]
    [InlineData("""{"coach":[]}""")]
    [InlineData("""{"anything":"else"}""")]
    [InlineData("\"coach\"")]
    [InlineData("[1]")]
    [InlineData("5")]
    public async Task A_forged_press_is_answered_in_words(string value)
    {
        var server = fixture.Fresh();
        var press = server.Message("", from: "29:yusuf");
        press["value"] = JToken.Parse(value);

        using var answer = await server.PostAsync(press);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Sent.ShouldNotBeEmpty();
        (await server.StoredAsync("29:yusuf")).ShouldNotContain("rejection:");
    }

    private static string With(string name, JToken? value)
    {
        var activity = new JObject
        {
            ["type"] = "message",
            ["id"] = "m1",
            ["channelId"] = "msteams",
            ["serviceUrl"] = SomeUrl,
            ["from"] = new JObject { ["id"] = "29:tom" },
            ["recipient"] = new JObject { ["id"] = "28:coach" },
            ["conversation"] = new JObject { ["id"] = "a:tom", ["tenantId"] = "tenant-denver" },
            ["text"] = "hello",
        };
        if (value is null)
            activity.Remove(name);
        else
            activity[name] = value;
        return activity.ToString();
    }
}
