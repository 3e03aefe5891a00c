using CoachBot.Channels.Slack;
using CoachBot.Storage;
using CoachBot.Testing;
using CoachBot.Testing.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Slack;

/// <summary>The coach on a real Kestrel with Slack's double beside it, by HTTP or in socket mode, for one workspace or for any.</summary>
public sealed class SlackServer : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coach-slack-").FullName;
    private readonly bool ownsAll;
    private readonly WebApplication app;

    private SlackServer(FakeSlack slack, TimeProvider clock, SlackWay way, string? token, string? folder, string? account, Action<IServiceCollection>? configure)
    {
        (Slack, ownsAll) = (slack, folder is null);
        this.folder = folder ?? this.folder;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(SettingsOf(slack, way, token).Append(new("COACH_DATA", this.folder)).Append(new("Storage:ConnectionString", account)));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddSingleton(clock);
        builder.Services.AddCoach().AddTrained().AddStorage(builder.Configuration).AddSlack(builder.Configuration, builder.Environment);
        configure?.Invoke(builder.Services);
        app = builder.Build();
        app.MapSlack();
    }

    public FakeSlack Slack { get; }

    public MemoryLog Log { get; } = new();

    public Uri Url => new(app.Urls.First() + "/");

    public IServiceProvider Services => app.Services;

    /// <summary>Starts Slack and the coach, installed in Maya's workspace.</summary>
    public static async Task<SlackServer> StartAsync(SlackWay way = SlackWay.Http, TimeProvider? clock = null, SlackApp? settings = null, Action<IServiceCollection>? configure = null)
    {
        clock ??= new HurriedClock();
        var slack = await FakeSlack.StartAsync(clock, settings ?? Default);
        var token = way == SlackWay.Installs ? null : slack.Workspace(Cast.Maya.Tenant, "London").Install();
        return await StartAsync(slack, clock, way, token, null, configure: configure);
    }

    /// <summary>One more process of the coach, with the same Slack and the same store if a folder is given.</summary>
    /// <param name="account">The connection string of a storage account to use instead of SQLite.</param>
    public static async Task<SlackServer> StartAsync(
        FakeSlack slack, TimeProvider clock, SlackWay way, string? token, string? folder, string? account = null, Action<IServiceCollection>? configure = null)
    {
        slack.Patience = TimeSpan.FromSeconds(15);
        var server = new SlackServer(slack, clock, way, token, folder, account, configure);
        await server.app.StartAsync();
        slack.Http.App = server.Url;
        if (way == SlackWay.Socket)
            await slack.Socket.ConnectedAsync();
        if (token is not null)
            await WarmUpAsync(slack);
        return server;
    }

    /// <summary>The first turn of a process compiles and trains for longer than Slack waits; nobody in a test is that first one.</summary>
    private static async Task WarmUpAsync(FakeSlack slack)
    {
        var first = slack.Workspace(Cast.Maya.Tenant).Person("First");
        await first.SayAsync("hello");
        await first.SeesAsync("this workspace");
    }

    /// <summary>The scopes that the coach asks for, and nothing more.</summary>
    public static SlackApp Default { get; } = new() { Scopes = SlackOAuth.Scopes.Split(',') };

    public SlackPerson Person(CastMember member) => Slack.Workspace(member.Tenant).Person(member.Name, member.Zone, member.Id);

    public SlackPerson Maya => Person(Cast.Maya);

    /// <summary>Sends an event that nobody would do by hand, signed as Slack signs.</summary>
    public async Task<HttpResponseMessage> PostEventAsync(SlackPerson from, JObject inner, string? eventId = null, (int Num, string Reason)? retry = null)
    {
        var envelope = new JObject
        {
            ["type"] = "event_callback",
            ["team_id"] = from.Workspace.Id,
            ["api_app_id"] = Slack.App.Id,
            ["event_id"] = eventId ?? $"Ev{Guid.NewGuid():N}",
            ["event"] = inner,
        };
        using var request = Slack.Http.Request("slack/events", envelope.ToString());
        if (retry is { } again)
        {
            request.Headers.Add("X-Slack-Retry-Num", again.Num.ToString(System.Globalization.CultureInfo.InvariantCulture));
            request.Headers.Add("X-Slack-Retry-Reason", again.Reason);
        }
        return await Slack.Http.SendAsync(request);
    }

    /// <summary>Everything that is stored of somebody, to see whether anything changed.</summary>
    public async Task<string> StoredAsync(CastMember member)
    {
        var rows = await Services.GetRequiredService<ICasebookStore>().ReadAsync(new PersonKey("slack", member.Tenant, member.Id), "", CancellationToken.None);
        return string.Join('\n', rows.Select(r => r.Key + r.Json));
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (!ownsAll)
            return;
        await Slack.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<KeyValuePair<string, string?>> SettingsOf(FakeSlack slack, SlackWay way, string? token)
    {
        yield return new("Slack:ApiUrl", slack.ApiUrl.ToString());
        if (way != SlackWay.Socket)
            yield return new("Slack:SigningSecret", slack.App.SigningSecret);
        if (way == SlackWay.Socket)
            yield return new("Slack:AppToken", slack.App.AppToken);
        if (way == SlackWay.Installs)
        {
            yield return new("Slack:ClientId", slack.App.ClientId);
            yield return new("Slack:ClientSecret", slack.App.ClientSecret);
        }
        else
        {
            yield return new("Slack:BotToken", token);
        }
    }
}

/// <summary>How Slack and the coach talk.</summary>
public enum SlackWay
{
    Http,
    Socket,
    Installs,
}
