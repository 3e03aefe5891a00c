using CoachBot.Channels.Slack;
using CoachBot.Testing;
using Microsoft.Extensions.DependencyInjection;
using SlackNet;

namespace CoachBot.Channels.Tests.Slack;

/// <summary>Slack's double counts calls a minute too, and says 429 to one too many.</summary>
public sealed class SlackTiersTests : IAsyncLifetime
{
    private const int AMinute = 100;

    private readonly HurriedClock clock = new(factor: 20);
    private SlackServer coach = null!;
    private ISlackApiClient client = null!;

    public async Task InitializeAsync()
    {
        coach = await SlackServer.StartAsync(clock: clock);
        _ = coach.Maya;
        var installation = await coach.Services.GetRequiredService<SlackWorkspaces>().FindAsync(Cast.Maya.Tenant, CancellationToken.None);
        client = coach.Services.GetRequiredService<SlackApi>().With(installation!.Token);
    }

    public async Task DisposeAsync() => await coach.DisposeAsync();

    [Fact]
    public async Task What_is_over_a_methods_tier_is_not_even_asked_and_told_when_to_come_back()
    {
        var before = Asked;
        var answers = await Task.WhenAll(Enumerable.Range(0, AMinute + 30).Select(_ => RetryAfterAsync()));
        var refused = answers.OfType<TimeSpan>().ToList();

        refused.Count.ShouldBeGreaterThanOrEqualTo(30);
        refused.ShouldAllBe(wait => wait > TimeSpan.FromSeconds(20) && wait <= TimeSpan.FromMinutes(1));
        (Asked - before).ShouldBe(AMinute + 30 - refused.Count);
        coach.Slack.Calls.ShouldNotContain(c => c.Status == 429);

        clock.Skip(TimeSpan.FromSeconds(61));
        (await RetryAfterAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_call_that_has_to_wait_a_little_waits()
    {
        TimeSpan? free;
        while ((free = await RetryAfterAsync()) is null)
        {
        }
        clock.Skip(free.Value - TimeSpan.FromSeconds(10));
        var from = clock.GetUtcNow();
        (await RetryAfterAsync()).ShouldBeNull();

        (clock.GetUtcNow() - from).ShouldBeGreaterThan(TimeSpan.FromSeconds(1));
        coach.Slack.Calls.ShouldNotContain(c => c.Status == 429);
    }

    private int Asked => coach.Slack.Calls.Count(c => c.Method == "users.info");

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
