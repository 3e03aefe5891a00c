using CoachBot.Testing;
using CoachBot.Testing.Slack;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Channels.Tests.Slack;

/// <summary>What is said once is answered once, whatever fails between.</summary>
public class SlackOutageTests
{
    [Fact]
    public async Task When_the_store_takes_longer_than_Slack_waits_the_retries_join_the_turn_and_one_answer_comes()
    {
        var store = new SlowStore();
        await using var coach = await SlackServer.StartAsync(configure: store.Install);
        var maya = coach.Maya;
        await (await maya.SayAsync("hello")).Completed;
        var before = maya.Messages.Count;
        coach.Slack.Patience = TimeSpan.FromSeconds(3);
        store.Delay = TimeSpan.FromSeconds(1); // five of Slack's seconds, for every look at it
        var delivery = await maya.SayAsync("I didn't get the data analyst job at Contoso");
        await delivery.Completed;
        delivery.Attempts.Count.ShouldBeGreaterThan(1);
        delivery.Attempts[0].Failure.ShouldBe("http_timeout");
        delivery.IsAcknowledged.ShouldBeTrue();
        store.Delay = TimeSpan.Zero;
        await maya.SeesAsync("How far did you get");
        maya.Messages.Count.ShouldBe(before + 1);
    }

    [Theory]
    [InlineData("http_error")]
    [InlineData("http_timeout")]
    [InlineData("connection_failed")]
    public async Task A_retry_for_any_reason_is_applied_once(string reason)
    {
        await using var coach = await SlackServer.StartAsync();
        var said = coach.Maya.Event("I didn't get the data analyst job at Contoso");
        var answers = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            using var answer = await coach.PostEventAsync(coach.Maya, said, "Ev0SAME", i == 0 ? null : (i, reason));
            answers.Add((int)answer.StatusCode);
        }
        answers.ShouldAllBe(s => s == 200);
        coach.Maya.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task While_the_store_is_down_nothing_is_acknowledged_and_later_nothing_is_lost()
    {
        var store = new SlowStore();
        await using var coach = await SlackServer.StartAsync(configure: store.Install);
        var maya = coach.Maya;
        await (await maya.SayAsync("hello")).Completed;
        store.IsDown = true;
        var delivery = await maya.SayAsync("I didn't get the data analyst job at Contoso");
        delivery.Attempts.ShouldAllBe(a => a.Failure != null);
        delivery.IsAcknowledged.ShouldBeFalse();
        store.IsDown = false;
        await delivery.Completed;
        delivery.IsAcknowledged.ShouldBeTrue();
        maya.Messages[^1].Seen.ShouldContain("How far did you get");
        maya.Messages.Count(m => m.Seen.Contains("How far did you get", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task An_answer_that_Slack_does_not_take_comes_with_its_retry_once(int status)
    {
        await using var coach = await SlackServer.StartAsync();
        var maya = coach.Maya;
        await (await maya.SayAsync("hello")).Completed;
        coach.Slack.Faults.Answer("chat.postMessage", status, times: 3, retryAfterSeconds: 2);
        var delivery = await maya.SayAsync("I didn't get the data analyst job at Contoso");
        await delivery.Completed;
        delivery.IsAcknowledged.ShouldBeTrue();
        maya.Messages.Count(m => m.Seen.Contains("How far did you get", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Messages_of_one_conversation_keep_a_second_between_them()
    {
        await using var coach = await SlackServer.StartAsync();
        coach.Slack.RateLimits.MessageBurst = 1;
        var maya = coach.Maya;
        var said = new List<CoachBot.Testing.Slack.Delivery.SlackDelivery>();
        for (var i = 0; i < 4; i++)
            said.Add(await maya.SayAsync("hello"));
        foreach (var delivery in said)
            await delivery.Completed;
        var sent = coach.Slack.Calls.Where(c => c.Method == "chat.postMessage" && (string?)c.Arguments["channel"] == maya.Direct.Id).Select(c => c.At).ToList();
        sent.Count.ShouldBeGreaterThanOrEqualTo(4);
        (sent[^1] - sent[0]).ShouldBeGreaterThan(TimeSpan.FromSeconds(sent.Count - 1.8));
        coach.Slack.Calls.ShouldNotContain(c => c.Status == 429);
    }

    [Fact]
    public async Task The_Home_tab_says_that_it_looks_while_the_store_is_slow_and_that_it_cannot_while_it_is_down()
    {
        var store = new SlowStore();
        await using var coach = await SlackServer.StartAsync(configure: store.Install);
        coach.Slack.Patience = TimeSpan.FromMinutes(1);
        var maya = coach.Maya;
        await (await maya.SayAsync("applied to Contoso for a data analyst role")).Completed;

        store.Delay = TimeSpan.FromMilliseconds(400);
        await (await maya.OpenHomeAsync()).Completed;
        Published(coach).Count.ShouldBe(2);
        Published(coach)[0].ShouldContain("One moment, I am looking up");
        maya.Home!.Seen.ShouldContain("data analyst, Contoso");

        store.Delay = TimeSpan.Zero;
        store.IsDown = true;
        await (await maya.OpenHomeAsync()).Completed;
        maya.Home!.Seen.ShouldContain("I can't look up where you stand right now");
        maya.Home!.Seen.ShouldNotContain("Contoso");
    }

    [Fact]
    public async Task A_turn_that_takes_its_time_shows_in_a_thread_that_the_coach_is_thinking()
    {
        var store = new SlowStore();
        await using var coach = await SlackServer.StartAsync(configure: store.Install);
        coach.Slack.Patience = TimeSpan.FromMinutes(1);
        var maya = coach.Maya;
        await (await maya.SayAsync("hello")).Completed;
        store.Delay = TimeSpan.FromMilliseconds(400);
        await (await maya.SayAsync("what can you do")).Completed;
        Signs(coach).ShouldBeEmpty();
        await (await maya.SayAsync("what can you do", maya.Messages[^1].Ts)).Completed;
        Signs(coach).ShouldHaveSingleItem().ShouldBe("is thinking…");
    }

    private static List<string?> Signs(SlackServer coach) =>
        coach.Slack.Calls.Where(c => c.Method == "assistant.threads.setStatus").Select(c => (string?)c.Arguments["status"]).ToList();

    private static List<string> Published(SlackServer coach) =>
        coach.Slack.Calls.Where(c => c.Method == "views.publish").Select(c => c.Arguments["view"]!.ToString()).ToList();

    [Fact]
    public async Task In_socket_mode_an_envelope_that_was_not_acknowledged_comes_again_and_is_applied_once()
    {
        var store = new SlowStore();
        await using var coach = await SlackServer.StartAsync(SlackWay.Socket, configure: store.Install);
        var maya = coach.Maya;
        await (await maya.SayAsync("hello")).Completed;
        var before = maya.Messages.Count;
        var delivery = await maya.SayAsync("I didn't get the data analyst job at Contoso");
        await delivery.Completed;
        await coach.Slack.Socket.RepeatAsync(delivery);
        coach.Slack.Socket.Drop();
        await coach.Slack.Socket.ConnectedAsync();
        await (await maya.SayAsync("an interview")).Completed;
        maya.Messages.Count(m => m.Seen.Contains("How far did you get", StringComparison.Ordinal)).ShouldBe(1);
        maya.Messages.Count.ShouldBe(before + 2);
    }

    [Fact]
    public async Task In_socket_mode_Slack_may_refresh_the_connection_at_any_time()
    {
        await using var coach = await SlackServer.StartAsync(SlackWay.Socket);
        await coach.Slack.Socket.DisconnectAsync("refresh_requested");
        await coach.Slack.Socket.ConnectedAsync();
        await (await coach.Maya.SayAsync("hello")).Completed;
        await coach.Maya.SeesAsync("this workspace");
    }

    /// <summary>The real store behind a door that can be slow or shut.</summary>
    private sealed class SlowStore
    {
        public TimeSpan Delay { get; set; }

        public bool IsDown { get; set; }

        public void Install(IServiceCollection services)
        {
            var real = services.Last(s => s.ServiceType == typeof(ICasebookStore));
            services.Remove(real);
            services.AddSingleton<ICasebookStore>(provider => new Door((ICasebookStore)ActivatorUtilities.CreateInstance(provider, real.ImplementationType!), this));
        }

        private async Task<T> PassAsync<T>(Func<Task<T>> call)
        {
            if (Delay > TimeSpan.Zero)
                await Task.Delay(Delay);
            return IsDown ? throw new CasebookUnavailableException("The store is down.", new IOException()) : await call();
        }

        private sealed class Door(ICasebookStore inner, SlowStore door) : ICasebookStore
        {
            public Task<IReadOnlyList<CasebookRow>> OpenAsync(PersonKey person, CancellationToken cancellationToken) => door.PassAsync(() => inner.OpenAsync(person, cancellationToken));

            public Task<IReadOnlyList<CasebookRow>> ReadAsync(PersonKey person, string prefix, CancellationToken cancellationToken) => door.PassAsync(() => inner.ReadAsync(person, prefix, cancellationToken));

            public Task<IReadOnlyDictionary<string, string>> CommitAsync(PersonKey person, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
                door.PassAsync(() => inner.CommitAsync(person, changes, cancellationToken));

            public Task ForgetAsync(PersonKey person, CancellationToken cancellationToken) => inner.ForgetAsync(person, cancellationToken);

            public Task<int> ForgetTenantAsync(string channel, string tenant, CancellationToken cancellationToken) => inner.ForgetTenantAsync(channel, tenant, cancellationToken);
        }
    }
}
