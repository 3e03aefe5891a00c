using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using CoachBot.Channels.Teams;
using CoachBot.Storage;
using CoachBot.Testing;
using CoachBot.Testing.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Teams;

/// <summary>The coach behind its Bot Framework endpoint on a real Kestrel, and in the same server a connector that takes its replies.</summary>
public sealed class TeamsServer : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coach-teams-").FullName;
    private readonly WebApplication app;
    private FakeTeams? teams;
    private int turns;

    private TeamsServer(string environment, Action<IServiceCollection>? configure, (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)).Append(new("COACH_DATA", folder)));
        builder.WebHost.UseUrls(builder.Configuration["urls"] ?? "http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.Services.AddCoach().AddTrained().AddStorage(builder.Configuration).AddTeams(builder.Configuration, builder.Environment);
        configure?.Invoke(builder.Services);
        app = builder.Build();
        app.Use(async (http, next) =>
        {
            await next(http);
            if (HttpMethods.IsPost(http.Request.Method) && http.Request.Path == TeamsEndpoint.Path)
                Interlocked.Increment(ref turns);
        });
        app.MapTeams();
        app.MapPost("/connector/{**rest}", TakeAsync);
    }

    /// <summary>What the coach sent, in order.</summary>
    public ConcurrentQueue<JObject> Sent { get; } = new();

    /// <summary>What the coach logged.</summary>
    public MemoryLog Log { get; } = new();

    /// <summary>The status that the connector answers with.</summary>
    public int ConnectorStatus { get; set; } = StatusCodes.Status201Created;

    /// <summary>How many activities the coach has taken.</summary>
    public int Turns => turns;

    public HttpClient Http { get; } = new();

    public string ServiceUrl => teams?.ServiceUrl ?? Http.BaseAddress + "connector";

    public IServiceProvider Services => app.Services;

    public static async Task<TeamsServer> StartAsync(
        string environment = "Development", Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings)
    {
        var server = new TeamsServer(environment, configure, settings);
        await server.app.StartAsync();
        server.Http.BaseAddress = new Uri(server.app.Urls.First() + "/");
        return server;
    }

    /// <summary>With credentials, and Microsoft's side played by the fake one.</summary>
    public static async Task<TeamsServer> StartAsync(FakeTeams teams, Action<IServiceCollection>? configure = null)
    {
        var server = await StartAsync("Development", configure, teams.Settings);
        server.teams = teams;
        return server;
    }

    /// <summary>A message as Teams would send it, Tom's if nobody is named; a new one unless it has an id.</summary>
    public JObject Message(string text, string? id = null, string from = "29:tom") => new()
    {
        ["type"] = "message",
        ["id"] = id ?? Guid.NewGuid().ToString("N"),
        ["channelId"] = "msteams",
        ["serviceUrl"] = ServiceUrl,
        ["from"] = new JObject { ["id"] = from },
        ["recipient"] = new JObject { ["id"] = "28:coach" },
        ["conversation"] = new JObject { ["id"] = "a:tom", ["tenantId"] = "tenant-denver" },
        ["text"] = text,
    };

    /// <param name="authorization">The header's values; none is none.</param>
    public Task<HttpResponseMessage> PostAsync(JObject activity, params string[] authorization) => PostAsync(activity.ToString(), "application/json", authorization);

    public async Task<HttpResponseMessage> PostAsync(string body, string contentType, params string[] authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/messages", UriKind.Relative)) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = contentType.Length == 0 ? null : MediaTypeHeaderValue.Parse(contentType);
        foreach (var header in authorization)
            request.Headers.TryAddWithoutValidation("Authorization", header);
        return await Http.SendAsync(request);
    }

    /// <summary>Everything that is stored of somebody, to see whether anything changed.</summary>
    public async Task<string> StoredAsync(string user = "29:tom")
    {
        var stored = await app.Services.GetRequiredService<ICasebookStore>().ReadAsync(new PersonKey("msteams", "tenant-denver", user), "", CancellationToken.None);
        return JToken.FromObject(stored).ToString();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        Sent.Enqueue(JObject.Parse(await reader.ReadToEndAsync()));
        return Results.Json(new { id = $"r{Sent.Count}" }, statusCode: ConnectorStatus);
    }
}

/// <summary>One server for the tests of a class, which follow each other: starting the coach takes seconds.</summary>
public sealed class TeamsServerFixture : IAsyncLifetime
{
    private TeamsServer? server;

    /// <summary>The server with nothing sent or logged yet.</summary>
    public TeamsServer Fresh()
    {
        server!.Sent.Clear();
        server.Log.Lines.Clear();
        return server;
    }

    public async Task InitializeAsync() => server = await TeamsServer.StartAsync();

    public async Task DisposeAsync() => await server!.DisposeAsync();
}
