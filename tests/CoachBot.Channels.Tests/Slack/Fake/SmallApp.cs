using System.Collections.Concurrent;
using System.Net;
using CoachBot.Testing.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Slack.Fake;

/// <summary>The least that Slack can talk to: keeps what arrives and answers what it is told.</summary>
internal sealed class SmallApp : IAsyncDisposable
{
    private readonly WebApplication server;

    private SmallApp()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.MapPost("/slack/{kind}", TakeAsync);
    }

    public ConcurrentQueue<Arrival> Arrived { get; } = new();

    public Func<Arrival, Task<IResult>> Answer { get; set; } = _ => Task.FromResult(Results.Ok());

    public static async Task<SmallApp> StartAsync(FakeSlack slack)
    {
        var app = new SmallApp();
        await app.server.StartAsync();
        slack.Http.App = new Uri(app.server.Urls.First() + "/");
        return app;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request, string kind)
    {
        using var reader = new StreamReader(request.Body);
        var arrival = new Arrival(kind, await reader.ReadToEndAsync(), request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        Arrived.Enqueue(arrival);
        return await Answer(arrival);
    }
}

internal sealed record Arrival(string Kind, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JObject Json => JObject.Parse(Kind == "interactions" ? WebUtility.UrlDecode(Body["payload=".Length..]) : Body);

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
