using CoachBot.Testing;
using CoachBot.Testing.Slack;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Slack.Fake;

/// <summary>Slack's own socket-mode client and installer take FakeSlack for Slack.</summary>
public sealed class OfficialSocketTests : IAsyncLifetime
{
    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private FakeSlack slack = null!;
    private SlackWorkspace london = null!;
    private SlackPerson maya = null!;

    public async Task InitializeAsync()
    {
        slack = await FakeSlack.StartAsync(clock, new SlackApp { RotatesTokens = true });
        london = slack.Workspace("T0LONDON", "London");
        maya = london.Person("Maya");
    }

    public async Task DisposeAsync() => await slack.DisposeAsync();

    [SkippableFact]
    public async Task Envelopes_arrive_and_are_acknowledged()
    {
        london.Install();
        await using var client = await ConnectAsync();

        var said = await maya.SayAsync("by socket");
        said.IsAcknowledged.ShouldBeTrue();
        var heard = await client.ReadAsync();
        (heard["type"]!.Value<string>(), heard["text"]!.Value<string>()).ShouldBe(("events_api", "by socket"));

        await maya.CommandAsync("/coach", "help");
        (await client.ReadAsync())["accepts_response_payload"]!.Value<bool>().ShouldBeTrue();
        maya.Messages.Single().Text.ShouldBe("by socket");
    }

    [SkippableFact]
    public async Task What_is_not_acknowledged_comes_again_with_the_same_id_over_a_new_connection()
    {
        london.Install();
        await using var client = await ConnectAsync();
        await client.AskAsync("hold");
        var saying = maya.SayAsync("are you there?");
        var first = await client.ReadAsync();

        await client.AskAsync("go on");
        await slack.Socket.DisconnectAsync();
        JObject[] heard = [await client.ReadAsync(), await client.ReadAsync()];

        // The client tells of the connection when it comes to it, which may be after what came by it.
        heard.Count(h => (bool?)h["connected"] == true).ShouldBe(1);
        heard.Single(h => h["envelope_id"] is not null)["envelope_id"]!.Value<string>().ShouldBe(first["envelope_id"]!.Value<string>());
        (await saying).IsAcknowledged.ShouldBeTrue();
        slack.Socket.Unacknowledged.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_warning_makes_the_client_reconnect_and_a_wrong_app_token_does_not_connect()
    {
        await using var client = await ConnectAsync();
        await slack.Socket.WarnAsync();
        (await client.ReadAsync())["connected"]!.Value<bool>().ShouldBeTrue();

        await using var stranger = OfficialClient.Start("socket", new JObject { ["api"] = slack.ApiUrl.AbsoluteUri, ["appToken"] = "xapp-1-nobody" });
        (await Should.ThrowAsync<InvalidOperationException>(stranger.ReadAsync)).Message.ShouldContain("invalid_auth");
    }

    [SkippableFact]
    public async Task The_official_installer_installs()
    {
        OfficialClient.RequireOrSkip();
        await using var client = OfficialClient.Start("install", new JObject
        {
            ["api"] = slack.ApiUrl.AbsoluteUri,
            ["authorize"] = new Uri(slack.Url, "oauth/v2/authorize").AbsoluteUri,
            ["scopes"] = new JArray("chat:write", "im:history"),
            ["installer"] = new JObject { ["clientId"] = slack.App.ClientId, ["clientSecret"] = slack.App.ClientSecret, ["stateSecret"] = "a secret of the installer's", ["directInstall"] = true },
        });
        var app = new Uri($"http://127.0.0.1:{(await client.ReadAsync())["port"]}/");

        using var installed = await maya.Browser.InstallAsync(new Uri(app, "slack/install"));
        (await installed.Content.ReadAsStringAsync()).ShouldBe("installed");
        var installation = await client.ReadAsync();
        (installation.SelectToken("team.id")!.Value<string>(), installation.SelectToken("bot.scopes")!.Values<string>().ToList().Count).ShouldBe(("T0LONDON", 2));
        london.IsInstalled.ShouldBeTrue();

        using var used = await maya.Browser.GetAsync(new Uri(app, "slack/oauth?code=1.2&state=forged"));
        used.IsSuccessStatusCode.ShouldBeFalse();
        (await client.ReadAsync())["failure"]!.Value<string>().ShouldStartWith("slack_oauth_");
    }

    private async Task<OfficialClient> ConnectAsync()
    {
        OfficialClient.RequireOrSkip();
        var client = OfficialClient.Start("socket", new JObject { ["api"] = slack.ApiUrl.AbsoluteUri, ["appToken"] = slack.App.AppToken });
        (await client.ReadAsync())["connected"]!.Value<bool>().ShouldBeTrue();
        return client;
    }
}
