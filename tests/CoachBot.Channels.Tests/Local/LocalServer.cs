using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using CoachBot.Channels.Local;
using CoachBot.Storage;
using CoachBot.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Local;

/// <summary>The local channel with the whole coach behind it, on Kestrel on a free loopback port; it can be restarted.</summary>
public sealed class LocalServer : IAsyncLifetime, IAsyncDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("coach-local-").FullName;
    private WebApplication? app;

    public HttpClient Http { get; private set; } = new();

    public IServiceProvider Services => app!.Services;

    public static async Task<LocalServer> StartAsync()
    {
        var server = new LocalServer();
        await server.StartAgainAsync();
        return server;
    }

    public async Task StartAgainAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection([new("COACH_DATA", data)]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddCoach().AddTrained();
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddLocal(data);
        app = builder.Build();
        app.MapLocal();
        await app.StartAsync();
        Http.Dispose();
        Http = NewClient();
    }

    public HttpClient NewClient() => new() { BaseAddress = new Uri(app!.Urls.Single()) };

    /// <summary>Begins a conversation, as a browser on its first visit does.</summary>
    public async Task<Visit> BeginAsync()
    {
        using var answer = await Http.PostAsync("/v3/directline/conversations", null);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created);
        var begun = JObject.Parse(await answer.Content.ReadAsStringAsync());
        return new Visit((string)begun["conversationId"]!, (string)begun["token"]!, (string)begun["streamUrl"]!);
    }

    public Task<HttpResponseMessage> SendAsync(Visit visit, HttpMethod method, string path, string? json = null, string type = "application/json")
    {
        var request = new HttpRequestMessage(method, $"/v3/directline/conversations/{visit.Id}{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", visit.Token);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, type);
        return Http.SendAsync(request);
    }

    public async Task<string> SayAsync(Visit visit, string text, string? clientId = null)
    {
        var activity = new JObject { ["type"] = "message", ["text"] = text, ["channelData"] = new JObject { ["clientActivityID"] = clientId ?? Guid.NewGuid().ToString() } };
        using var answer = await SendAsync(visit, HttpMethod.Post, "/activities", activity.ToString());
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        return (string)JObject.Parse(await answer.Content.ReadAsStringAsync())["id"]!;
    }

    public async Task<(IReadOnlyList<JObject> Activities, string Watermark)> PollAsync(Visit visit, string watermark = "")
    {
        using var answer = await SendAsync(visit, HttpMethod.Get, "/activities?watermark=" + watermark);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        var frame = JObject.Parse(await answer.Content.ReadAsStringAsync());
        return (frame["activities"]!.Cast<JObject>().ToList(), (string)frame["watermark"]!);
    }

    Task IAsyncLifetime.InitializeAsync() => StartAgainAsync();

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (app is not null)
            await app.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}

/// <summary>What a browser keeps.</summary>
public sealed record Visit(string Id, string Token, string StreamUrl);
