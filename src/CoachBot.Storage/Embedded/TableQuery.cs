using System.Text;
using Azure;
using Azure.Data.Tables;
using CoachBot.Storage.Embedded.Filters;
using Microsoft.Data.Sqlite;

namespace CoachBot.Storage.Embedded;

/// <summary>A query over one table. The filter's keys bound what is read; the rest of it is asked of each row there.</summary>
internal sealed class TableQuery(SqliteDatabase database, string table, string? filter, int? maxPerPage, IEnumerable<string>? select)
    : AsyncPageable<TableEntity>
{
    private const int MostPerPage = 1000;

    private static readonly byte[] AfterAllText = []; // SQLite orders every blob after every text

    private readonly string sql = new TableRows(table).Range;
    private readonly HashSet<string>? selected = select?.ToHashSet(StringComparer.Ordinal);

    public override async IAsyncEnumerable<Page<TableEntity>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        await Task.CompletedTask;
        var node = FilterParser.Parse(filter);
        var spans = KeySpan.Of(node);
        var size = Math.Min(pageSizeHint ?? maxPerPage ?? MostPerPage, MostPerPage);
        do
        {
            var page = database.Read(session => ReadPage(session, node, spans, continuationToken, size));
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }

    public static TableEntity ToEntity(string partition, string row, long version, byte[] data, HashSet<string>? selected)
    {
        var entity = new TableEntity(partition, row) { Timestamp = new DateTimeOffset(version, TimeSpan.Zero), ETag = new ETag(RowVersion.ETagOf(version)) };
        EntityBlob.Read(data, entity!);
        if (selected is not null)
        {
            foreach (var name in entity.Keys.Where(name => name != "odata.etag" && !selected.Contains(name)).ToList())
                entity.Remove(name);
        }

        return entity;
    }

    private Page<TableEntity> ReadPage(SqliteSession session, FilterNode node, IReadOnlyList<KeySpan> spans, string? token, int size)
    {
        var entities = new List<TableEntity>();
        string? next = null;
        session.Execute("BEGIN"); // one snapshot for all spans
        try
        {
            foreach (var span in token is null ? spans : KeySpan.StartingAt(spans, ReadToken(token)))
            {
                next = ReadSpan(session, node, span, size, entities);
                if (next is not null)
                    break;
            }
        }
        catch (SqliteException e) when (EmbeddedErrors.IsNoSuchTable(e))
        {
            throw EmbeddedErrors.TableNotFound(table);
        }
        finally
        {
            session.Execute("COMMIT");
        }

        return Page<TableEntity>.FromValues(entities, next, new EmbeddedResponse(200));
    }

    /// <returns>The token of the first row that no longer fits the page, or null.</returns>
    private string? ReadSpan(SqliteSession session, FilterNode node, KeySpan span, int size, List<TableEntity> entities)
    {
        using var reader = session.Query(
            sql, span.From.Partition ?? (object)AfterAllText, span.From.Row, span.To.Partition ?? (object)AfterAllText, span.To.Row);
        while (reader.Read())
        {
            var (partition, row) = (reader.GetString(0), reader.GetString(1));
            var entity = ToEntity(partition, row, reader.GetInt64(2), reader.GetFieldValue<byte[]>(3), null);
            if (!node.Matches(name => entity[name]))
                continue;
            if (entities.Count == size)
                return WriteToken(partition, row);
            entities.Add(selected is null ? entity : ToEntity(partition, row, reader.GetInt64(2), reader.GetFieldValue<byte[]>(3), selected));
        }

        return null;
    }

    private static string WriteToken(string partition, string row) => $"{Encode(partition)} {Encode(row)}";

    private static KeyPoint ReadToken(string token) => token.Split(' ') is [var partition, var row]
        ? new KeyPoint(Decode(partition), Decode(row))
        : throw EmbeddedErrors.Invalid($"'{token}' is no continuation token of this store.");

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Decode(string text) => Encoding.UTF8.GetString(Convert.FromBase64String(text));
}
