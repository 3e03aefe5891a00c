using System.Globalization;
using System.Net;
using CoachBot.Testing.Slack.Api;
using CoachBot.Testing.Slack.Delivery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack;

/// <summary>
/// Slack's cloud for one app, on a loopback port: the Web API, OAuth, socket mode, and people in workspaces who do things. It
/// refuses what Slack refuses, in Slack's words, and its time is the clock that it is given.
/// </summary>
public sealed class FakeSlack : IAsyncDisposable
{
    private readonly List<SlackWorkspace> workspaces = [];
    private readonly List<SlackEnterprise> enterprises = [];
    private readonly List<ApiRecord> calls = [];
    private readonly WebApplication server;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long lastTs;
    private int ids;

    private FakeSlack(TimeProvider clock, SlackApp app)
    {
        Clock = clock;
        App = app;
        RateLimits = new SlackRateLimits(clock);
        Tokens = new SlackTokens(this);
        Triggers = new SlackTriggers(this);
        Consent = new SlackConsent(this);
        Uploads = new SlackUploads(this);
        Responses = new ResponseUrls(this);
        Events = new SlackEvents(this);
        Http = new HttpDelivery(this);
        Socket = new SlackSocket(this);
        server = Build();
    }

    public SlackApp App { get; }

    public TimeProvider Clock { get; }

    /// <summary>
    /// How long Slack waits for an app, and how long a trigger is good: 3 s. On a clock that hurries set it higher by as much, or a
    /// busy machine looks like a slow app.
    /// </summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>With a slash at the end.</summary>
    public Uri Url => new(server.Urls.First() + "/");

    /// <summary>What stands in for <c>https://slack.com/api/</c>.</summary>
    public Uri ApiUrl => new(Url, "api/");

    public SlackFaults Faults { get; } = new();

    /// <summary>Files that people share, by name; the app fetches them at <c>files/NAME</c> with its token.</summary>
    public Dictionary<string, byte[]> Shared { get; } = new(StringComparer.Ordinal);

    public SlackRateLimits RateLimits { get; }

    /// <summary>Socket mode; it is used instead of HTTP once the app has connected.</summary>
    public SlackSocket Socket { get; }

    /// <summary>Signed requests to the app's public address.</summary>
    public HttpDelivery Http { get; }

    /// <summary>Everything that was called, in order.</summary>
    public IReadOnlyList<ApiRecord> Calls
    {
        get
        {
            lock (Gate)
                return [.. calls];
        }
    }

    public IReadOnlyList<SlackWorkspace> Workspaces
    {
        get
        {
            lock (Gate)
                return [.. workspaces];
        }
    }

    /// <summary>What Slack sent the app, in order, with each attempt.</summary>
    public IReadOnlyList<SlackDelivery> Deliveries => Events.Sent;

    internal object Gate { get; } = new();

    internal SlackTokens Tokens { get; }

    internal SlackTriggers Triggers { get; }

    internal SlackConsent Consent { get; }

    internal SlackUploads Uploads { get; }

    internal ResponseUrls Responses { get; }

    internal SlackEvents Events { get; }

    public static async Task<FakeSlack> StartAsync(TimeProvider? clock = null, SlackApp? app = null)
    {
        var slack = new FakeSlack(clock ?? TimeProvider.System, app ?? new SlackApp());
        await slack.server.StartAsync();
        return slack;
    }

    /// <summary>The workspace with that id; made when first named.</summary>
    public SlackWorkspace Workspace(string id, string? name = null) => Workspace(id, name, null);

    /// <summary>An Enterprise Grid organisation; made when first named.</summary>
    public SlackEnterprise Enterprise(string id, string? name = null)
    {
        lock (Gate)
        {
            if (enterprises.Find(e => e.Id == id) is { } known)
                return known;
            var enterprise = new SlackEnterprise(this, id, name ?? id);
            enterprises.Add(enterprise);
            return enterprise;
        }
    }

    /// <summary>Waits, at most ten real seconds, until something is so; looked at after each change.</summary>
    public async Task UntilAsync(Func<bool> isSo, string what = "what was waited for")
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            Task next;
            lock (Gate)
                next = changed.Task;
            if (isSo())
                return;
            try
            {
                await next.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException e)
            {
                throw new TimeoutException($"Slack did not see {what} within ten seconds.", e);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Events.StopAsync();
        Http.Dispose();
        await Socket.StopAsync();
        await server.StopAsync(new CancellationToken(canceled: true));
        await server.DisposeAsync();
    }

    internal SlackWorkspace Workspace(string id, string? name, SlackEnterprise? enterprise)
    {
        lock (Gate)
        {
            if (workspaces.Find(w => w.Id == id) is { } known)
                return known;
            var workspace = new SlackWorkspace(this, id, name ?? id, enterprise);
            workspaces.Add(workspace);
            return workspace;
        }
    }

    internal string NewId(char kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}0{Interlocked.Increment(ref ids):X8}");

    /// <summary>A time stamp of a message, such as 1531420618.000200: unlike any other, and later than the last.</summary>
    internal string NewTs()
    {
        lock (Gate)
        {
            var now = (Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / 10;
            lastTs = Math.Max(now, lastTs + 100);
            return string.Create(CultureInfo.InvariantCulture, $"{lastTs / 1_000_000}.{lastTs % 1_000_000:D6}");
        }
    }

    internal void Record(ApiRecord record)
    {
        calls.Add(record);
        Changed();
    }

    internal void Changed()
    {
        lock (Gate)
        {
            var done = changed;
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            done.TrySetResult();
        }
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var api = new ApiServer(this);
        app.UseWebSockets();
        app.Map("/api/{method}", (HttpContext http, string method) => api.AnswerAsync(http, method));
        app.MapPost("/upload/v1/{secret}", UploadAsync);
        app.MapGet("/files/{name}", (HttpRequest request, string name) =>
            request.Headers.Authorization.ToString().StartsWith("Bearer xoxb-", StringComparison.Ordinal) && Shared.TryGetValue(name, out var file) ? Results.Bytes(file) : Results.NotFound());
        app.MapPost("/response/{id}", Responses.AnswerAsync);
        app.Map("/link", Socket.ConnectAsync);
        return app;
    }

    private async Task<IResult> UploadAsync(HttpRequest request, string secret)
    {
        using var content = new MemoryStream();
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            await form.Files[0].CopyToAsync(content);
        }
        else
        {
            await request.Body.CopyToAsync(content);
        }
        return Uploads.Take(secret, content.ToArray())
            ? Results.Text(string.Create(CultureInfo.InvariantCulture, $"OK - {content.Length}"))
            : Results.Text("failed", statusCode: 400);
    }
}

/// <summary>A call of the Web API; <paramref name="Answer"/> is null when the server failed before it looked.</summary>
public sealed record ApiRecord(string Method, JObject Arguments, JObject? Answer, int Status, DateTimeOffset At)
{
    public bool IsOk => (bool?)Answer?["ok"] ?? false;

    public string? Error => (string?)Answer?["error"];
}
