using Azure.Data.Tables;
using CoachBot.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Storage.Tests;

/// <summary>What a turn asks of the store, counted at the table client, on either store.</summary>
public abstract class TurnCostConformance(IStore store)
{
    private static int people;

    private readonly CountingTables tables = new(store.Tables);

    private CastMember Person { get; } = Cast.Maya with { Id = $"U-cost-{Interlocked.Increment(ref people)}" };

    [SkippableFact]
    public async Task A_turn_is_one_read_of_the_head_and_one_commit()
    {
        store.RequireOrSkip();
        await using var coach = new CoachHarness(Person, services => services.AddSingleton<TableServiceClient>(tables));
        await coach.SayAsync("hello");
        await coach.SayAsync("I got rejected by Contoso");

        foreach (var said in new[] { "Contoso", "Data analyst", "the interview", "today" })
        {
            var (writes, queries) = (tables.Writes, tables.Queries);
            await coach.SayAsync(said);
            coach.Replies.ShouldNotBeEmpty();
            (tables.Writes - writes).ShouldBe(1, $"commits of the turn '{said}'");
            (tables.Queries - queries).ShouldBe(1, $"reads of the turn '{said}'");
        }
    }

    [SkippableFact]
    public async Task A_message_delivered_again_commits_nothing()
    {
        store.RequireOrSkip();
        await using var coach = new CoachHarness(Person, services => services.AddSingleton<TableServiceClient>(tables));
        var message = coach.Message("hello");
        await coach.DeliverAsync(message);
        var writes = tables.Writes;

        await coach.DeliverAsync(message);
        tables.Writes.ShouldBe(writes);
    }

    [SkippableFact]
    public async Task Opening_a_casebook_of_1_000_applications_and_300_reflections_reads_three_rows()
    {
        store.RequireOrSkip();
        var casebooks = new TableCasebookStore(tables, Protection.Shared);
        var person = new PersonKey("slack", "T01", Person.Id);
        await casebooks.CommitAsync(person, [new("turn", "{}", null), new("profile", "{}", null)], default);
        foreach (var chunk in Enumerable.Range(0, 1300).Chunk(99))
            await casebooks.CommitAsync(person, [.. chunk.Select(i => new RowChange($"{(i < 1000 ? "application" : "reflection")}:{i:D5}", "{}", null))], default);

        var (rows, queries) = (tables.RowsRead, tables.Queries);
        (await casebooks.OpenAsync(person, default)).Count.ShouldBe(2);
        (tables.RowsRead - rows).ShouldBe(3, "the turn, the profile and the key");
        (tables.Queries - queries).ShouldBe(1);
    }
}

public sealed class SqliteTurnCostTests(SqliteStore store) : TurnCostConformance(store), IClassFixture<SqliteStore>;

[Collection(AzuriteTests.Name)]
public sealed class AzuriteTurnCostTests(AzuriteStore store) : TurnCostConformance(store);
