using CoachBot.Channels.Slack;
using CoachBot.Testing;
using CoachBot.Testing.Slack;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Channels.Tests.Slack;

/// <summary>How workspaces add the coach, keep it in tokens, and remove it.</summary>
public class SlackInstallTests
{
    private static readonly SlackApp Rotating = SlackServer.Default with { RotatesTokens = true };

    [Fact]
    public async Task A_workspace_installs_the_coach_and_talks_to_it()
    {
        await using var coach = await SlackServer.StartAsync(SlackWay.Installs);
        await coach.Maya.Browser.InstallAsync(new Uri(coach.Url, "slack/install"));
        await (await coach.Maya.SayAsync("hello")).Completed;
        await coach.Maya.SeesAsync("this workspace");
    }

    [Fact]
    public async Task An_organisation_installs_it_once_for_all_its_workspaces()
    {
        await using var coach = await SlackServer.StartAsync(SlackWay.Installs);
        var org = coach.Slack.Enterprise("E0ORG", "Contoso Group");
        var (one, two) = (org.Workspace("T0ONE").Person("Maya"), org.Workspace("T0TWO").Person("Tom"));
        await one.Browser.InstallAsync(new Uri(coach.Url, "slack/install"), orgWide: true);
        foreach (var person in (SlackPerson[])[one, two])
        {
            await (await person.SayAsync("hello")).Completed;
            await person.SeesAsync("this workspace");
        }
    }

    [Theory]
    [InlineData("slack/oauth?code=stolen&state=made-up")]
    [InlineData("slack/oauth?code=stolen")]
    [InlineData("slack/oauth")]
    public async Task Nobody_comes_in_with_a_state_that_was_not_given_out(string path)
    {
        await using var coach = await SlackServer.StartAsync(SlackWay.Installs);
        using var http = new HttpClient();
        (await http.GetAsync(new Uri(coach.Url, path))).StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        coach.Slack.Calls.ShouldNotContain(c => c.Method == "oauth.v2.access");
    }

    [Fact]
    public async Task A_state_counts_once_in_the_browser_that_began_and_for_ten_minutes()
    {
        var clock = new HurriedClock();
        await using var coach = await SlackServer.StartAsync(SlackWay.Installs, clock);
        (await FinishAsync(coach, cookies: c => "")).ShouldBe(400);
        (await FinishAsync(coach, cookies: c => c.Replace('a', 'b'))).ShouldBe(400);
        (await FinishAsync(coach, pause: () => clock.Skip(TimeSpan.FromMinutes(11)))).ShouldBe(400);
        coach.Slack.Calls.ShouldNotContain(c => c.Method == "oauth.v2.access");
        (await FinishAsync(coach, twice: true)).ShouldBe(400);
        coach.Slack.Calls.Count(c => c.Method == "oauth.v2.access").ShouldBe(1);
    }

