using CoachBot.Channels.Teams.Sending;
using CoachBot.Testing.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Channels.Tests.Teams.Sending;

/// <summary>One conversation, answered by several processes: Teams' limits on it hold for all of them together.</summary>
public class ConversationPaceTests
{
    private static readonly (int Most, TimeSpan Length)[] Limits = [(7, TimeSpan.FromSeconds(1)), (60, TimeSpan.FromSeconds(30)), (1_800, TimeSpan.FromHours(1))];

    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(42)]
    [InlineData(4711)]
    public void However_turns_fall_no_limit_is_reached(int seed)
    {
        var random = new Random(seed);
        var (pace, state, now) = (new ConversationPace(), new List<long>(), Monday);
        var sent = new List<DateTimeOffset>();
        while (sent.Count < 6_000)
        {
            sent.AddRange(pace.Take(state, now, random.Next(1, 6)));
            now = now.AddMilliseconds(random.Next(10) == 0 ? random.Next(60_000) : random.Next(800));
        }

        sent.ShouldBeInOrder();
        foreach (var (most, length) in Limits)
        {
            for (var i = most - 1; i < sent.Count; i++)
                (sent[i] - sent[i - most + 1]).ShouldBeGreaterThan(length, $"{most} in {length}");
        }
    }

    [Fact]
    public void Who_talks_as_people_do_does_not_wait()
    {
        var (pace, state, now) = (new ConversationPace(), new List<long>(), Monday);
        for (var turn = 0; turn < 60; turn++)
        {
            pace.Take(state, now, 2).ShouldAllBe(slot => slot == now);
            now = now.AddSeconds(4);
        }
    }

    [Fact]
    public async Task Two_replicas_at_once_in_one_conversation_are_refused_nothing()
    {
        await using var teams = await FakeTeams.StartAsync();
        teams.Connector.Limits = new ConnectorLimits(TimeProvider.System);
        var lease = new DeliveryLease(TimeSpan.FromMinutes(5));
        await using var one = await TeamsServer.StartAsync(teams, services => services.AddSingleton(lease));
        await using var other = await TeamsServer.StartAsync(teams, services => services.AddSingleton(lease).AddSingleton(one.Services.GetRequiredService<ICasebookStore>()));
        await PostAsync(one, "hello");

        await Task.WhenAll(Enumerable.Range(0, 18).Select(i => PostAsync(i % 2 == 0 ? one : other, "help")));

        teams.Connector.Calls.Where(c => c.Status == 429).Select(c => c.Body).ShouldBeEmpty();
        teams.Connector.Messages.Count.ShouldBe(19);

        async Task PostAsync(TeamsServer server, string text)
        {
            using var answer = await server.PostAsync(server.Message(text), teams.Tokens.Bearer(teams.ServiceUrl));
            answer.IsSuccessStatusCode.ShouldBeTrue();
        }
    }
}
