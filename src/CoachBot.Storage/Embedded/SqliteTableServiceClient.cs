using System.Text.RegularExpressions;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace CoachBot.Storage.Embedded;

/// <summary>The table service on a <see cref="SqliteDatabase"/>: the official client's members, the same answers and refusals, no network.</summary>
public sealed partial class SqliteTableServiceClient(SqliteDatabase database) : TableServiceClient
{
    public override string AccountName => "embedded";

    public override TableClient GetTableClient(string tableName) => NamePattern().IsMatch(tableName)
        ? new SqliteTableClient(database, tableName)
        : throw new ArgumentException($"'{tableName}' is no table name: use 3 to 63 letters and digits, beginning with a letter.", nameof(tableName));

    public override async Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default)
    {
        var response = await CreateTableIfNotExistsAsync(tableName, cancellationToken);
        return response.GetRawResponse().Status == 409 ? throw EmbeddedErrors.TableExists(tableName) : response;
    }

    public override async Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default)
    {
        var rows = new TableRows(GetTableClient(tableName).Name);
        var created = await database.WriteAsync(rows.Create);
        return Response.FromValue(new TableItem(tableName), new EmbeddedResponse(created ? 204 : 409));
    }

    public override async Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default)
    {
        var rows = new TableRows(GetTableClient(tableName).Name);
        return new EmbeddedResponse(await database.WriteAsync(rows.Drop) ? 204 : 404);
    }

    /// <exception cref="NotSupportedException">There is a filter: the embedded store lists all tables or none.</exception>
    public override AsyncPageable<TableItem> QueryAsync(string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default)
    {
        if (!string.IsNullOrEmpty(filter))
            throw new NotSupportedException($"The embedded store lists tables without a filter, not with '{filter}'.");
        var items = database.Read(session => TableRows.Names(session).Select(name => new TableItem(name)).ToList());
        return AsyncPageable<TableItem>.FromPages([Page<TableItem>.FromValues(items, null, new EmbeddedResponse(200))]);
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,62}$", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
