using Microsoft.Data.Sqlite;

namespace CoachBot.Storage.Embedded;

/// <summary>
/// One queue's messages in the file. They are found by when they are due, so that those that wait cost nothing,
/// and those that expire are found by that time alone.
/// </summary>
internal sealed class QueueRows(string queue)
{
    public const long Never = long.MaxValue;

    private const string Columns = "id, due, inserted, expires, dequeued, receipt, body";

    private readonly string table = $"\"queue {queue}\"";

    /// <returns>Whether the queue is new.</returns>
    public bool Create(SqliteSession session)
    {
        if (Exists(session))
            return false;
        session.Execute(
            $"""
            CREATE TABLE {table} (
              id TEXT PRIMARY KEY, due INTEGER NOT NULL, inserted INTEGER NOT NULL, expires INTEGER NOT NULL,
              dequeued INTEGER NOT NULL, receipt INTEGER NOT NULL, body BLOB NOT NULL) WITHOUT ROWID
            """);
        session.Execute($"CREATE INDEX \"due {queue}\" ON {table} (due)");
        session.Execute($"CREATE INDEX \"expiry {queue}\" ON {table} (expires) WHERE expires < {Never}");
        return true;
    }

    /// <returns>Whether there was such a queue.</returns>
    public bool Drop(SqliteSession session)
    {
        if (!Exists(session))
            return false;
        session.Execute($"DROP TABLE {table}");
        return true;
    }

    public bool Exists(SqliteSession session) =>
        session.Scalar("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $1", $"queue {queue}") is not null;

    public int Add(SqliteSession session, QueueRow row) => Checked(() => session.Execute(
        $"INSERT INTO {table} ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        row.Id,
        row.Due,
        row.Inserted,
        row.Expires,
        row.Dequeued,
        row.Receipt,
        row.Body));

    /// <summary>Messages due by <paramref name="now"/>, the longest due first.</summary>
    public List<QueueRow> Due(SqliteSession session, long now, int most) => Checked(() =>
        Read(session.Query($"SELECT {Columns} FROM {table} WHERE due <= $1 AND expires > $1 ORDER BY due LIMIT $2", now, most)));

    /// <summary>The message that the receipt is for.</summary>
    /// <exception cref="Azure.RequestFailedException">404 MessageNotFound or 400 PopReceiptMismatch.</exception>
    public QueueRow Held(SqliteSession session, string id, string receipt, long now)
    {
        var row = Checked(() => Read(session.Query($"SELECT {Columns} FROM {table} WHERE id = $1", id))).Find(row => row.Expires > now)
            ?? throw EmbeddedErrors.MessageNotFound(id);
        return row.PopReceipt == receipt ? row : throw EmbeddedErrors.ReceiptMismatch(id);
    }

    public void Update(SqliteSession session, QueueRow row) => session.Execute(
        $"UPDATE {table} SET due = $2, dequeued = $3, receipt = $4, body = $5 WHERE id = $1", row.Id, row.Due, row.Dequeued, row.Receipt, row.Body);

    public void Delete(SqliteSession session, string id) => session.Execute($"DELETE FROM {table} WHERE id = $1", id);

    public int DeleteExpired(SqliteSession session, long now) =>
        Checked(() => session.Execute($"DELETE FROM {table} WHERE expires <= $1 AND expires < {Never}", now));

    public int Clear(SqliteSession session) => Checked(() => session.Execute($"DELETE FROM {table}"));

    public long Count(SqliteSession session, long now) =>
        Checked(() => (long)session.Scalar($"SELECT count(*) FROM {table} WHERE expires > $1", now)!);

    private static List<QueueRow> Read(SqliteDataReader reader)
    {
        using (reader)
        {
            var rows = new List<QueueRow>();
            while (reader.Read())
            {
                rows.Add(new QueueRow(
                    reader.GetString(0),
                    reader.GetInt64(1),
                    reader.GetInt64(2),
                    reader.GetInt64(3),
                    reader.GetInt64(4),
                    reader.GetInt64(5),
                    reader.GetFieldValue<byte[]>(6)));
            }

            return rows;
        }
    }

    private T Checked<T>(Func<T> statement)
    {
        try
        {
            return statement();
        }
        catch (SqliteException e) when (EmbeddedErrors.IsNoSuchTable(e))
        {
            throw EmbeddedErrors.QueueNotFound(queue);
        }
    }
}

/// <summary>A message as the file holds it. Times are UTC ticks; <paramref name="Receipt"/> changes with every receive and update.</summary>
internal sealed record QueueRow(string Id, long Due, long Inserted, long Expires, long Dequeued, long Receipt, byte[] Body)
{
    public string PopReceipt => Convert.ToBase64String(BitConverter.GetBytes(Receipt));
}
