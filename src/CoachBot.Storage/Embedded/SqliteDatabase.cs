using System.Collections.Concurrent;

namespace CoachBot.Storage.Embedded;

/// <summary>
/// One SQLite file that holds tables and queues. Every commit is durable (WAL, <c>synchronous=FULL</c>).
/// Several processes may open the same file; each waits up to ten seconds for the other's commit.
/// </summary>
public sealed class SqliteDatabase : IDisposable
{
    private readonly ConcurrentBag<SqliteSession> readers = [];
    private readonly GroupCommit writer;
    private readonly string path;
    private long lastVersion;
    private volatile bool disposed;

    /// <param name="path">The file; its folder is made when missing.</param>
    /// <param name="time">The store's clock: time stamps, and when messages are due.</param>
    public SqliteDatabase(string path, TimeProvider time)
    {
        this.path = Path.GetFullPath(path);
        Time = time;
        Directory.CreateDirectory(Path.GetDirectoryName(this.path)!);
        writer = new GroupCommit(new SqliteSession(this.path));
    }

    internal TimeProvider Time { get; }

    internal long Now => Time.GetUtcNow().UtcTicks;

    public void Dispose()
    {
        disposed = true;
        writer.Dispose();
        while (readers.TryTake(out var session))
            session.Dispose();
    }

    internal Task<T> WriteAsync<T>(Func<SqliteSession, T> work) => writer.RunAsync(work);

    /// <summary>Called by work that deletes rows: after its commit the log is emptied too.</summary>
    internal void WantScrub() => writer.WantScrub();

    /// <summary>Reads on a connection of its own, beside the writer. SQLite has no asynchronous reads: this blocks for its page cache or the disk.</summary>
    internal T Read<T>(Func<SqliteSession, T> work)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var session = readers.TryTake(out var idle) ? idle : new SqliteSession(path);
        try
        {
            return work(session);
        }
        finally
        {
            if (disposed)
                session.Dispose();
            else
                readers.Add(session);
        }
    }

    /// <summary>
    /// The version of a row written now: its time in ticks, but always above every version this process gave and the row's old one,
    /// so that no ETag comes twice, even when the clock stands still.
    /// </summary>
    internal long NextVersion(long oldVersion)
    {
        lastVersion = Math.Max(Math.Max(Now, lastVersion + 1), oldVersion + 1);
        return lastVersion;
    }
}
