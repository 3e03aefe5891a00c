using CoachBot.Channels.Teams.Sending;
using CoachBot.Testing;

namespace CoachBot.Channels.Tests.Teams.Sending;

/// <summary>Answers beside a burst of reminders: they count, and they do not wait.</summary>
public sealed class TeamsLimitsTests
{
    private const string Tenant = "contoso";

    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly CountingPace pace;
    private readonly TeamsLimits limits;

    public TeamsLimitsTests()
    {
        pace = new CountingPace(new SendPace(clock));
        limits = new TeamsLimits(pace, clock);
        limits.Enter(new TeamsOccasion(Tenant, isUnasked: false));
    }

    [Fact]
    public async Task An_answer_alone_asks_no_other_process()
    {
        for (var i = 0; i < 5; i++)
            (await AnswerAsync(i)).ShouldBeNull();

        pace.Taken.ShouldBe(0);
    }

    [Fact]
    public async Task In_a_burst_an_answer_leaves_at_once_and_the_next_reminder_later()
    {
        for (var i = 0; i < 10; i++)
            await limits.SlotAsync(Tenant, CancellationToken.None);
        pace.Taken = 0;

        var answer = AnswerAsync(1);
        answer.IsCompleted.ShouldBeTrue("the clock stands still");
        (await answer).ShouldBeNull();
        pace.Taken.ShouldBe(1);
        (await limits.SlotAsync(Tenant, CancellationToken.None)).ShouldBe(clock.GetUtcNow() + (11 * TeamsLimits.Spacing));
    }

    [Fact]
    public async Task After_the_burst_and_in_another_tenant_nothing_is_taken()
    {
        await limits.SlotAsync(Tenant, CancellationToken.None);
        await limits.SlotAsync(Tenant, CancellationToken.None);
        pace.Taken = 0;
        clock.Advance(TimeSpan.FromSeconds(1));
        await AnswerAsync(1);
        await limits.SlotAsync(Tenant, CancellationToken.None);
        await limits.SlotAsync(Tenant, CancellationToken.None);
        limits.Enter(new TeamsOccasion("fabrikam", isUnasked: false));
        await AnswerAsync(2);

        pace.Taken.ShouldBe(2);
    }

    private async Task<HttpResponseMessage?> AnswerAsync(int conversation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"https://smba.trafficmanager.net/amer/v3/conversations/a:{conversation}/activities");
        return await limits.WaitAsync(request, CancellationToken.None);
    }

    private sealed class CountingPace(ISendPace pace) : ISendPace
    {
        public int Taken { get; set; }

        public Task<DateTimeOffset> TakeAsync(string limit, TimeSpan spacing, int count, CancellationToken cancellationToken)
        {
            Taken++;
            return pace.TakeAsync(limit, spacing, count, cancellationToken);
        }
    }
}
