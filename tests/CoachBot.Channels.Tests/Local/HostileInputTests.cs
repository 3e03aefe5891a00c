using System.Net;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Local;

public sealed class HostileInputTests(LocalServer server) : IClassFixture<LocalServer>
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"hello\"")]
    [InlineData("{}")]
    [InlineData("""{"type":null}""")]
    [InlineData("""{"type":{"a":1},"text":"hello"}""")]
    [InlineData("""{"type":"message","text":["hello"]}""")]
    [InlineData("""{"type":"message","text":"hello"} and more""")]
    [InlineData("""{"type":"message","text":"hello","channelData":7}""")]
    public async Task A_body_that_is_no_activity_is_a_400_and_says_why(string body)
    {
        var visit = await server.BeginAsync();

        using var answer = await server.SendAsync(visit, HttpMethod.Post, "/activities", body);

        await DirectLineTests.ShouldBeErrorAsync(answer, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("""{"type":"typing"}""")]
    [InlineData("""{"type":"event","name":"webchat/join","value":{"language":"en-US"}}""")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"x"}]}""")]
    [InlineData("""{"type":"messageDelete","id":"1"}""")]
    [InlineData("""{"type":"somethingNew","text":"hello","from":7,"attachments":"none"}""")]
    public async Task A_kind_of_activity_that_means_nothing_here_is_taken_and_changes_nothing(string body)
    {
        var visit = await server.BeginAsync();
        var (before, _) = await server.PollAsync(visit);

        using var answer = await server.SendAsync(visit, HttpMethod.Post, "/activities", body);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.PollAsync(visit)).Activities.Count.ShouldBe(before.Count);
    }

    [Theory]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"message","text":"   "}""")]
    [InlineData("""{"type":"message","text":"\ud83d\ude00\ud83d\ude00"}""")]
    [InlineData("""{"type":"message","text":"\ud83d half a pair"}""")]
    [InlineData("""{"type":"message","text":"\u0000\u0007\u001b[31m"}""")]
    [InlineData("""{"type":"message","text":"\u202e\u200b\u05e9\u05dc\u05d5\u05dd"}""")]
    [InlineData("""{"type":"message","text":"<script>alert(1)</script> **x** [y](http://z)"}""")]
    [InlineData("""{"type":"message","text":"hello","value":"{not json"}""")]
    [InlineData("""{"type":"message","text":"hello","value":[1,2,3]}""")]
    [InlineData("""{"type":"message","value":{"coach":{"person":1,"conversation":null}}}""")]
    [InlineData("""{"type":"message","text":"hello","localTimezone":"Mars/Olympus","locale":"xx-zz"}""")]
    [InlineData("""{"type":"message","text":"hello","channelData":{"clientActivityID":{"a":1}},"from":{"id":"coach"}}""")]
    public async Task Odd_messages_get_a_clear_answer(string body)
    {
        var visit = await server.BeginAsync();
        var (before, watermark) = await server.PollAsync(visit);

        using var answer = await server.SendAsync(visit, HttpMethod.Post, "/activities", body);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var (news, _) = await server.PollAsync(visit, watermark);
        news.ShouldContain(a => (string)a["from"]!["role"]! == "bot", before[^1].ToString());
    }

    [Fact]
    public async Task A_mebibyte_of_text_is_told_to_be_too_long()
    {
        var visit = await server.BeginAsync();
        var (_, watermark) = await server.PollAsync(visit);

        await server.SayAsync(visit, new string('x', 1024 * 1024));

        var (news, _) = await server.PollAsync(visit, watermark);
        ((string)news[^1]["text"]!).ShouldContain("20000");
        ((string)news[0]["text"]!).Length.ShouldBeLessThan(2_000);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_a_413()
    {
        var visit = await server.BeginAsync();
        var body = new JObject { ["type"] = "message", ["text"] = new string('x', 5 * 1024 * 1024) };

        using var answer = await server.SendAsync(visit, HttpMethod.Post, "/activities", body.ToString());

        await DirectLineTests.ShouldBeErrorAsync(answer, HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Deeply_nested_JSON_is_a_400()
    {
        var visit = await server.BeginAsync();
        var body = """{"type":"message","value":""" + new string('[', 50_000) + new string(']', 50_000) + "}";

        using var answer = await server.SendAsync(visit, HttpMethod.Post, "/activities", body);

        await DirectLineTests.ShouldBeErrorAsync(answer, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    public async Task Only_JSON_is_read(string type, HttpStatusCode status)
    {
        var visit = await server.BeginAsync();

        using var answer = await server.SendAsync(visit, HttpMethod.Post, "/activities", """{"type":"message","text":"hello"}""", type);

        await DirectLineTests.ShouldBeErrorAsync(answer, status);
    }

    [Theory]
    [InlineData("GET", "/activities?watermark=-1", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/activities?watermark=abc", HttpStatusCode.BadRequest)]
    [InlineData("GET", "?watermark=99999999999999999999", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/stream", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/upload", HttpStatusCode.NotFound)]
    public async Task Addresses_that_make_no_sense_are_told_so(string method, string path, HttpStatusCode status)
    {
        var visit = await server.BeginAsync();

        using var answer = await server.SendAsync(visit, new HttpMethod(method), path);

        await DirectLineTests.ShouldBeErrorAsync(answer, status);
    }

    [Fact]
    public async Task A_watermark_from_a_lost_past_reads_nothing_and_goes_on_from_here()
    {
        var visit = await server.BeginAsync();

        var (activities, watermark) = await server.PollAsync(visit, "5000");

        activities.ShouldBeEmpty();
        int.Parse(watermark, System.Globalization.CultureInfo.InvariantCulture).ShouldBeLessThan(5000);
    }
}
