using Azure.Data.Tables;
using CoachBot.Storage.Pace;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoachBot.Storage.Tests;

/// <summary>One pace for several replicas, on either store. The replicas' clock stands still unless a test moves it.</summary>
public abstract class PaceConformance(IStore store)
{
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(20);

    private readonly ManualTime clock = new();
    private readonly string limit = $"teams|{Guid.NewGuid():N}/with#marks?";

    [SkippableFact]
    public async Task Replicas_share_the_slots_of_a_limit()
    {
        store.RequireOrSkip();
        var (first, second) = (Pace(store.Tables), Pace(store.Tables));
        var start = clock.GetUtcNow();
        (await TakeAsync(first)).ShouldBe(start);
        (await TakeAsync(second)).ShouldBe(start + Spacing);
        (await TakeAsync(second, 5)).ShouldBe(start + (2 * Spacing));
        (await TakeAsync(first)).ShouldBeGreaterThanOrEqualTo(start + (7 * Spacing));
    }

    [SkippableFact]
    public async Task A_burst_on_three_replicas_gives_every_slot_once_and_loses_few()
    {
        store.RequireOrSkip();
        var replicas = new[] { Pace(store.Tables, TimeProvider.System), Pace(store.Tables, TimeProvider.System), Pace(store.Tables, TimeProvider.System) };
        var slots = await Task.WhenAll(Enumerable.Range(0, 900).Select(i => Task.Run(() => TakeAsync(replicas[i % 3]))));

        var ordered = slots.Order().ToList();
        ordered.Zip(ordered.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First >= Spacing);
        (ordered[^1] - ordered[0]).ShouldBeLessThan(1.1 * 899 * Spacing);
    }

    [SkippableTheory]
    [InlineData(32)]
    [InlineData(64)]
    public async Task Senders_that_come_back_for_the_next_ask_the_store_a_few_times_a_second(int senders)
    {
        store.RequireOrSkip();
        var tables = new CountingTables(store.Tables);
        var pace = Pace(tables);
        for (var i = 0; i < 1_000; i++)
        {
            // As workers do: the next is asked for when one of those ahead was sent.
            var slot = await TakeAsync(pace);
            if (slot - clock.GetUtcNow() > senders * Spacing)
                clock.Advance(Spacing);
        }
        tables.Writes.ShouldBeLessThan(1_000 * 4 / senders, "1,000 slots of 20 ms are 20 seconds");
        tables.Queries.ShouldBe(1);
    }

    [SkippableFact]
    public async Task A_burst_that_waits_together_asks_the_store_once_a_second()
    {
        store.RequireOrSkip();
        var tables = new CountingTables(store.Tables);
        var pace = Pace(tables);

        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => TakeAsync(pace)));

        tables.Writes.ShouldBeInRange(19, 30);
    }

    [SkippableFact]
    public async Task A_single_send_takes_a_single_slot_so_that_nothing_is_held_back()
    {
        store.RequireOrSkip();
        var (first, second) = (Pace(store.Tables), Pace(store.Tables));
        for (var i = 0; i < 10; i++)
        {
            (await TakeAsync(first)).ShouldBe(clock.GetUtcNow());
            (await TakeAsync(second)).ShouldBe(clock.GetUtcNow() + Spacing);
            clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [SkippableFact]
    public async Task What_one_replica_keeps_the_others_space_for()
    {
        store.RequireOrSkip();
        var (first, second) = (Pace(store.Tables), Pace(store.Tables));
        await TakeAsync(second);
        var free = clock.GetUtcNow() + Spacing;

        var share = (await first.KeepAsync(limit, Spacing, 0, 25, default)).ShouldNotBeNull();
        share.From.ShouldBe(free, "the slot before it is given away");
        (await second.KeepAsync(limit, Spacing, 0, 6, default)).ShouldBeNull("too much is kept already");
        var slot = await TakeAsync(second);
        (await TakeAsync(second)).ShouldBe(slot + (2 * Spacing));

        clock.Advance(2 * KeptShares.Length);
        slot = await TakeAsync(second);
        (await TakeAsync(second)).ShouldBe(slot + Spacing, "it has lapsed");
    }

    private TableSendPace Pace(TableServiceClient tables, TimeProvider? time = null) => new(tables, time ?? clock, NullLogger<TableSendPace>.Instance);

    private Task<DateTimeOffset> TakeAsync(TableSendPace pace, int count = 1) => pace.TakeAsync(limit, Spacing, count, TimeSpan.Zero, default);
}

public sealed class SqlitePaceTests(SqliteStore store) : PaceConformance(store), IClassFixture<SqliteStore>;

[Collection(AzuriteTests.Name)]
public sealed class AzuritePaceTests(AzuriteStore store) : PaceConformance(store);

/// <summary>A store that is out.</summary>
public sealed class PaceOutageTests
{
    [Fact]
    public async Task While_the_store_does_not_answer_each_process_keeps_the_pace_by_itself()
    {
        var options = new TableClientOptions();
        options.Retry.MaxRetries = 0;
        var nowhere = new TableServiceClient("DefaultEndpointsProtocol=http;AccountName=coach;AccountKey=Y29hY2g=;TableEndpoint=http://127.0.0.1:9/coach;", options);
        var clock = new ManualTime();
        var pace = new TableSendPace(nowhere, clock, NullLogger<TableSendPace>.Instance);

        (await pace.TakeAsync("a", TimeSpan.FromSeconds(1), 1, TimeSpan.Zero, default)).ShouldBe(clock.GetUtcNow());
        (await pace.TakeAsync("a", TimeSpan.FromSeconds(1), 1, TimeSpan.Zero, default)).ShouldBe(clock.GetUtcNow() + TimeSpan.FromSeconds(1));
        (await pace.KeepAsync("b", TimeSpan.FromMilliseconds(20), 0, 5, default)).ShouldNotBeNull().IsValid(clock.GetUtcNow()).ShouldBeTrue();
    }
}
