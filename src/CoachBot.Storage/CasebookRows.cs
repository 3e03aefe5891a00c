using System.Text;
using Azure.Data.Tables;

namespace CoachBot.Storage;

/// <summary>A casebook row as a table entity: its JSON sealed with the person's key, and the number of the schema that the JSON follows.</summary>
internal static class CasebookRows
{
    private const int MostUtf16Bytes = 1024 * 1024;
    private const string SchemaName = "Schema";

    /// <exception cref="CasebookTooLargeException">The JSON is over 1 MiB in UTF-16 or its sealed bytes are over what an entity holds.</exception>
    public static TableEntity Write(string partition, string rowKey, string json, CasebookKey key)
    {
        var utf16 = (long)sizeof(char) * json.Length;
        var content = utf16 > MostUtf16Bytes ? throw TooLarge(rowKey, utf16, "UTF-16") : Encoding.UTF8.GetBytes(json);
        var sealedContent = key.Seal(content, partition, rowKey);
        if (sealedContent.Length > ChunkedRows.MostBytes)
            throw TooLarge(rowKey, sealedContent.Length, "UTF-8");
        var entity = ChunkedRows.Write(partition, rowKey, sealedContent);
        entity[SchemaName] = CasebookSchema.Current;
        return entity;
    }

    /// <exception cref="System.Security.Cryptography.AuthenticationTagMismatchException">The row was sealed with another key.</exception>
    public static CasebookRow Read(TableEntity entity, string name, CasebookKey key)
    {
        var schema = entity.GetInt32(SchemaName)
            ?? throw new InvalidDataException($"The casebook row {entity.PartitionKey} / {entity.RowKey} has no property {SchemaName}.");
        var json = Encoding.UTF8.GetString(key.Open(ChunkedRows.Read(entity), entity.PartitionKey, entity.RowKey));
        return new CasebookRow(name, CasebookSchema.Upgrade(name, json, schema), entity.ETag.ToString());
    }

    private static CasebookTooLargeException TooLarge(string rowKey, long size, string encoding) => new(
        $"The casebook row {rowKey} has {size} bytes in {encoding}, and a row holds at most 1 MiB; split it or drop what is old.");
}
