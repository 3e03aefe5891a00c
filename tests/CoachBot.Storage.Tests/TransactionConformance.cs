using Azure;
using Azure.Data.Tables;

namespace CoachBot.Storage.Tests;

/// <summary>What an entity-group transaction does, on either store.</summary>
public abstract class TransactionConformance(IStore store) : IAsyncLifetime
{
    private static int tables;

    protected TableClient Table { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (store.Tables is null)
            return;
        Table = store.Tables.GetTableClient($"groups{Interlocked.Increment(ref tables)}{GetType().Name}");
        await Table.CreateAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task A_transaction_writes_all_its_rows_and_answers_each(int count)
    {
        store.RequireOrSkip();
        var answers = (await Table.SubmitTransactionAsync(Adds(count))).Value;

        answers.Count.ShouldBe(count);
        answers.ShouldAllBe(answer => answer.Status == 204 && answer.Headers.ETag != null);
        (await CountAsync()).ShouldBe(count);
        (await Table.GetEntityAsync<TableEntity>("tom", "row000")).Value.ETag.ShouldBe(answers[0].Headers.ETag!.Value);
    }

    [SkippableFact]
    public async Task A_transaction_of_101_rows_is_refused_whole()
    {
        store.RequireOrSkip();
        var failure = await Should.ThrowAsync<RequestFailedException>(() => Table.SubmitTransactionAsync(Adds(101)));
        failure.Status.ShouldBe(400);
        failure.ErrorCode.ShouldBe("InvalidInput");
        (await CountAsync()).ShouldBe(0);
    }

    [SkippableFact]
    public async Task A_transaction_over_4_MiB_is_refused_whole()
    {
        store.RequireOrSkip();
        var actions = Adds(100);
        foreach (var entity in actions.Select(action => (TableEntity)action.Entity))
            (entity["Text"], entity["More"]) = (new string('x', 32_000), new string('y', 32_000));
        var failure = await Should.ThrowAsync<RequestFailedException>(() => Table.SubmitTransactionAsync(actions));
        failure.Status.ShouldBe(413);
        failure.ErrorCode.ShouldBe("RequestBodyTooLarge");
        (await CountAsync()).ShouldBe(0);
    }

    [SkippableFact]
    public async Task Every_kind_of_action_works_in_one_transaction()
    {
        store.RequireOrSkip();
        foreach (var row in new[] { "merge", "replace", "delete", "upsertmerge", "upsertreplace" })
            await Table.AddEntityAsync(Tom(row, ("Old", 1)));
        TableTransactionAction[] actions =
        [
            new(TableTransactionActionType.Add, Tom("add", ("New", 2))),
            new(TableTransactionActionType.UpdateMerge, Tom("merge", ("New", 2)), ETag.All),
            new(TableTransactionActionType.UpdateReplace, Tom("replace", ("New", 2)), ETag.All),
            new(TableTransactionActionType.Delete, Tom("delete"), ETag.All),
            new(TableTransactionActionType.UpsertMerge, Tom("upsertmerge", ("New", 2))),
            new(TableTransactionActionType.UpsertReplace, Tom("upsertreplace", ("New", 2))),
        ];
        await Table.SubmitTransactionAsync(actions);

        var rows = new List<string>();
        await foreach (var row in Table.QueryAsync<TableEntity>())
            rows.Add($"{row.RowKey} {row.GetInt32("Old")} {row.GetInt32("New")}");
        rows.ShouldBe(["add  2", "merge 1 2", "replace  2", "upsertmerge 1 2", "upsertreplace  2"]);
    }

    [SkippableTheory]
    [InlineData("stale", 412, "UpdateConditionNotSatisfied")]
    [InlineData("exists", 409, "EntityAlreadyExists")]
    [InlineData("gone", 404, "ResourceNotFound")]
    public async Task One_refused_action_refuses_all_and_is_named_by_its_index(string what, int status, string code)
    {
        store.RequireOrSkip();
        var stale = (await Table.AddEntityAsync(Tom("turn"))).Headers.ETag!.Value;
        await Table.UpdateEntityAsync(Tom("turn", ("Count", 1)), stale);
        var refused = what switch
        {
            "stale" => new TableTransactionAction(TableTransactionActionType.UpdateReplace, Tom("turn"), stale),
            "exists" => new TableTransactionAction(TableTransactionActionType.Add, Tom("turn")),
            _ => new TableTransactionAction(TableTransactionActionType.UpdateMerge, Tom("gone"), ETag.All),
        };

        var failure = await Should.ThrowAsync<TableTransactionFailedException>(() => Table.SubmitTransactionAsync([.. Adds(2), refused]));
        (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex).ShouldBe((status, code, 2));
        (await CountAsync()).ShouldBe(1);
    }

    [SkippableFact]
    public async Task Two_actions_on_one_row_are_refused()
    {
        store.RequireOrSkip();
        var failure = await Should.ThrowAsync<RequestFailedException>(() => Table.SubmitTransactionAsync([.. Adds(2), .. Adds(1)]));
        (failure.Status, failure.ErrorCode).ShouldBe((400, "InvalidDuplicateRow"));
        (await CountAsync()).ShouldBe(0);
    }

    [SkippableFact]
    public async Task Of_many_writers_on_one_version_exactly_one_wins_each_round()
    {
        store.RequireOrSkip();
        await Table.AddEntityAsync(Tom("turn", ("Count", 0)));
        var increments = Enumerable.Range(0, 8).Select(async _ =>
        {
            while (!await TryIncrementAsync())
                continue;
        });
        await Task.WhenAll(increments);

        (await Table.GetEntityAsync<TableEntity>("tom", "turn")).Value.GetInt32("Count").ShouldBe(8);
    }

    protected static List<TableTransactionAction> Adds(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new TableTransactionAction(TableTransactionActionType.Add, Tom($"row{i:D3}", ("Number", i))))];

    private static TableEntity Tom(string row, params (string Name, object Value)[] properties)
    {
        var entity = new TableEntity("tom", row);
        foreach (var (name, value) in properties)
            entity[name] = value;
        return entity;
    }

    private async Task<bool> TryIncrementAsync()
    {
        var row = (await Table.GetEntityAsync<TableEntity>("tom", "turn")).Value;
        var changed = new TableTransactionAction(
            TableTransactionActionType.UpdateReplace, Tom("turn", ("Count", row.GetInt32("Count")!.Value + 1)), row.ETag);
        try
        {
            await Table.SubmitTransactionAsync([changed]);
            return true;
        }
        catch (TableTransactionFailedException e) when (e.Status == 412)
        {
            return false;
        }
    }

    protected async Task<int> CountAsync()
    {
        var count = 0;
        await foreach (var _ in Table.QueryAsync<TableEntity>(select: ["RowKey"]))
            count++;
        return count;
    }
}

public sealed class SqliteTransactionTests(SqliteStore store) : TransactionConformance(store), IClassFixture<SqliteStore>
{
    /// <summary>As Azure does; the emulator takes such a transaction.</summary>
    [Fact]
    public async Task Actions_on_two_partitions_are_refused()
    {
        var other = new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("maya", "row"));
        var failure = await Should.ThrowAsync<TableTransactionFailedException>(() => Table.SubmitTransactionAsync([.. Adds(1), other]));
        (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex).ShouldBe((400, "CommandsInBatchActOnDifferentPartitions", 1));
        (await CountAsync()).ShouldBe(0);
    }
}

[Collection(AzuriteTests.Name)]
public sealed class AzuriteTransactionTests(AzuriteStore store) : TransactionConformance(store);
