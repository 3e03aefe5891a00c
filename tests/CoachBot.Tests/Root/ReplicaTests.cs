using CoachBot.Testing;

namespace CoachBot.Tests.Root;

/// <summary>Two replicas on one store: every message counts once, and nobody hears the attempt that lost.</summary>
public class ReplicaTests
{
    [Fact]
    public async Task One_activity_delivered_many_times_at_once_is_applied_once()
    {
        await using var replicas = new TwoReplicas();
        await replicas.First.DeliverAsync(TwoReplicas.Message("start", "help"));
        replicas.First.Sent.Clear();

        await replicas.UntilDoneAsync(Enumerable.Range(0, 10).Select(i =>
            Task.Run(() => (i % 2 == 0 ? replicas.First : replicas.Second).DeliverAsync(TwoReplicas.Message("m1", "one")))));

        await replicas.First.DeliverAsync(TwoReplicas.Message("m2", "two"));
        replicas.First.Sent[^1].ShouldBe("2 so far: one two");
    }

    [Fact]
    public async Task One_activity_delivered_to_one_replica_many_times_at_once_is_answered_once()
    {
        await using var replicas = new TwoReplicas();
        await replicas.First.DeliverAsync(TwoReplicas.Message("start", "help"));
        replicas.First.Sent.Clear();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => replicas.First.DeliverAsync(TwoReplicas.Message("m1", "one")))));

        replicas.First.Sent.ShouldBe(["1 so far: one"]);
    }

    [Fact]
    public async Task Two_turns_at_once_on_two_replicas_both_count_and_the_loser_is_played_again()
    {
        await using var replicas = new TwoReplicas();
        var (first, second) = (replicas.First, replicas.Second);
        await first.DeliverAsync(TwoReplicas.Message("start", "help"));
        first.Sent.Clear();
        first.Store.BeforeCommit = async () =>
        {
            first.Store.BeforeCommit = () => Task.CompletedTask;
            await second.DeliverAsync(TwoReplicas.Message("m2", "two"));
        };

        await replicas.UntilDoneAsync([first.DeliverAsync(TwoReplicas.Message("m1", "one"))]);

        first.Store.Conflicts.ShouldBe(1);
        second.Sent.ShouldContain("1 so far: two");
        first.Sent[^1].ShouldBe("2 so far: two one");
        first.Sent.ShouldNotContain("1 so far: one", "the attempt that lost was never said");
    }

    [Fact]
    public async Task Many_turns_at_once_on_two_replicas_all_count()
    {
        await using var replicas = new TwoReplicas();
        await replicas.First.DeliverAsync(TwoReplicas.Message("start", "help"));
        await replicas.UntilDoneAsync(Enumerable.Range(0, 20)
            .Select(i => Task.Run(() => (i % 2 == 0 ? replicas.First : replicas.Second).DeliverAsync(TwoReplicas.Message($"m{i}", $"w{i}")))));

        await replicas.First.DeliverAsync(TwoReplicas.Message("last", "end"));
        var words = replicas.First.Sent[^1];
        words.ShouldStartWith("21 so far: ");
        words.Split(' ').Skip(3).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 20).Select(i => $"w{i}").Append("end").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task While_one_replica_may_still_be_sending_the_other_does_not_send_for_it()
    {
        await using var replicas = new TwoReplicas(lease: TimeSpan.FromMinutes(1));
        await replicas.First.DeliverAsync(TwoReplicas.Message("start", "help"));
        await replicas.First.DeliverAsync(TwoReplicas.Message("m1", "one"));

        await replicas.Second.DeliverAsync(TwoReplicas.Message("m2", "two"));
        replicas.Second.Sent.ShouldBe(["2 so far: one two"]);
    }

    [Fact]
    public async Task Replies_that_a_dead_replica_kept_back_are_sent_after_its_lease_and_nothing_else_is_repeated()
    {
        await using var replicas = new TwoReplicas(lease: TimeSpan.FromMinutes(1));
        await replicas.First.DeliverAsync(TwoReplicas.Message("start", "help"));
        replicas.First.Channel = _ => new HttpRequestException("gone");
        await Should.ThrowAsync<HttpRequestException>(() => replicas.First.DeliverAsync(TwoReplicas.Message("m1", "one")));

        await replicas.Second.DeliverAsync(TwoReplicas.Message("m2", "two"));
        replicas.Clock.DropTimers();
        replicas.Clock.Advance(TimeSpan.FromMinutes(2));
        await replicas.Second.DeliverAsync(TwoReplicas.Message("m3", "three"));

        replicas.Second.Sent.ShouldBe(["2 so far: one two", "1 so far: one", "3 so far: one two three"]);
    }

    [Fact]
    public async Task Replies_go_out_when_both_replicas_forgot_that_they_left()
    {
        await using var replicas = new TwoReplicas();
        await replicas.First.DeliverAsync(TwoReplicas.Message("start", "help"));
        await replicas.First.DeliverAsync(TwoReplicas.Message("m1", "one"));

        await replicas.Second.DeliverAsync(TwoReplicas.Message("m1", "one"));
        replicas.Second.Sent.ShouldBe(["1 so far: one"], "better told twice than not at all: the other process may have died before it sent");
        (await replicas.Second.CasebookAsync()).Turn.Seen.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_message_delivered_again_while_another_replica_may_be_answering_it_is_answered_when_that_one_is_known_to_be_gone()
    {
        await using var replicas = new TwoReplicas(lease: TimeSpan.FromMinutes(1));
        await replicas.First.DeliverAsync(TwoReplicas.Message("start", "help"));
        replicas.First.Channel = _ => new HttpRequestException("gone");
        await Should.ThrowAsync<HttpRequestException>(() => replicas.First.DeliverAsync(TwoReplicas.Message("m1", "one")));
        replicas.Clock.DropTimers();

        var again = replicas.Second.DeliverAsync(TwoReplicas.Message("m1", "one"));
        replicas.Clock.Advance(TimeSpan.FromSeconds(30));
        again.IsCompleted.ShouldBeFalse("the other may still be sending");
        while (!again.IsCompleted)
        {
            replicas.Clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(1);
        }
        await again;

        replicas.Second.Sent.ShouldContain("1 so far: one");
    }

    [Fact]
    public async Task While_a_message_waits_for_another_replica_the_next_is_answered_and_what_has_left_is_recorded()
    {
        await using var replicas = new TwoReplicas(lease: TimeSpan.FromMinutes(1));
        var (first, second) = (replicas.First, replicas.Second);
        await first.DeliverAsync(TwoReplicas.Message("start", "help"));
        await second.DeliverAsync(TwoReplicas.Message("m1", "one"));
        first.Channel = _ => new HttpRequestException("gone");
        await Should.ThrowAsync<HttpRequestException>(() => first.DeliverAsync(TwoReplicas.Message("m2", "two")));
        var again = second.DeliverAsync(TwoReplicas.Message("m2", "two"));

        replicas.Clock.Advance(TimeSpan.FromSeconds(12));
        var waiting = await WaitingAsync();
        for (var i = 0; i < 1_000 && waiting.Count > 1; i++)
        {
            await Task.Delay(20);
            waiting = await WaitingAsync();
        }
        var next = second.DeliverAsync(TwoReplicas.Message("m3", "three"));
        var earlier = await Task.WhenAny(next, again, Task.Delay(TimeSpan.FromMinutes(1)));
        await replicas.UntilDoneAsync([next, again]);

        waiting.ShouldBe(["2 so far: one two"]);
        earlier.ShouldBe(next, "the other may still be sending");
        second.Sent.ShouldBe(["1 so far: one", "3 so far: one two three", "2 so far: one two"]);

        async Task<List<string?>> WaitingAsync() => (await second.CasebookAsync()).Turn.Outbox.ConvertAll(o => (string?)o.Activities[0]["text"]);
    }

    [Fact]
    public async Task Of_two_survivors_only_the_one_whose_claim_is_committed_sends_what_a_dead_replica_left()
    {
        await using var replicas = new TwoReplicas(lease: TimeSpan.FromMinutes(1));
        await replicas.First.DeliverAsync(TwoReplicas.Message("start", "help"));
        replicas.First.Channel = _ => new HttpRequestException("gone");
        await Should.ThrowAsync<HttpRequestException>(() => replicas.First.DeliverAsync(TwoReplicas.Message("m1", "one")));
        replicas.Clock.DropTimers();
        replicas.Clock.Advance(TimeSpan.FromMinutes(2));
        var third = replicas.AnotherReplica();
        replicas.Second.Store.BeforeCommit = async () =>
        {
            replicas.Second.Store.BeforeCommit = () => Task.CompletedTask;
            await third.DeliverAsync(TwoReplicas.Message("m3", "three"));
        };

        var turn = replicas.Second.DeliverAsync(TwoReplicas.Message("m2", "two"));
        await replicas.UntilDoneAsync([turn]);

        third.Sent.Concat(replicas.Second.Sent).Count(said => said == "1 so far: one").ShouldBe(1);
    }

    [Fact]
    public async Task What_a_busy_channel_kept_back_for_longer_than_the_lease_is_sent_by_one_though_two_try_at_once()
    {
        await using var replicas = new TwoReplicas(lease: TimeSpan.FromMinutes(1));
        var (first, second) = (replicas.First, replicas.Second);
        await first.DeliverAsync(TwoReplicas.Message("start", "help"));
        first.Channel = _ => new HttpRequestException("busy");
        await Should.ThrowAsync<HttpRequestException>(() => first.DeliverAsync(TwoReplicas.Message("m1", "one")));
        replicas.Clock.Advance(TimeSpan.FromMinutes(2));
        first.Channel = _ => null;
        first.Store.BeforeCommit = async () =>
        {
            first.Store.BeforeCommit = () => Task.CompletedTask;
            await second.DeliverAsync(TwoReplicas.Message("m3", "three"));
        };

        await replicas.UntilDoneAsync([first.DeliverAsync(TwoReplicas.Message("m2", "two"))]);

        first.Sent.Concat(second.Sent).Count(said => said == "1 so far: one").ShouldBe(1);
    }

    [Fact]
    public async Task Replies_whose_commit_took_most_of_the_lease_are_claimed_anew_before_they_leave()
    {
        await using var replicas = new TwoReplicas(lease: TimeSpan.FromMinutes(1));
        await replicas.First.DeliverAsync(TwoReplicas.Message("start", "help"));
        var commits = replicas.First.Store.Commits;
        replicas.First.Store.BeforeCommit = () =>
        {
            replicas.First.Store.BeforeCommit = () => Task.CompletedTask;
            replicas.Clock.Advance(TimeSpan.FromSeconds(50));
            return Task.CompletedTask;
        };

        await replicas.UntilDoneAsync([replicas.First.DeliverAsync(TwoReplicas.Message("m1", "one"))]);

        replicas.First.Store.Commits.ShouldBe(commits + 2);
        replicas.First.Sent[^1].ShouldBe("1 so far: one");
    }
}
