using System.Net;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>One table: its rows read, changed alone and changed together.</summary>
public class TableClient
{
    private readonly TablePipeline pipeline;

    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, null)
    {
    }

    public TableClient(string connectionString, string tableName, TableClientOptions options = null)
        : this(TablePipeline.FromConnectionString(connectionString, options), tableName)
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, null)
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions options = null)
        : this(TablePipeline.WithKey(endpoint, credential, options), tableName)
    {
    }

    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions options = null)
        : this(TablePipeline.WithToken(endpoint, tokenCredential, options), tableName)
    {
    }

    internal TableClient(TablePipeline pipeline, string tableName)
    {
        this.pipeline = pipeline;
        Name = tableName;
    }

    protected TableClient()
    {
    }

    public virtual string Name { get; }

    public virtual string AccountName => pipeline.AccountName;

    public virtual Uri Uri => pipeline.At(Name);

    /// <summary>Writes each argument of the interpolated string as an OData literal, quoted and escaped.</summary>
    public static string CreateQueryFilter(FormattableString filter) => QueryFilter.Format(filter);

    public virtual Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        Service.CreateTableAsync(Name, cancellationToken);

    public virtual Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        Service.CreateTableIfNotExistsAsync(Name, cancellationToken);

    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        Service.DeleteTableAsync(Name, cancellationToken);

    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await GetAsync(partitionKey, rowKey, select, cancellationToken);
        return Response.FromValue(EntityJson.Read<T>(response.Content), response);
    }

    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await GetAsync(partitionKey, rowKey, select, cancellationToken, HttpStatusCode.NotFound);
        return response.Status == (int)HttpStatusCode.NotFound
            ? new NoEntityResponse<T>(response)
            : Response.FromValue(EntityJson.Read<T>(response.Content), response);
    }

    public virtual AsyncPageable<T> QueryAsync<T>(
        string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new PagesByToken<T>(
            async (token, pageSize) =>
            {
                var next = token?.Split(' ', 2) ?? [null, null];
                var query = TablePipeline.Query(
                    ("$filter", filter),
                    ("$top", TablePipeline.Number(pageSize ?? maxPerPage)),
                    ("$select", TablePipeline.Select(select)),
                    ("NextPartitionKey", next[0]),
                    ("NextRowKey", next.Length > 1 && next[1] is { Length: > 0 } row ? row : null));
                var response = await pipeline.SendAsync(RequestMethod.Get, $"{Name}(){query}", null, null, cancellationToken);
                response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var nextPartition);
                response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var nextRow);
                return Page<T>.FromValues(
                    EntityJson.ReadPage<T>(response.Content), nextPartition is null ? null : $"{nextPartition} {nextRow}", response);
            });

    public virtual Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        SendAsync(EntityRequest.Add(Name, entity), cancellationToken);

    public virtual Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        SendAsync(EntityRequest.Update(Name, entity, mode, ifMatch), cancellationToken);

    public virtual Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        SendAsync(EntityRequest.Update(Name, entity, mode, default), cancellationToken);

    /// <summary>Deletes the row; a row that is not there is a response with status 404, no error.</summary>
    public virtual Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        SendAsync(EntityRequest.Delete(Name, partitionKey, rowKey, ifMatch), cancellationToken, HttpStatusCode.NotFound);

    public virtual Task<Response> DeleteEntityAsync(
        ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);

    /// <summary>All actions or none, in one partition.</summary>
    /// <exception cref="TableTransactionFailedException">One action was refused, and so all were.</exception>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        var actions = transactionActions.ToList();
        if (actions.Count == 0)
            throw new InvalidOperationException("The transaction has no actions; give it at least one.");
        var batch = new Changeset(pipeline, actions.ConvertAll(action => EntityRequest.From(Name, action)));
        var response = await pipeline.SendAsync(
            RequestMethod.Post, "$batch", batch.Body, request => request.Headers.SetValue("Content-Type", batch.ContentType), cancellationToken);
        return Response.FromValue(Changeset.ReadAnswers(response), response);
    }

    private TableServiceClient Service => field ??= new TableServiceClient(pipeline);

    private Task<Response> GetAsync(
        string partitionKey, string rowKey, IEnumerable<string> select, CancellationToken cancellationToken, params HttpStatusCode[] alsoFine) =>
        pipeline.SendAsync(
            RequestMethod.Get,
            EntityRequest.PathOf(Name, partitionKey, rowKey) + TablePipeline.Query(("$select", TablePipeline.Select(select))),
            null,
            null,
            cancellationToken,
            alsoFine);

    private Task<Response> SendAsync(EntityRequest entity, CancellationToken cancellationToken, params HttpStatusCode[] alsoFine) =>
        pipeline.SendAsync(entity.Method, entity.Path, entity.Body, entity.AddHeaders, cancellationToken, alsoFine);
}
