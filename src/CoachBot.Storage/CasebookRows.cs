using System.Globalization;
using System.Text;
using Azure.Data.Tables;

namespace CoachBot.Storage;

/// <summary>
/// A casebook row as a table entity: its JSON split over the properties <c>Json0</c>, <c>Json1</c>, … and the number of the schema
/// that the JSON follows.
/// </summary>
internal static class CasebookRows
{
    /// <summary>A string property holds 64 KiB of UTF-16; this leaves room.</summary>
    private const int ChunkCharacters = 32_000;

    private const int MostEntityBytes = 1024 * 1024;
    private const string SchemaName = "Schema";

    /// <exception cref="CasebookTooLargeException">The entity would be over 1 MiB in UTF-16, the most that Azure Tables holds.</exception>
    public static TableEntity Write(string partition, string rowKey, string json)
    {
        var entity = new TableEntity(partition, rowKey) { [SchemaName] = CasebookSchema.Current };
        var size = (long)sizeof(char) * (partition.Length + rowKey.Length) + 64;
        for (var (from, chunk) = (0, 0); from < json.Length || chunk == 0; chunk++)
        {
            var length = ChunkAt(json, from);
            entity[Name(chunk)] = json.Substring(from, length);
            from += length;
            size += (sizeof(char) * (Name(chunk).Length + length)) + 12;
        }

        return size <= MostEntityBytes
            ? entity
            : throw new CasebookTooLargeException(
                $"The casebook row {rowKey} has {size} bytes in UTF-16, and a row holds at most {MostEntityBytes}; split it or drop what is old.");
    }

    public static CasebookRow Read(TableEntity entity, string key)
    {
        var json = new StringBuilder();
        for (var chunk = 0; entity.GetString(Name(chunk)) is { } text; chunk++)
            json.Append(text);
        var schema = entity.GetInt32(SchemaName)
            ?? throw new InvalidDataException($"The casebook row {entity.PartitionKey} / {entity.RowKey} has no property {SchemaName}.");
        return new CasebookRow(key, CasebookSchema.Upgrade(key, json.ToString(), schema), entity.ETag.ToString());
    }

    private static string Name(int chunk) => string.Create(CultureInfo.InvariantCulture, $"Json{chunk}");

    /// <summary>A surrogate pair stays together: half of one does not survive UTF-8.</summary>
    private static int ChunkAt(string json, int from)
    {
        var length = Math.Min(ChunkCharacters, json.Length - from);
        return from + length < json.Length && char.IsHighSurrogate(json[from + length - 1]) ? length - 1 : length;
    }
}
