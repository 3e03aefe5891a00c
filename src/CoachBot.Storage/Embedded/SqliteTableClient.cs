using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace CoachBot.Storage.Embedded;

/// <summary>One table on a <see cref="SqliteDatabase"/>. Changes go through the file's one writer and are on disk when their task completes.</summary>
public sealed class SqliteTableClient : TableClient
{
    private const int MostActions = 100;
    private const int MostTransactionBytes = 4 * 1024 * 1024;

    private readonly SqliteDatabase database;
    private readonly TableRows rows;

    internal SqliteTableClient(SqliteDatabase database, string table)
    {
        this.database = database;
        Name = table;
        rows = new TableRows(table);
    }

    public override string Name { get; }

    public override string AccountName => "embedded";

    public override Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        new SqliteTableServiceClient(database).CreateTableAsync(Name, cancellationToken);

    public override Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        new SqliteTableServiceClient(database).CreateTableIfNotExistsAsync(Name, cancellationToken);

    public override Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        new SqliteTableServiceClient(database).DeleteTableAsync(Name, cancellationToken);

    public override async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
    {
        var found = await GetEntityIfExistsAsync<T>(partitionKey, rowKey, select, cancellationToken);
        return found.HasValue
            ? Response.FromValue(found.Value!, found.GetRawResponse())
            : throw EmbeddedErrors.EntityNotFound(partitionKey, rowKey);
    }

    public override Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
    {
        EntityRules.CheckKeys(partitionKey, rowKey);
        if (database.Read(session => rows.Find(session, partitionKey, rowKey)) is not { } row)
            return Task.FromResult<NullableResponse<T>>(new NoEntity<T>());
        var entity = TableQuery.ToEntity(partitionKey, rowKey, row.Version, row.Data, select?.ToHashSet(StringComparer.Ordinal));
        return Task.FromResult<NullableResponse<T>>(
            Response.FromValue(As<T>(entity), new EmbeddedResponse(200, RowVersion.ETagOf(row.Version))));
    }

    public override AsyncPageable<T> QueryAsync<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
        As<AsyncPageable<T>>(new TableQuery(database, Name, filter, maxPerPage, select));

    public override Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default) =>
        ApplyAsync(new TableTransactionAction(TableTransactionActionType.Add, entity));

    public override Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) =>
        ApplyAsync(new TableTransactionAction(
            mode == TableUpdateMode.Merge ? TableTransactionActionType.UpdateMerge : TableTransactionActionType.UpdateReplace, entity, ifMatch));

    public override Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) =>
        ApplyAsync(new TableTransactionAction(
            mode == TableUpdateMode.Merge ? TableTransactionActionType.UpsertMerge : TableTransactionActionType.UpsertReplace, entity));

    public override Task<Response> DeleteEntityAsync(
        ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);

    public override async Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        try
        {
            var entity = new TableEntity(partitionKey, rowKey);
            return await ApplyAsync(new TableTransactionAction(TableTransactionActionType.Delete, entity, ifMatch));
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return new EmbeddedResponse(404); // as the official client answers it
        }
    }

    public override async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        var actions = transactionActions.ToList();
        if (actions.Count == 0)
            throw new InvalidOperationException("The transaction has no actions; give it at least one.");
        CheckTogether(actions);
        var versions = await database.WriteAsync(session =>
        {
            var written = new long[actions.Count];
            for (var i = 0; i < actions.Count; i++)
                written[i] = At(i, () => rows.Apply(session, database, actions[i]));
            return written;
        });
        return Response.FromValue<IReadOnlyList<Response>>([.. versions.Select(Done)], new EmbeddedResponse(202));
    }

    private async Task<Response> ApplyAsync(TableTransactionAction action) =>
        Done(await database.WriteAsync(session => rows.Apply(session, database, action)));

    private static Response Done(long version) => new EmbeddedResponse(204, version == 0 ? null : RowVersion.ETagOf(version));

    private static T As<T>(object value) =>
        value is T typed ? typed : throw new NotSupportedException($"The embedded store reads TableEntity only, not {typeof(T)}.");

    private static void CheckTogether(List<TableTransactionAction> actions)
    {
        if (actions.Count > MostActions)
            throw new TableTransactionFailedException(EmbeddedErrors.Invalid($"A transaction has at most {MostActions} actions, not {actions.Count}."));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        long size = 0;
        for (var i = 0; i < actions.Count; i++)
        {
            var entity = actions[i].Entity;
            if (entity.PartitionKey != actions[0].Entity.PartitionKey)
                throw Failed(i, EmbeddedErrors.Refused(TableErrorCode.CommandsInBatchActOnDifferentPartitions, "All actions must be on one partition."));
            if (!seen.Add(entity.RowKey))
                throw Failed(i, EmbeddedErrors.Refused(TableErrorCode.InvalidDuplicateRow, $"The row {entity.RowKey} is changed twice in one transaction."));
            size += EntityRules.TransferSizeOf(actions[i].Entity);
        }

        if (size > MostTransactionBytes)
            throw new TableTransactionFailedException(EmbeddedErrors.TooLarge($"The transaction has about {size} bytes, over {MostTransactionBytes}."));
    }

    private static T At<T>(int index, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (RequestFailedException e)
        {
            throw Failed(index, e);
        }
    }

    /// <summary>The official exception reads the failing action's index from this entry.</summary>
    private static TableTransactionFailedException Failed(int index, RequestFailedException failure)
    {
        var numbered = new RequestFailedException(failure.Status, string.Create(CultureInfo.InvariantCulture, $"{index}:{failure.Message}"), failure.ErrorCode, failure);
        numbered.Data["FailedEntity"] = index.ToString(CultureInfo.InvariantCulture);
        return new TableTransactionFailedException(numbered);
    }
}
