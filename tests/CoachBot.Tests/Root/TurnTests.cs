using CoachBot.Storage;
using CoachBot.Testing;
using CoachBot.Understanding;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Root;

/// <summary>The life of a turn: one read, one commit, and its replies once.</summary>
public sealed class TurnTests : IAsyncLifetime
{
    private readonly CoachHarness maya;
    private CountingStore store = null!;

    public TurnTests()
    {
        maya = new CoachHarness(Cast.Maya, services => services
            .AddSingleton<ICasebookStore>(p => store = new CountingStore(ActivatorUtilities.CreateInstance<TableCasebookStore>(p))));
    }

    public async Task InitializeAsync()
    {
        await maya.ArriveAsync();
        await maya.ClickAsync("I didn't get a job");
        store.Reset();
    }

    public Task DisposeAsync() => maya.DisposeAsync().AsTask();

    [Fact]
    public async Task A_plain_turn_is_one_read_and_one_commit()
    {
        foreach (var said in new[] { "Contoso", "data analyst", "help", "go back", "data analyst" })
        {
            store.Reset();
            await maya.SayAsync(said);
            (store.Opens, store.Reads, store.Commits).ShouldBe((1, 0, 1), said);
        }
    }

    [Fact]
    public async Task The_same_activity_delivered_again_is_answered_by_nothing_and_changes_nothing()
    {
        var message = maya.Message("Contoso");
        await maya.DeliverAsync(message);
        store.Reset();

        (await maya.DeliverAsync(message)).ShouldBeEmpty();
        store.Commits.ShouldBe(0);
        (await maya.SayAsync("go back"))[0].Text.ShouldContain("Which company");
    }

    [Fact]
    public async Task A_message_without_an_id_is_heard_each_time()
    {
        var message = maya.Message("Contoso");
        message.Id = null;
        await maya.DeliverAsync(message);

        (await maya.DeliverAsync(message)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Replies_that_a_crash_kept_back_go_out_with_the_channels_retry()
    {
        var message = maya.Message("Contoso");
        maya.Channel = _ => new HttpRequestException("the connector is gone");
        await Should.ThrowAsync<HttpRequestException>(() => maya.DeliverAsync(message));
        maya.Channel = _ => null;

        (await maya.DeliverAsync(message)).ShouldHaveSingleItem().Text.ShouldContain("What was the job");
        (await maya.DeliverAsync(message)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Replies_that_a_crash_kept_back_go_out_before_those_to_the_next_message()
    {
        maya.Channel = _ => new HttpRequestException("the connector is gone");
        await Should.ThrowAsync<HttpRequestException>(() => maya.SayAsync("Contoso"));
        maya.Channel = _ => null;
        maya.Kill();

        var replies = await maya.SayAsync("data analyst");
        replies.Select(r => r.Text).ShouldBe(["What was the job at Contoso?", "How far did you get with Contoso?"]);
    }

    [Fact]
    public async Task A_delivery_is_written_down_some_seconds_later_so_that_a_kill_does_not_repeat_it()
    {
        await maya.SayAsync("Contoso");
        store.Reset();
        maya.Skip(TimeSpan.FromSeconds(4));
        store.Commits.ShouldBe(0, "a plain turn is one commit; the next message would record the delivery");
        maya.Skip(TimeSpan.FromSeconds(10));
        await UntilAsync(() => store.Commits == 1);
        maya.Kill();

        (await maya.SayAsync("data analyst")).ShouldHaveSingleItem().Text.ShouldBe("How far did you get with Contoso?");
    }

    [Fact]
    public async Task A_restart_in_order_repeats_nothing()
    {
        await maya.SayAsync("Contoso");
        await maya.RestartAsync();

        (await maya.SayAsync("data analyst")).ShouldHaveSingleItem().Text.ShouldBe("How far did you get with Contoso?");
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_the_channels_to_retry_and_nothing_is_said_or_changed()
    {
        var message = maya.Message("Contoso");
        store.BeforeCommit = () => throw new CasebookUnavailableException("no answer", new TimeoutException());
        await Should.ThrowAsync<CasebookUnavailableException>(() => WhileTimePassesAsync(maya.DeliverAsync(message)));
        maya.Replies.ShouldBeEmpty();
        store.BeforeCommit = () => Task.CompletedTask;
        store.BeforeOpen = () => throw new CasebookUnavailableException("no answer", new TimeoutException());
        await Should.ThrowAsync<CasebookUnavailableException>(() => WhileTimePassesAsync(maya.DeliverAsync(message)));
        store.BeforeOpen = () => Task.CompletedTask;

        (await maya.DeliverAsync(message)).ShouldHaveSingleItem().Text.ShouldContain("What was the job");
    }

    [Fact]
    public async Task A_turn_that_does_not_fit_is_answered_kindly_and_changes_nothing()
    {
        var before = await RowsAsync();
        store.BeforeCommit = () => throw new CasebookTooLargeException("over 1 MiB");
        (await maya.SayAsync("Contoso")).ShouldHaveSingleItem().Text.ShouldContain("would not fit");
        store.BeforeCommit = () => Task.CompletedTask;

        (await RowsAsync()).ShouldBe(before);
        (await maya.SayAsync("Contoso"))[^1].Text.ShouldBe("What was the job at Contoso?");
    }

    [Fact]
    public async Task A_storm_of_conflicts_ends_and_says_so_to_the_channel()
    {
        maya.Skip(TimeSpan.FromSeconds(10));
        await UntilAsync(() => store.Commits == 1);
        store.Reset();
        store.BeforeCommit = () => throw new CasebookConflictException(new PersonKey("slack", "t", "u"));
        await Should.ThrowAsync<CasebookConflictException>(() => WhileTimePassesAsync(maya.SayAsync("Contoso")));
        maya.Replies.ShouldBeEmpty();
        store.Opens.ShouldBe(50);
    }

    /// <summary>The pauses between attempts are the clock's.</summary>
    private async Task WhileTimePassesAsync(Task turn)
    {
        while (!turn.IsCompleted)
        {
            maya.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        await turn;
    }

    private async Task<string> RowsAsync() => string.Join('\n', (await store.ReadAsync(new PersonKey(Cast.Maya.Channel, Cast.Maya.Tenant, Cast.Maya.Id), "", default)).Select(r => r.Key + r.Json));

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 1000 && !condition(); i++)
            await Task.Delay(10);
        condition().ShouldBeTrue();
    }
}
