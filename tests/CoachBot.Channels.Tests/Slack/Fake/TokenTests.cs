using System.Net.Http.Headers;
using System.Text;
using CoachBot.Testing.Slack;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Slack.Fake;

/// <summary>Installs, codes, tokens that rotate, and their end.</summary>
public sealed class TokenTests : FakeSlackTests
{
    private static readonly Uri Back = new("http://127.0.0.1:1/slack/oauth");

    protected override SlackApp App => new() { RotatesTokens = true, RedirectUris = ["http://127.0.0.1:1/"] };

    [Fact]
    public async Task A_code_is_good_once_for_ten_minutes_and_for_its_redirect_uri()
    {
        using var client = new SlackClient(Slack);
        Error(await AccessAsync(client, Agree(), ("redirect_uri", "http://127.0.0.1:1/elsewhere"))).ShouldBe("bad_redirect_uri");
        Error(await client.FormAsync("oauth.v2.access", ("client_id", "1.2"), ("code", Agree()))).ShouldBe("invalid_client_id");
        Error(await client.FormAsync("oauth.v2.access", ("client_id", Slack.App.ClientId), ("client_secret", "guess"), ("code", Agree()))).ShouldBe("bad_client_secret");
        Error(await AccessAsync(client, "1.made-up")).ShouldBe("invalid_code");

        var code = Agree();
        var granted = await AccessAsync(client, code);
        ((string?)granted["team"]!["id"], (string?)granted["scope"], (int)granted["expires_in"]!, (string?)granted["authed_user"]!["id"])
            .ShouldBe(("T0LONDON", "chat:write", 43_200, Maya.Id));
        Error(await AccessAsync(client, code)).ShouldBe("code_already_used");

        var old = Agree();
        Clock.Advance(TimeSpan.FromMinutes(11));
        Error(await AccessAsync(client, old)).ShouldBe("invalid_code");
    }

    [Fact]
    public async Task Client_id_and_secret_may_come_as_basic_and_never_as_json()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Slack.ApiUrl, "oauth.v2.access"))
        {
            Content = new FormUrlEncodedContent([new("code", Agree()), new("redirect_uri", Back.AbsoluteUri)]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Slack.App.ClientId}:{Slack.App.ClientSecret}")));
        ((bool?)JObject.Parse(await (await http.SendAsync(request)).Content.ReadAsStringAsync())["ok"]).ShouldBe(true);

        using var client = new SlackClient(Slack);
        Error(await client.JsonAsync("oauth.v2.access", new JObject { ["client_id"] = Slack.App.ClientId })).ShouldBe("invalid_arguments");
    }

    [Fact]
    public async Task A_token_expires_after_twelve_hours_and_its_refresh_token_is_good_once()
    {
        using var client = new SlackClient(Slack);
        var granted = await AccessAsync(client, Agree());
        using var first = new SlackClient(Slack, (string)granted["access_token"]!);
        Clock.Advance(TimeSpan.FromHours(12));
        Error(await first.FormAsync("auth.test")).ShouldBe("token_expired");

        var fresh = await RefreshAsync(client, (string)granted["refresh_token"]!);
        using var second = new SlackClient(Slack, (string)fresh["access_token"]!);
        Error(await second.FormAsync("auth.test")).ShouldBeNull();
        Error(await RefreshAsync(client, (string)granted["refresh_token"]!)).ShouldBe("invalid_refresh_token");
        ((string?)fresh["refresh_token"]).ShouldNotBe((string?)granted["refresh_token"]);
    }

    [Fact]
    public async Task Only_the_two_newest_tokens_stay_alive()
    {
        using var client = new SlackClient(Slack);
        var one = await AccessAsync(client, Agree());
        var two = await RefreshAsync(client, (string)one["refresh_token"]!);
        using var first = new SlackClient(Slack, (string)one["access_token"]!);
        Error(await first.FormAsync("auth.test")).ShouldBeNull();

        await RefreshAsync(client, (string)two["refresh_token"]!);

        Error(await first.FormAsync("auth.test")).ShouldBe("token_revoked");
    }

    [Fact]
    public async Task Uninstalling_kills_the_token_and_tells_the_app()
    {
        await using var app = await SmallApp.StartAsync(Slack);
        using var client = new SlackClient(Slack, London.Install());

        await London.UninstallAsync();

        Error(await client.FormAsync("auth.test")).ShouldBe("account_inactive");
        app.Arrived.Select(a => (string?)a.Json["event"]!["type"]).ShouldBe(["tokens_revoked", "app_uninstalled"]);
        app.Arrived.First().Json.SelectToken("event.tokens.bot[0]")!.Value<string>().ShouldBe(London.BotUserId);
        await Should.ThrowAsync<InvalidOperationException>(() => Maya.SayAsync("still there?"));
    }

    [Fact]
    public async Task An_organisation_installs_for_all_its_workspaces()
    {
        await using var app = await SmallApp.StartAsync(Slack);
        var org = Slack.Enterprise("E0ORG", "Contoso");
        var tom = org.Workspace("T0DENVER", "Denver").Person("Tom", "America/Denver");
        using var client = new SlackClient(Slack, org.Install());

        var test = await client.FormAsync("auth.test");
        ((bool?)test["is_enterprise_install"], (string?)test["enterprise_id"]).ShouldBe((true, "E0ORG"));
        await tom.SayAsync("hi");
        var arrived = app.Arrived.Single().Json;
        ((string?)arrived["team_id"], (string?)arrived["enterprise_id"], (bool?)arrived.SelectToken("authorizations[0].is_enterprise_install")).ShouldBe(("T0DENVER", "E0ORG", true));
        Error(await client.FormAsync("chat.postMessage", ("channel", tom.Direct.Id), ("text", "hi"))).ShouldBeNull();
        Error(await client.FormAsync("chat.postMessage", ("channel", Maya.Direct.Id), ("text", "hi"))).ShouldBe("channel_not_found");
    }

    [Fact]
    public void Slacks_page_refuses_what_is_not_in_the_apps_settings()
    {
        Should.Throw<InvalidOperationException>(() => Agree("chat:write,admin")).Message.ShouldContain("invalid_scope: admin");
        Should.Throw<InvalidOperationException>(() => Agree("")).Message.ShouldContain("no_scopes");
        Should.Throw<InvalidOperationException>(() => Agree("chat:write", "https://evil.example/")).Message.ShouldContain("bad_redirect_uri");
    }

    private string Agree(string scope = "chat:write", string? redirectUri = null) => Maya.Browser.Agree(new AuthorizePage(Back, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["client_id"] = Slack.App.ClientId,
        ["scope"] = scope,
        ["redirect_uri"] = redirectUri ?? Back.AbsoluteUri,
    }));

    private Task<JObject> AccessAsync(SlackClient client, string code, params (string, string)[] instead) => client.FormAsync("oauth.v2.access",
        [("client_id", Slack.App.ClientId), ("client_secret", Slack.App.ClientSecret), ("code", code), .. instead.Length > 0 ? instead : [("redirect_uri", Back.AbsoluteUri)]]);

    private Task<JObject> RefreshAsync(SlackClient client, string refreshToken) => client.FormAsync("oauth.v2.access",
        ("client_id", Slack.App.ClientId), ("client_secret", Slack.App.ClientSecret), ("grant_type", "refresh_token"), ("refresh_token", refreshToken));
}
