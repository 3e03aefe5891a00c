using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace CoachBot.Chaos;

/// <summary>The Bot Framework's side of the replies: takes each and keeps when it came, from which host, and what it says.</summary>
internal sealed partial class Connector : IAsyncDisposable
{
    private readonly WebApplication app;
    private string address = "";

    private Connector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/{host}/v3/conversations/{**rest}", TakeAsync);
    }

    public ConcurrentQueue<Reply> Replies { get; } = new();

    /// <summary>What else the coach said, such as that something went wrong.</summary>
    public ConcurrentQueue<string> Others { get; } = new();

    public static async Task<Connector> StartAsync()
    {
        var connector = new Connector();
        await connector.app.StartAsync();
        connector.address = connector.app.Urls.First();
        return connector;
    }

    public string ServiceUrlFor(HostUnderFire host) => $"{address}/{host.Name}/";

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request, string host)
    {
        using var reader = new StreamReader(request.Body);
        var activity = JObject.Parse(await reader.ReadToEndAsync());
        if ((string?)activity["type"] == "message")
        {
            var text = (string?)activity["text"] ?? "";
            if (Counted().Match(text) is { Success: true } counted)
                Replies.Enqueue(new Reply(counted.Groups[1].Value, int.Parse(counted.Groups[2].Value, CultureInfo.InvariantCulture), host, Stopwatch.GetTimestamp()));
            else
                Others.Enqueue(text);
        }
        return Results.Json(new { id = Guid.NewGuid().ToString("N") }, statusCode: StatusCodes.Status201Created);
    }

    [GeneratedRegex(@"(\w+) is number (\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Counted();
}

/// <summary>One reply as it arrived.</summary>
/// <param name="Word">The word that it answers.</param>
/// <param name="Number">The number that the coach gave it.</param>
/// <param name="Host">The host that sent it.</param>
/// <param name="At">When it came, in <see cref="Stopwatch"/> ticks.</param>
internal sealed record Reply(string Word, int Number, string Host, long At);
