using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Newtonsoft.Json.Linq;

namespace StandIns.Tests.BotBuilder;

/// <summary>The channel's side: writes down every call, and answers with an id or with <see cref="Status"/>.</summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    private LoopbackServer? _server;

    public ConcurrentQueue<Call> Calls { get; } = new();

    public int Status { get; set; } = 201;

    public string Url => _server!.Url;

    public static async Task<FakeConnector> StartAsync()
    {
        var connector = new FakeConnector();
        connector._server = await LoopbackServer.StartAsync(app => app.Run(connector.AnswerAsync));
        return connector;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        Calls.Enqueue(new Call(
            http.Request.Method,
            http.Features.Get<IHttpRequestFeature>()!.RawTarget,
            body.Length == 0 ? null : JObject.Parse(body),
            http.Request.Headers.Authorization.ToString()));

        http.Response.StatusCode = Status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(Status < 300
            ? $$"""{"id":"sent-{{Calls.Count}}"}"""
            : """{"error":{"code":"ConversationBlockedByUser","message":"blocked"}}""");
    }

    internal sealed record Call(string Method, string Target, JObject? Body, string Authorization);
}
