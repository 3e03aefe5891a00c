using System.Net;
using CoachBot.Testing;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Slack;

/// <summary>Requests that are not Slack's, or not well: what each is answered, and that none is heard.</summary>
public sealed class SlackHostileTests(SlackHostileTests.Server server) : IClassFixture<SlackHostileTests.Server>
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>What comes, and the status it goes with.</summary>
    public static TheoryData<string, int> Requests => new()
    {
        { "no signature", 401 },
        { "no timestamp", 401 },
        { "another secret", 401 },
        { "a signature of another body", 401 },
        { "six minutes old", 401 },
        { "six minutes ahead", 401 },
        { "replayed tomorrow", 401 },
        { "only the verification token", 401 },
        { "a challenge without a signature", 401 },
        { "a challenge", 200 },
        { "over a mebibyte", 413 },
        { "over a mebibyte without a length", 413 },
        { "a form where JSON belongs", 415 },
        { "JSON where a form belongs", 415 },
        { "no JSON", 400 },
        { "a JSON list", 400 },
        { "deep nesting", 400 },
        { "a number for the event", 200 },
        { "an event of no kind", 200 },
        { "an event that nobody knows", 200 },
        { "a message of a stranger's workspace", 200 },
        { "a message without a user", 200 },
        { "no payload", 400 },
        { "a payload that is no JSON", 400 },
        { "a press without an action", 200 },
        { "a press of a button that is not ours", 200 },
        { "a press for somebody else", 200 },
        { "a submission without a view", 200 },
        { "a command without a user", 200 },
        { "a GET", 405 },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Is_answered_and_changes_nothing(string what, int status)
    {
        var coach = server.Coach;
        var before = (await coach.StoredAsync(Cast.Maya), coach.Maya.Messages.Count, coach.Slack.Calls.Count(c => c.Method == "chat.postMessage"));
        using var request = Request(what, coach);
        using var answer = await coach.Slack.Http.SendAsync(request);
        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("Exception");
        if (what == "a press for somebody else")
            return;
        (await coach.StoredAsync(Cast.Maya), coach.Maya.Messages.Count, coach.Slack.Calls.Count(c => c.Method == "chat.postMessage")).ShouldBe(before);
    }

    private static HttpRequestMessage Request(string what, SlackServer coach)
    {
        var http = coach.Slack.Http;
        var said = Envelope(coach, coach.Maya.Event("I didn't get the job at Contoso"));
        HttpRequestMessage Event(JToken body) => http.Request("slack/events", body.ToString(), Json);
        HttpRequestMessage Interaction(string payload) => http.Request("slack/interactions", "payload=" + WebUtility.UrlEncode(payload), Form);
        switch (what)
        {
            case "no signature":
                return Without(Event(said), "X-Slack-Signature");
            case "no timestamp":
                return Without(Event(said), "X-Slack-Request-Timestamp");
            case "another secret":
                return http.Request("slack/events", said.ToString(), Json, secret: "1234567890abcdef1234567890abcdef");
            case "a signature of another body":
                return With(Event(said), said.ToString().Replace("Contoso", "Fabrikam", StringComparison.Ordinal), Json);
            case "six minutes old":
                return http.Request("slack/events", said.ToString(), Json, coach.Slack.Clock.GetUtcNow().AddMinutes(-6));
            case "six minutes ahead":
                return http.Request("slack/events", said.ToString(), Json, coach.Slack.Clock.GetUtcNow().AddMinutes(6));
            case "replayed tomorrow":
                return http.Request("slack/events", said.ToString(), Json, coach.Slack.Clock.GetUtcNow().AddDays(-1));
            case "only the verification token":
                said["token"] = coach.Slack.App.VerificationToken;
                return Without(Without(Event(said), "X-Slack-Signature"), "X-Slack-Request-Timestamp");
            case "a challenge without a signature":
                return Without(Event(new JObject { ["type"] = "url_verification", ["challenge"] = "c" }), "X-Slack-Signature");
            case "a challenge":
                return Event(new JObject { ["type"] = "url_verification", ["challenge"] = "c" });
            case "over a mebibyte":
                return http.Request("slack/events", said + new string(' ', 1024 * 1024), Json);
            case "over a mebibyte without a length":
                var chunked = http.Request("slack/events", said + new string(' ', 1024 * 1024), Json);
                chunked.Headers.TransferEncodingChunked = true;
                return chunked;
            case "a form where JSON belongs":
                return http.Request("slack/events", said.ToString(), Form);
            case "JSON where a form belongs":
                return http.Request("slack/interactions", "{}", Json);
            case "no JSON":
                return http.Request("slack/events", "hello", Json);
            case "a JSON list":
                return http.Request("slack/events", "[]", Json);
            case "deep nesting":
                return http.Request("slack/events", string.Concat(Enumerable.Repeat("{\"a\":", 500)) + "1" + new string('}', 500), Json);
            case "a number for the event":
                said["event"] = 7;
                return Event(said);
            case "an event of no kind":
                said["event"] = new JObject();
                return Event(said);
            case "an event that nobody knows":
                said["event"] = new JObject { ["type"] = "moon_landed", ["user"] = "U1" };
                return Event(said);
            case "a message of a stranger's workspace":
                said["team_id"] = "T0STRANGER";
                said.Remove("authorizations");
                return Event(said);
            case "a message without a user":
                ((JObject)said["event"]!).Remove("user");
                return Event(said);
            case "no payload":
                return http.Request("slack/interactions", "a=b", Form);
            case "a payload that is no JSON":
                return Interaction("hello");
            case "a press without an action":
                return Interaction(Press(coach, []).ToString());
            case "a press of a button that is not ours":
                return Interaction(Press(coach, new JObject { ["type"] = "button", ["action_id"] = "x", ["block_id"] = "y", ["value"] = "hello" }).ToString());
            case "a press for somebody else":
                return Interaction(Press(coach, new JObject { ["type"] = "button", ["action_id"] = "coach-0", ["block_id"] = "answers-0", ["value"] = "0123456789|c|q|yes" }).ToString());
            case "a submission without a view":
                return Interaction(new JObject { ["type"] = "view_submission", ["team"] = new JObject { ["id"] = Cast.Maya.Tenant }, ["user"] = new JObject { ["id"] = Cast.Maya.Id } }.ToString());
            case "a command without a user":
                return http.Request("slack/commands", $"team_id={Cast.Maya.Tenant}&command=%2Fcoach&text=help", Form);
            default:
                return new HttpRequestMessage(HttpMethod.Get, new Uri(coach.Url, "slack/events"));
        }
    }

    private static JObject Envelope(SlackServer coach, JObject inner) => new()
    {
        ["type"] = "event_callback",
        ["team_id"] = coach.Maya.Workspace.Id,
        ["event_id"] = $"Ev{Guid.NewGuid():N}",
        ["event"] = inner,
    };

    private static JObject Press(SlackServer coach, params JObject[] actions) => new()
    {
        ["type"] = "block_actions",
        ["team"] = new JObject { ["id"] = coach.Maya.Workspace.Id },
        ["user"] = new JObject { ["id"] = coach.Maya.Id },
        ["channel"] = new JObject { ["id"] = coach.Maya.Direct.Id },
        ["trigger_id"] = Guid.NewGuid().ToString("N"),
        ["actions"] = new JArray(actions.Cast<object>().ToArray()),
    };

    private static HttpRequestMessage Without(HttpRequestMessage request, string header)
    {
        request.Headers.Remove(header);
        return request;
    }

    private static HttpRequestMessage With(HttpRequestMessage request, string body, string contentType)
    {
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, contentType);
        return request;
    }

    public sealed class Server : IAsyncLifetime
    {
        public SlackServer Coach { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Coach = await SlackServer.StartAsync();
            await (await Coach.Maya.SayAsync("hello")).Completed;
        }

        public async Task DisposeAsync() => await Coach.DisposeAsync();
    }
}
