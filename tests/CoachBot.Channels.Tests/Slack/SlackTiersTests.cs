using CoachBot.Channels.Slack;
using CoachBot.Testing;
using CoachBot.Testing.Slack;
using SlackNet;

namespace CoachBot.Channels.Tests.Slack;

/// <summary>Slack's double counts calls a minute too, and says 429 to one too many. Both go by one clock, which stands still unless it is moved.</summary>
public sealed class SlackTiersTests : IAsyncLifetime
{
    private const int AMinute = 100;

    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private FakeSlack slack = null!;
    private SlackApi api = null!;
    private ISlackApiClient client = null!;

    public async Task InitializeAsync()
    {
        slack = await FakeSlack.StartAsync(clock, SlackServer.Default);
        var workspace = slack.Workspace(Cast.Maya.Tenant, "London");
        workspace.Person(Cast.Maya.Name, Cast.Maya.Zone, Cast.Maya.Id);
        api = new SlackApi(new SlackSettings(slack.App.SigningSecret, null, null, null, null, slack.ApiUrl), clock);
        client = api.With(workspace.Install());
    }

    public async Task DisposeAsync()
    {
        api.Dispose();
        await slack.DisposeAsync();
    }

    [Fact]
    public async Task What_is_over_a_methods_tier_is_not_even_asked_and_told_when_to_come_back()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, AMinute + 30).Select(_ => RetryAfterAsync()));

        answers.OfType<TimeSpan>().ShouldBe(Enumerable.Repeat(TimeSpan.FromMinutes(1), 30));
        slack.Calls.Select(c => c.Status).ShouldBe(Enumerable.Repeat(200, AMinute));

        clock.Advance(TimeSpan.FromMinutes(1));
        (await RetryAfterAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_call_that_has_to_wait_a_little_waits()
    {
        await Task.WhenAll(Enumerable.Range(0, AMinute).Select(_ => RetryAfterAsync()));
        clock.Advance(TimeSpan.FromSeconds(50));
        var waiting = RetryAfterAsync();
        waiting.IsCompleted.ShouldBeFalse();

        clock.Advance(TimeSpan.FromSeconds(9));
        slack.Calls.Count.ShouldBe(AMinute);
        clock.Advance(TimeSpan.FromSeconds(1));
        (await waiting).ShouldBeNull();
        slack.Calls.ShouldAllBe(c => c.Status == 200);
    }

    private async Task<TimeSpan?> RetryAfterAsync()
    {
        try
        {
            await client.Users.Info(Cast.Maya.Id);
            return null;
        }
        catch (SlackRateLimitException e)
        {
            return e.RetryAfter;
        }
    }
}
