using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SlackNet;
using StandIns.Tests.BotBuilder;

namespace StandIns.Tests.Slack;

/// <summary>Slack's side on a loopback port: writes down every call, and gives the answers that were put there, one after another.</summary>
internal sealed class SlackServer : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private LoopbackServer? _server;

    public ConcurrentQueue<Call> Calls { get; } = new();

    /// <summary>When it is empty, <c>{"ok":true}</c>.</summary>
    public ConcurrentQueue<Answer> Answers { get; } = new();

    public string Url => _server!.Url;

    public static async Task<SlackServer> StartAsync(params string[] answers)
    {
        var server = new SlackServer();
        foreach (var answer in answers)
            server.Answers.Enqueue(new Answer(answer));
        server._server = await LoopbackServer.StartAsync(app => app.Run(server.AnswerAsync));
        return server;
    }

    public SlackApiClient Client(string token = "xoxb-1", bool patient = false)
    {
        var json = Default.JsonSettings();
        return new SlackApiClient(Default.Http(json, () => _http), new Here(Default.UrlBuilder(json), Url), json, token) { DisableRetryOnRateLimit = !patient };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server!.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        Calls.Enqueue(new Call(
            http.Request.Method,
            http.Features.Get<IHttpRequestFeature>()!.RawTarget,
            http.Request.ContentType,
            http.Request.Headers.Authorization.ToString(),
            await reader.ReadToEndAsync()));
        var answer = Answers.TryDequeue(out var next) ? next : new Answer("""{"ok":true}""");
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.ContentType;
        if (answer.RetryAfter is not null)
            http.Response.Headers.RetryAfter = answer.RetryAfter;
        await http.Response.WriteAsync(answer.Body.Replace("{here}", Url, StringComparison.Ordinal));
    }

    internal sealed record Call(string Method, string Target, string? ContentType, string Authorization, string Body);

    internal sealed record Answer(string Body, int Status = 200, string ContentType = "application/json; charset=utf-8", string? RetryAfter = null);

    private sealed class Here(ISlackUrlBuilder official, string url) : ISlackUrlBuilder
    {
        public string Url(string apiMethod, Dictionary<string, object> args) =>
            official.Url(apiMethod, args).Replace("https://slack.com", url, StringComparison.Ordinal);
    }
}
