using System.Net;
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>The tables of one account.</summary>
public class TableServiceClient
{
    private readonly TablePipeline pipeline;

    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    public TableServiceClient(string connectionString, TableClientOptions options = null)
        : this(TablePipeline.FromConnectionString(connectionString, options))
    {
    }

    public TableServiceClient(Uri endpoint, AzureSasCredential credential)
        : this(endpoint, credential, null)
    {
    }

    public TableServiceClient(Uri endpoint, AzureSasCredential credential, TableClientOptions options = null)
        : this(TablePipeline.WithSas(endpoint, credential.Signature, options))
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions options)
        : this(TablePipeline.WithKey(endpoint, credential, options))
    {
    }

    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options = null)
        : this(TablePipeline.WithToken(endpoint, tokenCredential, options))
    {
    }

    protected TableServiceClient()
    {
    }

    internal TableServiceClient(TablePipeline pipeline) => this.pipeline = pipeline;

    public virtual string AccountName => pipeline.AccountName;

    public virtual Uri Uri => pipeline.Endpoint;

    public static string CreateQueryFilter(FormattableString filter) => TableClient.CreateQueryFilter(filter);

    public virtual TableClient GetTableClient(string tableName) => new(pipeline, tableName);

    public virtual async Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["TableName"] = tableName });
        var response = await pipeline.SendAsync(
            RequestMethod.Post, "Tables", body, request => request.Headers.Add("Prefer", "return-no-content"), cancellationToken);
        return Response.FromValue(new TableItem(tableName), response);
    }

    public virtual async Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default)
    {
        try
        {
            return await CreateTableAsync(tableName, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == (int)HttpStatusCode.Conflict && e.ErrorCode == TableErrorCode.TableAlreadyExists)
        {
            return Response.FromValue(new TableItem(tableName), e.GetRawResponse());
        }
    }

    /// <summary>Deletes the table; a table that is not there is a response with status 404, no error.</summary>
    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(RequestMethod.Delete, $"Tables('{tableName}')", null, null, cancellationToken, HttpStatusCode.NotFound);

    public virtual AsyncPageable<TableItem> QueryAsync(
        string filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new PagesByToken<TableItem>(
            async (token, pageSize) =>
            {
                var query = TablePipeline.Query(
                    ("$filter", filter), ("$top", TablePipeline.Number(pageSize ?? maxPerPage)), ("NextTableName", token));
                var response = await pipeline.SendAsync(RequestMethod.Get, "Tables" + query, null, null, cancellationToken);
                using var json = JsonDocument.Parse(response.Content.ToMemory());
                var items = json.RootElement.GetProperty("value").EnumerateArray()
                    .Select(table => new TableItem(table.GetProperty("TableName").GetString())).ToList();
                response.Headers.TryGetValue("x-ms-continuation-NextTableName", out var next);
                return Page<TableItem>.FromValues(items, next, response);
            });
}
