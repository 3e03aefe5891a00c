using Azure;
using Azure.Data.Tables;
using CoachBot.Storage.Embedded;
using CoachBot.Storage.Embedded.Filters;
using Microsoft.Data.Sqlite;

namespace CoachBot.Storage.Tests.Embedded;

/// <summary>What the one file promises beyond the service's interface: durability, sharing, and work proportional to what is asked.</summary>
public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly SqliteStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Transactions_at_once_share_commits_and_one_that_is_refused_leaves_the_others_alone()
    {
        var table = await TableAsync(store.Tables);
        var writes = Enumerable.Range(0, 200).Select(async i =>
        {
            try
            {
                await table.AddEntityAsync(new TableEntity("tom", $"row{i / 2}"));
                return true;
            }
            catch (RequestFailedException e) when (e.Status == 409)
            {
                return false;
            }
        });
        var outcomes = await Task.WhenAll(writes);

        outcomes.Count(added => added).ShouldBe(100);
        (await CountAsync(table)).ShouldBe(100);
    }

    [Fact]
    public async Task A_store_opened_again_holds_what_was_committed()
    {
        var table = await TableAsync(store.Tables);
        var etag = (await table.AddEntityAsync(new TableEntity("tom", "turn") { ["Count"] = 1 })).Headers.ETag!.Value;
        using var again = new SqliteDatabase(store.File, store.Time);
        var reopened = new SqliteTableServiceClient(again).GetTableClient("people");

        (await reopened.GetEntityAsync<TableEntity>("tom", "turn")).Value.ETag.ShouldBe(etag);
        await reopened.UpdateEntityAsync(new TableEntity("tom", "turn") { ["Count"] = 2 }, etag);
        var stale = await Should.ThrowAsync<RequestFailedException>(() => table.UpdateEntityAsync(new TableEntity("tom", "turn"), etag));
        stale.Status.ShouldBe(412);
    }

    [Fact]
    public async Task Two_owners_of_one_file_lose_no_update_of_each_other()
    {
        await TableAsync(store.Tables);
        using var second = new SqliteDatabase(store.File, store.Time);
        TableClient[] owners = [store.Tables.GetTableClient("people"), new SqliteTableServiceClient(second).GetTableClient("people")];
        await owners[0].AddEntityAsync(new TableEntity("tom", "turn") { ["Count"] = 0 });
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => IncrementAsync(owners[i % 2])));

        (await owners[0].GetEntityAsync<TableEntity>("tom", "turn")).Value.GetInt32("Count").ShouldBe(40);
    }

    [Fact]
    public async Task ETags_differ_even_when_the_clock_stands_still_and_a_row_comes_back()
    {
        var table = await TableAsync(store.Tables);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 10; i++)
        {
            seen.Add((await table.AddEntityAsync(new TableEntity("tom", "turn"))).Headers.ETag!.Value.ToString()).ShouldBeTrue();
            await table.DeleteEntityAsync("tom", "turn");
        }
    }

    [Theory]
    [InlineData("SELECT partition, row, version, data FROM \"table people\" WHERE (partition, row) >= ('a', 'b') AND (partition, row) < ('a', 'c') ORDER BY partition, row")]
    [InlineData("SELECT id FROM \"queue timers\" WHERE due <= 5 AND expires > 5 ORDER BY due LIMIT 32")]
    [InlineData("DELETE FROM \"queue timers\" WHERE expires <= 5 AND expires < 9223372036854775807")]
    public async Task Statements_seek_in_an_index_and_neither_scan_nor_sort(string sql)
    {
        await TableAsync(store.Tables);
        await store.Queues.CreateQueueAsync("timers");
        using var connection = new SqliteConnection($"Data Source={store.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        using var reader = command.ExecuteReader();
        var plan = new List<string>();
        while (reader.Read())
            plan.Add(reader.GetString(3));

        plan.ShouldAllBe(step => step.StartsWith("SEARCH"));
    }

    [Fact]
    public void Opening_a_casebook_seeks_its_head_and_passes_no_other_row()
    {
        var head = KeySpan.Of(FilterParser.Parse("PartitionKey eq 'maya' and (RowKey ge '!' and RowKey lt '\"')")).ShouldHaveSingleItem();
        (head.From, head.To).ShouldBe((new KeyPoint("maya", "!"), new KeyPoint("maya", "\"")));
    }

    [Fact]
    public async Task A_file_that_another_program_holds_is_waited_for()
    {
        var table = await TableAsync(store.Tables);
        using var other = new SqliteConnection($"Data Source={store.File};Pooling=False");
        other.Open();
        Execute(other, "BEGIN IMMEDIATE");
        var write = table.AddEntityAsync(new TableEntity("tom", "turn"));
        write.IsCompleted.ShouldBeFalse();
        Execute(other, "COMMIT");

        (await write).Status.ShouldBe(204);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static async Task<TableClient> TableAsync(TableServiceClient tables)
    {
        await tables.CreateTableIfNotExistsAsync("people");
        return tables.GetTableClient("people");
    }

    private static async Task IncrementAsync(TableClient table)
    {
        while (true)
        {
            var row = (await table.GetEntityAsync<TableEntity>("tom", "turn")).Value;
            try
            {
                row["Count"] = row.GetInt32("Count")!.Value + 1;
                await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
                return;
            }
            catch (RequestFailedException e) when (e.Status == 412)
            {
                // The other owner was first; read again.
            }
        }
    }

    private static async Task<int> CountAsync(TableClient table)
    {
        var count = 0;
        await foreach (var _ in table.QueryAsync<TableEntity>())
            count++;
        return count;
    }
}
