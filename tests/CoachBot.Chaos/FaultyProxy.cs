using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace CoachBot.Chaos;

/// <summary>Stands before a table service and lets some requests fail, before or after they took effect.</summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    /// <summary>Longer than the coach waits for one request.</summary>
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(5);

    private readonly HttpClient service = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });
    private readonly WebApplication app;
    private readonly Uri target;
    private readonly Random random;
    private readonly Lock drawing = new();

    private FaultyProxy(int targetPort, int seed)
    {
        target = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{targetPort}"));
        random = new Random(seed);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        app = builder.Build();
        app.Run(PassAsync);
    }

    public int Port { get; private set; }

    /// <summary>Of all requests, how many fail: 0 to 1.</summary>
    public double Rate { get; set; }

    /// <summary>How often each fault was made.</summary>
    public ConcurrentDictionary<Fault, int> Made { get; } = new();

    public static async Task<FaultyProxy> StartAsync(int targetPort, int seed)
    {
        var proxy = new FaultyProxy(targetPort, seed);
        await proxy.app.StartAsync();
        proxy.Port = new Uri(proxy.app.Urls.First()).Port;
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        service.Dispose();
    }

    private async Task PassAsync(HttpContext http)
    {
        var fault = Draw(http.Request.Path.Value!.EndsWith("$batch", StringComparison.Ordinal));
        if (fault is { } made)
            Made.AddOrUpdate(made, 1, (_, count) => count + 1);
        switch (fault)
        {
            case Fault.Status412 or Fault.Status429 or Fault.Status500 or Fault.Status503:
                Refuse(http, (int)fault.Value);
                break;
            case Fault.NoAnswer:
                await Task.Delay(TooLong, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                http.Abort();
                break;
            case Fault.AppliedThenDropped:
                using (await ForwardAsync(http))
                    http.Abort();
                break;
            case Fault.AppliedThenNoAnswer:
                using (await ForwardAsync(http))
                    await Task.Delay(TooLong, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                http.Abort();
                break;
            case Fault.AppliedThen500:
                using (await ForwardAsync(http))
                    Refuse(http, StatusCodes.Status500InternalServerError);
                break;
            default:
                using (var answer = await ForwardAsync(http))
                    await AnswerAsync(http, answer);
                break;
        }
    }

    private Fault? Draw(bool isCommit)
    {
        lock (drawing)
        {
            if (random.NextDouble() >= Rate)
                return null;

            // Waiting is rarer than refusing, or the run would be spent on it. Only a commit is refused for a version.
            return random.Next(20) switch
            {
                < 3 => isCommit ? Fault.Status412 : Fault.Status503,
                < 6 => Fault.Status429,
                < 9 => Fault.Status500,
                < 12 => Fault.Status503,
                < 16 => Fault.AppliedThenDropped,
                < 18 => Fault.AppliedThen500,
                < 19 => Fault.AppliedThenNoAnswer,
                _ => Fault.NoAnswer,
            };
        }
    }

    private static void Refuse(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Response.Headers["x-ms-error-code"] = "InjectedFault";
    }

    private async Task<HttpResponseMessage> ForwardAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, CancellationToken.None);
        var rawTarget = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget; // as it was signed
        using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), new Uri(target, rawTarget));
        if (body.Length > 0)
            request.Content = new ByteArrayContent(body.ToArray());
        foreach (var (name, values) in http.Request.Headers.Where(header => header.Key is not ("Host" or "Content-Length" or "Connection")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }
        return await service.SendAsync(request, CancellationToken.None);
    }

    private static async Task AnswerAsync(HttpContext http, HttpResponseMessage answer)
    {
        http.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Transfer-Encoding" or "Connection" or "Keep-Alive")))
            http.Response.Headers[name] = values.ToArray();
        if (http.Response.StatusCode != StatusCodes.Status204NoContent)
            await answer.Content.CopyToAsync(http.Response.Body);
    }
}

/// <summary>What goes wrong with a request.</summary>
internal enum Fault
{
    Status412 = 412,
    Status429 = 429,
    Status500 = 500,
    Status503 = 503,
    NoAnswer = 1000,
    AppliedThenDropped,
    AppliedThenNoAnswer,
    AppliedThen500,
}
