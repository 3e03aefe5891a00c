using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace CoachBot.Chaos;

/// <summary>The Bot Framework's side of the replies: takes each and keeps when it came, from which process, and what it says.</summary>
internal sealed class Connector : IAsyncDisposable
{
    private readonly WebApplication app;

    private Connector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/v3/conversations/{**rest}", TakeAsync);
    }

    public ConcurrentQueue<Reply> Replies { get; } = new();

    /// <summary>What else the coach said, such as that something went wrong.</summary>
    public ConcurrentQueue<string> Others { get; } = new();

    public static async Task<Connector> StartAsync()
    {
        var connector = new Connector();
        await connector.app.StartAsync();
        return connector;
    }

    public string ServiceUrl => app.Urls.First() + "/";

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var activity = JObject.Parse(await reader.ReadToEndAsync());
        if ((string?)activity["type"] == "message")
        {
            var text = (string?)activity["text"] ?? "";
            if (Reply.Read(text) is { } reply)
                Replies.Enqueue(reply);
            else
                Others.Enqueue(text);
        }
        return Results.Json(new { id = Guid.NewGuid().ToString("N") }, statusCode: StatusCodes.Status201Created);
    }
}
