using System.Collections.Concurrent;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoachBot.Chaos.Reminders;

/// <summary>Takes what the host processes send and shows it on the phones; now and then its answer is lost.</summary>
internal sealed class Exchange : IAsyncDisposable
{
    private const double LostAnswerRate = 0.01;

    private readonly Phones phones;
    private readonly IReadOnlyList<HostUnderFire> hosts;
    private readonly ConcurrentDictionary<int, ILife> lives = new();
    private readonly WebApplication app;

    private Exchange(Phones phones, IReadOnlyList<HostUnderFire> hosts)
    {
        (this.phones, this.hosts) = (phones, hosts);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/", TakeAsync);
    }

    public Uri Url => new(app.Urls.First());

    /// <param name="hosts">Those that will send; they may be added later.</param>
    public static async Task<Exchange> StartAsync(Phones phones, IReadOnlyList<HostUnderFire> hosts)
    {
        var exchange = new Exchange(phones, hosts);
        await exchange.app.StartAsync();
        return exchange;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        var call = (await http.Request.ReadFromJsonAsync<Call>())!;
        var isAnswerLost = Random.Shared.NextDouble() < LostAnswerRate;
        phones.Show(call.User, call.Text, lives.GetOrAdd(call.Process, id => new ProcessLife(id, hosts)), isAnswerLost);
        if (isAnswerLost)
            http.Abort();
    }

    private sealed class ProcessLife(int id, IReadOnlyList<HostUnderFire> hosts) : ILife
    {
        public bool IsAlive => !hosts.Any(host => host.Dead.ContainsKey(id));
    }
}
