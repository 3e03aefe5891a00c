using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack.Delivery;

/// <summary>Signed requests to the app. An event that is not answered with 200 within 3 s comes again: at once, after a minute, after five.</summary>
public sealed class HttpDelivery : IDisposable
{
    private static readonly TimeSpan[] Waits = [TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    private readonly FakeSlack slack;
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };

    internal HttpDelivery(FakeSlack slack) => this.slack = slack;

    /// <summary>The app's address, with a slash at the end; null while it has none.</summary>
    public Uri? App { get; set; }

    public string EventsPath { get; set; } = "slack/events";

    public string InteractionsPath { get; set; } = "slack/interactions";

    public string CommandsPath { get; set; } = "slack/commands";

    /// <summary>A request as Slack would send it, for tests that change something about it before they send it themselves.</summary>
    public HttpRequestMessage Request(string path, string body, string contentType = "application/json", DateTimeOffset? at = null, string? secret = null)
    {
        var timestamp = (at ?? slack.Clock.GetUtcNow()).ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(App ?? throw new InvalidOperationException("Set FakeSlack.Http.App to the app's address."), path))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.UserAgent.ParseAdd("Slackbot/1.0 (+https://api.slack.com/robots)");
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("X-Slack-Signature", SlackSigner.Of(secret ?? slack.App.SigningSecret, timestamp, body));
        return request;
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => client.SendAsync(request);

    /// <summary>Slack's check of an events address: true when the challenge comes back within 3 s.</summary>
    public async Task<bool> VerifyUrlAsync()
    {
        var challenge = SlackApp.Secret();
        var body = new JObject { ["token"] = slack.App.VerificationToken, ["challenge"] = challenge, ["type"] = "url_verification" };
        var attempt = await TryAsync(() => Request(EventsPath, body.ToString(Formatting.None)), 0, null);
        return attempt.Failure is null && attempt.Body.Contains(challenge, StringComparison.Ordinal);
    }

    /// <summary>An event's body as it goes over the wire.</summary>
    public static string Form(JObject payload) => "payload=" + WebUtility.UrlEncode(payload.ToString(Formatting.None));

    public void Dispose() => client.Dispose();

    internal async Task EventAsync(SlackDelivery delivery, CancellationToken stopping)
    {
        var body = delivery.Payload.ToString(Formatting.None);
        string? reason = null;
        for (var retry = 0; retry < Waits.Length; retry++)
        {
            if (Waits[retry] > TimeSpan.Zero)
            {
                var wait = Task.Delay(Waits[retry], slack.Clock, stopping);
                delivery.WaitsForTheClock();
                await wait;
            }
            var attempt = await TryAsync(() => Request(EventsPath, body), retry, reason);
            delivery.Add(attempt);
            slack.Changed();
            if (attempt.Failure is null)
            {
                delivery.Acknowledge(attempt.Body);
                return;
            }
            reason = attempt.Failure;
            if (reason == NoRetry)
                break;
        }
        delivery.Complete();
    }

    /// <summary>Interactions and commands come once.</summary>
    internal async Task OnceAsync(SlackDelivery delivery, string path, string form)
    {
        var attempt = await TryAsync(() => Request(path, form, "application/x-www-form-urlencoded"), 0, null);
        delivery.Add(attempt);
        if (attempt.Failure is null)
            delivery.Acknowledge(attempt.Body);
        else
            delivery.Complete();
    }

    private const string NoRetry = "no_retry";

    private async Task<SlackAttempt> TryAsync(Func<HttpRequestMessage> make, int retry, string? reason)
    {
        using var request = make();
        if (retry > 0)
        {
            request.Headers.Add("X-Slack-Retry-Num", retry.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("X-Slack-Retry-Reason", reason);
        }
        using var patience = new CancellationTokenSource(slack.Patience, slack.Clock);
        try
        {
            using var response = await client.SendAsync(request, patience.Token);
            var body = await response.Content.ReadAsStringAsync(patience.Token);
            var refused = response.Headers.TryGetValues("X-Slack-No-Retry", out var values) && values.Contains("1");
            return new SlackAttempt(retry, reason, (int)response.StatusCode, body, response.IsSuccessStatusCode ? null : refused ? NoRetry : "http_error");
        }
        catch (OperationCanceledException)
        {
            return new SlackAttempt(retry, reason, null, "", "http_timeout");
        }
        catch (HttpRequestException)
        {
            return new SlackAttempt(retry, reason, null, "", "connection_failed");
        }
    }
}
