using Microsoft.Data.Sqlite;

namespace CoachBot.Storage.Embedded;

/// <summary>One connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    /// <summary>How long a statement waits for another process that holds the file.</summary>
    private const int BusyMilliseconds = 10_000;

    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);

    public SqliteSession(string path)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            DefaultTimeout = 1, // SQLite's own busy handler waits; the library's retries on top of it would sleep 150 ms each
        }.ConnectionString);
        connection.Open();
        Execute($"PRAGMA busy_timeout = {BusyMilliseconds}");
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = FULL");
        Execute("PRAGMA secure_delete = ON"); // what a person had erased is overwritten, not only unlinked
    }

    /// <returns>The number of rows changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> arguments) => Prepare(sql, arguments).ExecuteNonQuery();

    public object? Scalar(string sql, params ReadOnlySpan<object?> arguments) => Prepare(sql, arguments).ExecuteScalar();

    public SqliteDataReader Query(string sql, params ReadOnlySpan<object?> arguments) => Prepare(sql, arguments).ExecuteReader();

    /// <summary>Writes the log back into the database and empties it, unless another connection is reading.</summary>
    public bool TryTruncateLog()
    {
        Execute("PRAGMA busy_timeout = 0");
        try
        {
            using var reader = Query("PRAGMA wal_checkpoint(TRUNCATE)");
            return reader.Read() && reader.GetInt64(0) == 0;
        }
        finally
        {
            Execute($"PRAGMA busy_timeout = {BusyMilliseconds}");
        }
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values)
            command.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> arguments)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < arguments.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
            prepared.Add(sql, command);
        }

        for (var i = 0; i < arguments.Length; i++)
            command.Parameters[i].Value = arguments[i] ?? DBNull.Value;
        return command;
    }
}
