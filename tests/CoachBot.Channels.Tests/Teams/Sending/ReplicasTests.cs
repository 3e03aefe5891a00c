using CoachBot.Channels.Teams.Sending;
using CoachBot.Storage.Embedded;
using CoachBot.Storage.Pace;
using CoachBot.Testing;
using CoachBot.Testing.Teams;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoachBot.Channels.Tests.Teams.Sending;

/// <summary>
/// A tenant's 50 a second hold for all replicas together, whoever sends what. The limits, the pace and its table are the real ones; the
/// clock is the test's, so that only the network takes no time.
/// </summary>
public sealed class ReplicasTests : IDisposable
{
    private const string Tenant = "contoso";

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(3);

    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly string folder = Directory.CreateTempSubdirectory("coach-pace-").FullName;
    private readonly SqliteDatabase database;
    private readonly ConnectorLimits connector;
    private int left;

    public ReplicasTests()
    {
        database = new SqliteDatabase(Path.Combine(folder, "pace.db"), TimeProvider.System);
        connector = new ConnectorLimits(clock);
    }

    public void Dispose()
    {
        database.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(2, 80, 0)]
    [InlineData(3, 0, 50)]
    [InlineData(2, 40, 50)]
    public async Task Together_they_stay_under_the_tenants_limit(int replicas, int answers, int reminders)
    {
        var limits = Enumerable.Range(0, replicas).Select(_ => Replica()).ToList();
        var work = Task.WhenAll(limits.SelectMany((replica, r) => Enumerable.Range(0, answers).Select(i => Task.Run(() => AnswerAsync(replica, $"a:{r}-{i}")))
            .Concat(Enumerable.Range(0, reminders).Select(i => Task.Run(() => RemindAsync(replica, $"b:{r}-{i}"))))));

        await PassTimeAsync(work);

        left.ShouldBe(replicas * (answers + reminders));
    }

    [Fact]
    public async Task Who_is_far_under_the_limit_waits_for_nothing_once_the_share_is_there()
    {
        var (one, other) = (Replica(), Replica());
        await PassTimeAsync(Task.WhenAll(Task.Run(() => AnswerAsync(one, "a:1")), Task.Run(() => AnswerAsync(other, "a:2"))));

        for (var i = 0; i < 20; i++)
        {
            var before = clock.GetUtcNow();
            await Task.WhenAll(AnswerAsync(one, "a:1"), AnswerAsync(other, "a:2")).WaitAsync(TimeSpan.FromSeconds(10));
            clock.GetUtcNow().ShouldBe(before);
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private TeamsLimits Replica() => new(new TableSendPace(new SqliteTableServiceClient(database), clock, NullLogger<TableSendPace>.Instance), clock);

    private async Task AnswerAsync(TeamsLimits limits, string conversation)
    {
        limits.Enter(new TeamsOccasion(Tenant, isUnasked: false));
        await LeaveAsync(limits, conversation);
    }

    private async Task RemindAsync(TeamsLimits limits, string conversation)
    {
        limits.Enter(await limits.BeginUnaskedAsync(Tenant, CancellationToken.None));
        await LeaveAsync(limits, conversation);
    }

    private async Task LeaveAsync(TeamsLimits limits, string conversation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"https://smba.trafficmanager.net/amer/v3/conversations/{conversation}/activities");
        while (await limits.WaitAsync(request, CancellationToken.None) is not null)
            await Task.Delay(TimeSpan.FromSeconds(10), clock);
        connector.Wait(Tenant, conversation).ShouldBeNull($"the {Interlocked.Increment(ref left)}th leaves when the limit lets it");
    }

    /// <summary>Between two steps the store, which works in real time, has time to answer.</summary>
    private async Task PassTimeAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            await Task.Delay(1);
            clock.Advance(Step);
        }
        await work;
    }
}