    [Fact]
    public async Task Somebody_who_changes_their_mind_is_told_that_nothing_was_installed()
    {
        await using var coach = await SlackServer.StartAsync(SlackWay.Installs);
        var (state, cookie) = await BeginAsync(coach);
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(coach.Url, $"slack/oauth?error=access_denied&state={state}"));
        request.Headers.Add("Cookie", cookie);
        (await (await http.SendAsync(request)).Content.ReadAsStringAsync()).ShouldContain("Nothing was installed");
    }

    [Fact]
    public async Task Tokens_that_rotate_are_renewed_by_one_of_two_replicas()
    {
        var clock = new HurriedClock();
        var folder = Directory.CreateTempSubdirectory("coach-slack-two-").FullName;
        await using var slack = await FakeSlack.StartAsync(clock, Rotating);
        slack.RateLimits.AreOn = false;
        await using (var one = await SlackServer.StartAsync(slack, clock, SlackWay.Installs, null, folder))
        await using (var two = await SlackServer.StartAsync(slack, clock, SlackWay.Installs, null, folder))
        {
            var maya = two.Maya;
            await maya.Browser.InstallAsync(new Uri(two.Url, "slack/install"));
            clock.Skip(TimeSpan.FromHours(11.9));
            var tenants = (one.Services.GetRequiredService<SlackWorkspaces>(), two.Services.GetRequiredService<SlackWorkspaces>());
            var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? tenants.Item1 : tenants.Item2).FindAsync(Cast.Maya.Tenant, CancellationToken.None)));
            slack.Calls.Count(c => c.Method == "oauth.v2.access" && (string?)c.Arguments["grant_type"] == "refresh_token").ShouldBe(1);
            found.ShouldAllBe(i => i != null);
            clock.Skip(TimeSpan.FromMinutes(30));
            await (await maya.SayAsync("hello")).Completed;
            await maya.SeesAsync("this workspace");
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_workspace_that_removes_the_coach_is_erased_and_written_to_no_more()
    {
        await using var coach = await SlackServer.StartAsync(SlackWay.Installs);
        var maya = coach.Maya;
        await maya.Browser.InstallAsync(new Uri(coach.Url, "slack/install"));
        await (await maya.SayAsync("I didn't get the data analyst job at Contoso")).Completed;
        await maya.SeesAsync("How far did you get");
        (await coach.StoredAsync(Cast.Maya)).ShouldNotBeEmpty();

        await maya.Workspace.UninstallAsync();
        foreach (var delivery in coach.Slack.Deliveries)
            await delivery.Completed;
        (await coach.StoredAsync(Cast.Maya)).ShouldBeEmpty();
        (await coach.Services.GetRequiredService<ISecretStore>().ListAsync("slack.install.", CancellationToken.None)).ShouldBeEmpty();
        await Should.ThrowAsync<UnreachableException>(() => ReachAsync(coach, maya));
    }

    [Fact]
    public async Task Tokens_that_are_revoked_stop_the_messages_and_erase_nothing_that_was_told()
    {
        await using var coach = await SlackServer.StartAsync(SlackWay.Installs);
        var maya = coach.Maya;
        await maya.Browser.InstallAsync(new Uri(coach.Url, "slack/install"));
        await (await maya.SayAsync("hello")).Completed;
        await coach.PostEventAsync(maya, new() { ["type"] = "tokens_revoked", ["tokens"] = new Newtonsoft.Json.Linq.JObject { ["bot"] = new Newtonsoft.Json.Linq.JArray("U0BOT") } });
        (await coach.StoredAsync(Cast.Maya)).ShouldNotBeEmpty();
        await Should.ThrowAsync<UnreachableException>(() => ReachAsync(coach, maya));
    }

    [Fact]
    public async Task Tokens_lie_encrypted_in_the_store()
    {
        var folder = Directory.CreateTempSubdirectory("coach-slack-sealed-").FullName;
        var clock = new HurriedClock();
        await using (var slack = await FakeSlack.StartAsync(clock, SlackServer.Default))
        await using (var coach = await SlackServer.StartAsync(slack, clock, SlackWay.Installs, null, folder))
            await coach.Maya.Browser.InstallAsync(new Uri(coach.Url, "slack/install"));
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)).ShouldNotContain("xoxb-");
        Directory.Delete(folder, recursive: true);
    }

    private static Task ReachAsync(SlackServer coach, SlackPerson person) => coach.Services.GetServices<IOutreach>().Single(o => o.Channel == "slack").ReachAsync(
        new() { ChannelId = "slack", Conversation = new() { Id = person.Direct.Id, TenantId = person.Workspace.Id }, User = new(person.Id), Bot = new("U0BOT") },
        new("event") { Id = "r1", Name = "reminder" },
        CancellationToken.None);

    private static async Task<(string State, string Cookie)> BeginAsync(SlackServer coach)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        var answer = await http.GetAsync(new Uri(coach.Url, "slack/install"));
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        var state = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["state"].ToString();
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("httponly");
        return (state, cookie.Split(';')[0]);
    }

    private static async Task<int> FinishAsync(SlackServer coach, Func<string, string>? cookies = null, Action? pause = null, bool twice = false)
    {
        var (state, cookie) = await BeginAsync(coach);
        pause?.Invoke();
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false });
        var status = 0;
        for (var i = 0; i < (twice ? 2 : 1); i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(coach.Url, $"slack/oauth?code=c&state={state}"));
            if ((cookies?.Invoke(cookie) ?? cookie) is { Length: > 0 } sent)
                request.Headers.Add("Cookie", sent);
            status = (int)(await http.SendAsync(request)).StatusCode;
        }
        return status;
    }
}
