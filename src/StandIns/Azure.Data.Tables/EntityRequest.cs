using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>One change of one row as an HTTP request, sent alone or inside a changeset.</summary>
internal sealed record EntityRequest(RequestMethod Method, string Path, byte[] Body, ETag IfMatch)
{
    public static EntityRequest Add(string table, ITableEntity entity) =>
        new(RequestMethod.Post, table, EntityJson.Write(entity), default);

    public static EntityRequest Update(string table, ITableEntity entity, TableUpdateMode mode, ETag ifMatch) =>
        new(
            mode == TableUpdateMode.Replace ? RequestMethod.Put : RequestMethod.Patch,
            PathOf(table, entity.PartitionKey, entity.RowKey),
            EntityJson.Write(entity),
            ifMatch);

    public static EntityRequest Delete(string table, string partitionKey, string rowKey, ETag ifMatch) =>
        new(RequestMethod.Delete, PathOf(table, partitionKey, rowKey), null, ifMatch == default ? ETag.All : ifMatch);

    public static EntityRequest From(string table, TableTransactionAction action) => action.ActionType switch
    {
        TableTransactionActionType.Add => Add(table, action.Entity),
        TableTransactionActionType.Delete => Delete(table, action.Entity.PartitionKey, action.Entity.RowKey, action.ETag),
        TableTransactionActionType.UpdateMerge => Update(table, action.Entity, TableUpdateMode.Merge, action.ETag),
        TableTransactionActionType.UpdateReplace => Update(table, action.Entity, TableUpdateMode.Replace, action.ETag),
        TableTransactionActionType.UpsertMerge => Update(table, action.Entity, TableUpdateMode.Merge, default),
        TableTransactionActionType.UpsertReplace => Update(table, action.Entity, TableUpdateMode.Replace, default),
        _ => throw new InvalidOperationException($"Unknown action type {action.ActionType}."),
    };

    public static string PathOf(string table, string partitionKey, string rowKey) =>
        $"{table}(PartitionKey='{Escape(partitionKey)}',RowKey='{Escape(rowKey)}')";

    public void AddHeaders(Request request)
    {
        foreach (var (name, value) in Headers)
            request.Headers.SetValue(name, value);
    }

    public IEnumerable<(string Name, string Value)> Headers
    {
        get
        {
            if (Method == RequestMethod.Post)
                yield return ("Prefer", "return-no-content");
            if (IfMatch != default)
                yield return ("If-Match", IfMatch.ToString());
        }
    }

    private static string Escape(string key) =>
        Uri.EscapeDataString((key ?? throw new ArgumentNullException(nameof(key))).Replace("'", "''", StringComparison.Ordinal));
}
