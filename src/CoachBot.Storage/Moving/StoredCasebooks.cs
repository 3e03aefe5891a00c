using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.DataProtection;

namespace CoachBot.Storage.Moving;

/// <summary>All casebooks of a store as rows, sealed as they are.</summary>
internal sealed class StoredCasebooks(TableServiceClient tables, IDataProtectionProvider protection)
{
    private const int MostInOneTransaction = 100;
    private const int MostBytesInOneTransaction = 3 * 1024 * 1024;

    private readonly Created<TableClient> created = Created.Table(tables, TableCasebookStore.TableName);

    public MasterKeyCheck MasterKey { get; } = new(tables, protection);

    /// <summary>Every row, people together.</summary>
    /// <param name="from">Leaves out the people before this one.</param>
    public async IAsyncEnumerable<ExportFile.Row> ReadAllAsync(string? from, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var table = await created.GetAsync(stop);
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {from ?? ""}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, null, null, stop))
        {
            if (entity.PartitionKey != MasterKeyCheck.Partition)
                yield return ExportFile.Row.Of(entity);
        }
    }

    /// <summary>One person's rows, by key.</summary>
    public async Task<Dictionary<string, ExportFile.Row>> ReadAsync(string partition, CancellationToken stop)
    {
        var table = await created.GetAsync(stop);
        var rows = new Dictionary<string, ExportFile.Row>(StringComparer.Ordinal);
        await foreach (var entity in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), null, null, stop))
            rows[entity.RowKey] = ExportFile.Row.Of(entity);
        return rows;
    }

    /// <summary>How many people there are, without reading what they said.</summary>
    public async Task<int> CountAsync(CancellationToken stop)
    {
        var table = await created.GetAsync(stop);
        var filter = TableClient.CreateQueryFilter($"RowKey eq {CasebookKeyRing.RowKey}");
        var people = 0;
        await foreach (var _ in table.QueryAsync<TableEntity>(filter, null, ["PartitionKey"], stop))
            people++;
        return people;
    }

    /// <summary>Adds rows of one person. The key sorts first, so that what is there can always be read.</summary>
    public async Task AddAsync(IReadOnlyList<ExportFile.Row> rows, CancellationToken stop)
    {
        var table = await created.GetAsync(stop);
        foreach (var some in InTransactions(rows.OrderBy(row => row.Key, StringComparer.Ordinal)))
        {
            try
            {
                await table.SubmitTransactionAsync(some.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row.ToEntity())), stop);
            }
            catch (RequestFailedException e) when (e.Status is >= 400 and < 500)
            {
                throw new MoveException($"The store refuses rows of {some[0].Partition}: {e.Status} {e.ErrorCode}. What is in place stays; import again when the cause is gone.");
            }
        }
    }

    private static IEnumerable<List<ExportFile.Row>> InTransactions(IEnumerable<ExportFile.Row> rows)
    {
        var some = new List<ExportFile.Row>();
        var size = 0;
        foreach (var row in rows)
        {
            if (some.Count == MostInOneTransaction || (some.Count > 0 && size + row.Size > MostBytesInOneTransaction))
            {
                yield return some;
                (some, size) = ([], 0);
            }
            some.Add(row);
            size += row.Size;
        }
        if (some.Count > 0)
            yield return some;
    }
}
