using System.Net;
using CoachBot.Testing;
using CoachBot.Testing.Teams;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Teams;

/// <summary>The coach on the real endpoint, with Microsoft's side beside it and a clock that can skip; for the tests of a class.</summary>
public sealed class TeamsTalks : IAsyncLifetime
{
    private readonly HurriedClock clock = new();
    private FakeTeams? teams;
    private TeamsServer? server;

    /// <summary>Somebody whom the coach does not know yet.</summary>
    public TeamsTalk Meet() => new(teams!, server!, clock);

    public async Task InitializeAsync()
    {
        teams = await FakeTeams.StartAsync(clock);
        server = await TeamsServer.StartAsync(teams, services => services.AddSingleton<TimeProvider>(clock));
    }

    public async Task DisposeAsync()
    {
        await server!.DisposeAsync();
        await teams!.DisposeAsync();
    }
}

/// <summary>One person's talk with the coach.</summary>
public sealed class TeamsTalk(FakeTeams teams, TeamsServer server, HurriedClock clock)
{
    private readonly string conversation = "a:" + Guid.NewGuid().ToString("N");

    /// <summary>The person's id in Teams.</summary>
    public string Person { get; } = "29:" + Guid.NewGuid().ToString("N");

    /// <summary>Every request to the person's conversation so far.</summary>
    public IReadOnlyList<ConnectorCall> Calls => [.. teams.Connector.Calls.Where(c => c.Path.Contains(conversation, StringComparison.Ordinal))];

    /// <summary>Every message of the coach's so far.</summary>
    public IReadOnlyList<ConnectorCall> Messages => [.. Calls.Where(c => c is { WasTaken: true, Method: "POST" } && (string?)c.Body?["type"] == "message")];

    /// <summary>Everything that is stored of the person.</summary>
    public Task<string> StoredAsync() => server.StoredAsync(Person);

    /// <summary>The latest card.</summary>
    public JObject Card => Messages.Select(m => m.Body!.SelectToken("attachments[0].content") as JObject).OfType<JObject>().Last();

    /// <returns>What the coach answered, its text or its card's.</returns>
    public async Task<string> SayAsync(params string[] texts)
    {
        var before = Messages.Count;
        foreach (var text in texts)
        {
            before = Messages.Count;
            await PostAsync(server.Message(text, from: Person));
        }
        return string.Join('\n', Messages.Skip(before).Select(m => m.Words));
    }

    /// <summary>Sends an activity of another type than a message.</summary>
    public Task<JToken> SendAsync(string type, Action<JObject> change)
    {
        var activity = server.Message("", from: Person);
        activity.Remove("text");
        activity["type"] = type;
        change(activity);
        return PostAsync(activity);
    }

    public Task<JToken> InstallAsync(string action) => SendAsync("installationUpdate", a => a["action"] = action);

    /// <summary>Presses a button of a card, as a submit does.</summary>
    public async Task PressAsync(JObject card, string label)
    {
        var activity = server.Message("", from: Person);
        activity["value"] = card["actions"]!.Single(a => (string?)a["title"] == label)["data"]!.DeepClone();
        await PostAsync(activity);
    }

    /// <summary>Looks at a card again, as Teams does by itself.</summary>
    /// <returns>The card that is shown instead, or null.</returns>
    public async Task<JObject?> LookAsync(JObject card)
    {
        var action = (JObject)card.SelectToken("refresh.action")!.DeepClone();
        var answer = await SendAsync("invoke", a =>
        {
            a["name"] = "adaptiveCard/action";
            a["value"] = new JObject { ["action"] = action, ["trigger"] = "automatic" };
        });
        ((int?)answer["statusCode"]).ShouldBe(200);
        return answer["value"] as JObject;
    }

    /// <summary>Time passes half an hour at a time, and whatever is due comes.</summary>
    /// <returns>What the coach said meanwhile.</returns>
    public async Task<IReadOnlyList<ConnectorCall>> PassAsync(TimeSpan time)
    {
        var before = Messages.Count;
        for (var step = TimeSpan.FromMinutes(30); time > TimeSpan.Zero; time -= step)
        {
            clock.Skip(time < step ? time : step);
            await server.Services.GetRequiredService<ReminderWorker>().DrainAsync(CancellationToken.None);
        }
        return [.. Messages.Skip(before)];
    }

    public async Task<Casebook> CasebookAsync() => await Casebook.OpenAsync(
        server.Services.GetRequiredService<ICasebookStore>(), new PersonKey("msteams", "tenant-denver", Person), clock.GetUtcNow(), CancellationToken.None);

    private async Task<JToken> PostAsync(JObject activity)
    {
        activity["conversation"]!["id"] = conversation;
        activity["localTimezone"] = "America/Denver";
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        using var answer = await server.PostAsync(activity, teams.Tokens.Bearer(server.ServiceUrl, claims => (claims["nbf"], claims["exp"]) = (now - 60, now + 3600)));
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        return body.Length == 0 ? JValue.CreateNull() : JToken.Parse(body);
    }
}
