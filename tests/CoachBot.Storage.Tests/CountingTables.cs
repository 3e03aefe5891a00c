using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace CoachBot.Storage.Tests;

/// <summary>Any store's tables, with every request and every row read counted.</summary>
internal sealed class CountingTables(TableServiceClient inner) : TableServiceClient
{
    private int writes;
    private int queries;
    private int rowsRead;

    /// <summary>Transactions and single changes.</summary>
    public int Writes => writes;

    /// <summary>Queries and reads of single rows.</summary>
    public int Queries => queries;

    public int RowsRead => rowsRead;

    public override TableClient GetTableClient(string tableName) => new CountingTable(this, inner.GetTableClient(tableName));

    private sealed class CountingTable(CountingTables counts, TableClient inner) : TableClient
    {
        public override string Name => inner.Name;

        public override Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) => inner.CreateIfNotExistsAsync(cancellationToken);

        public override async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
            string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref counts.queries);
            var found = await inner.GetEntityIfExistsAsync<T>(partitionKey, rowKey, select, cancellationToken);
            Interlocked.Add(ref counts.rowsRead, found.HasValue ? 1 : 0);
            return found;
        }

        public override AsyncPageable<T> QueryAsync<T>(
            string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref counts.queries);
            return new CountingRows<T>(counts, inner.QueryAsync<T>(filter, maxPerPage, select, cancellationToken));
        }

        public override Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref counts.writes);
            return inner.AddEntityAsync(entity, cancellationToken);
        }

        public override Task<Response> UpdateEntityAsync<T>(
            T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref counts.writes);
            return inner.UpdateEntityAsync(entity, ifMatch, mode, cancellationToken);
        }

        public override Task<Response> UpsertEntityAsync<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref counts.writes);
            return inner.UpsertEntityAsync(entity, mode, cancellationToken);
        }

        public override Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
            IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref counts.writes);
            return inner.SubmitTransactionAsync(transactionActions, cancellationToken);
        }
    }

    private sealed class CountingRows<T>(CountingTables counts, AsyncPageable<T> inner) : AsyncPageable<T>
        where T : notnull
    {
        public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
        {
            await foreach (var page in inner.AsPages(continuationToken, pageSizeHint))
            {
                Interlocked.Add(ref counts.rowsRead, page.Values.Count);
                yield return page;
            }
        }
    }
}
