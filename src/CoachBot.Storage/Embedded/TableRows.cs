using Azure;
using Azure.Data.Tables;
using Microsoft.Data.Sqlite;

namespace CoachBot.Storage.Embedded;

/// <summary>One table's rows in the file: the SQL, and what each kind of change demands of the row that is there.</summary>
internal sealed class TableRows(string table)
{
    private const string Prefix = "table ";

    private readonly string find = $"SELECT id, version, data FROM \"{Prefix}{table}\" WHERE partition = $1 AND row = $2";
    private readonly string insert = $"INSERT INTO \"{Prefix}{table}\" (partition, row, version, data) VALUES ($1, $2, $3, $4)";
    private readonly string update = $"UPDATE \"{Prefix}{table}\" SET version = $2, data = $3 WHERE id = $1";
    private readonly string delete = $"DELETE FROM \"{Prefix}{table}\" WHERE id = $1";

    /// <summary>Rows of a span in order: partition, row, version, data.</summary>
    public string Range { get; } =
        $"SELECT partition, row, version, data FROM \"{Prefix}{table}\" WHERE (partition, row) >= ($1, $2) AND (partition, row) < ($3, $4) ORDER BY partition, row";

    public static IEnumerable<string> Names(SqliteSession session)
    {
        using var reader = session.Query("SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 6) = $1 ORDER BY name", Prefix);
        while (reader.Read())
            yield return reader.GetString(0)[Prefix.Length..];
    }

    /// <returns>Whether the table is new.</returns>
    public bool Create(SqliteSession session)
    {
        if (Exists(session))
            return false;
        session.Execute(
            $"""
            CREATE TABLE "{Prefix}{table}" (
              id INTEGER PRIMARY KEY, partition TEXT NOT NULL, row TEXT NOT NULL, version INTEGER NOT NULL, data BLOB NOT NULL,
              UNIQUE (partition, row))
            """);
        return true;
    }

    /// <returns>Whether there was such a table.</returns>
    public bool Drop(SqliteSession session)
    {
        if (!Exists(session))
            return false;
        session.Execute($"DROP TABLE \"{Prefix}{table}\"");
        return true;
    }

    /// <summary>The row's version and data, or null.</summary>
    public StoredRow? Find(SqliteSession session, string partition, string row)
    {
        try
        {
            using var reader = session.Query(find, partition, row);
            return reader.Read() ? new StoredRow(reader.GetInt64(0), reader.GetInt64(1), reader.GetFieldValue<byte[]>(2)) : null;
        }
        catch (SqliteException e) when (EmbeddedErrors.IsNoSuchTable(e))
        {
            throw EmbeddedErrors.TableNotFound(table);
        }
    }

    /// <summary>Makes one change, or throws the service's refusal before anything is written.</summary>
    /// <returns>The row's new version; 0 for a deletion.</returns>
    public long Apply(SqliteSession session, SqliteDatabase database, TableTransactionAction action)
    {
        var entity = action.Entity;
        EntityRules.CheckKeys(entity.PartitionKey, entity.RowKey);
        var stored = Find(session, entity.PartitionKey, entity.RowKey);
        switch (action.ActionType)
        {
            case TableTransactionActionType.Add:
                if (stored is not null)
                    throw EmbeddedErrors.EntityExists(entity.PartitionKey, entity.RowKey);
                return Write(session, database, entity, null, merge: false);
            case TableTransactionActionType.Delete:
                CheckCondition(entity, stored, action.ETag == default ? ETag.All : action.ETag);
                session.Execute(delete, stored!.Id);
                database.WantScrub();
                return 0;
            case TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace:
                if (action.ETag != default)
                    CheckCondition(entity, stored, action.ETag);
                return Write(session, database, entity, stored, action.ActionType == TableTransactionActionType.UpdateMerge);
            default:
                return Write(session, database, entity, stored, action.ActionType == TableTransactionActionType.UpsertMerge);
        }
    }

    private static void CheckCondition(ITableEntity entity, StoredRow? stored, ETag condition)
    {
        if (stored is null)
            throw EmbeddedErrors.EntityNotFound(entity.PartitionKey, entity.RowKey);
        if (!RowVersion.Satisfies(stored.Version, condition))
            throw EmbeddedErrors.ConditionNotMet(entity.PartitionKey, entity.RowKey, condition);
    }

    private long Write(SqliteSession session, SqliteDatabase database, ITableEntity entity, StoredRow? stored, bool merge)
    {
        var properties = EntityRules.PropertiesOf(entity);
        if (merge && stored is not null)
            properties = Merge(stored.Data, properties);
        EntityRules.Check(entity.PartitionKey, entity.RowKey, properties);
        var data = EntityBlob.Write(properties);
        var version = database.NextVersion(stored?.Version ?? 0);
        if (stored is null)
            session.Execute(insert, entity.PartitionKey, entity.RowKey, version, data);
        else
            session.Execute(update, stored.Id, version, data);
        return version;
    }

    private static Dictionary<string, object?> Merge(byte[] data, IDictionary<string, object?> properties)
    {
        var merged = new Dictionary<string, object?>(StringComparer.Ordinal);
        EntityBlob.Read(data, merged);
        foreach (var (name, value) in properties.Where(property => property.Value is not null))
            merged[name] = value;
        return merged;
    }

    private bool Exists(SqliteSession session) =>
        session.Scalar("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $1 COLLATE NOCASE", Prefix + table) is not null;
}

/// <summary>A row as the file holds it.</summary>
internal sealed record StoredRow(long Id, long Version, byte[] Data);
