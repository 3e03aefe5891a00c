using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace CoachBot.Storage.Embedded;

/// <summary>
/// The one writer of the file. Transactions that wait while it commits share the next commit, and so one fsync;
/// each stands under a savepoint, so that one that is refused leaves the others alone.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    /// <summary>Enough to share an fsync well; a bound so that the first of a flood is answered soon.</summary>
    private const int MostInOneCommit = 256;

    private readonly BlockingCollection<PendingWrite> waiting = [];
    private readonly List<PendingWrite> batch = [];
    private readonly SqliteSession session;
    private readonly Thread thread;
    private bool scrubWanted;

    public GroupCommit(SqliteSession session)
    {
        this.session = session;
        thread = new Thread(CommitWhatWaits) { IsBackground = true, Name = "store writer" };
        thread.Start();
    }

    /// <summary>Completes when the work is on disk, or fails with what the work threw.</summary>
    public Task<T> RunAsync<T>(Func<SqliteSession, T> work)
    {
        var pending = new PendingWrite<T>(work);
        waiting.Add(pending);
        return pending.Task;
    }

    /// <summary>Asked for by work that deletes what must leave no trace in the file's log.</summary>
    public void WantScrub() => scrubWanted = true;

    public void Dispose()
    {
        waiting.CompleteAdding();
        thread.Join();
        waiting.Dispose();
        session.Dispose();
    }

    private void CommitWhatWaits()
    {
        foreach (var first in waiting.GetConsumingEnumerable())
        {
            batch.Clear();
            batch.Add(first);
            try
            {
                session.Execute("BEGIN IMMEDIATE");
                first.RunUnderSavepoint(session);
                while (batch.Count < MostInOneCommit && waiting.TryTake(out var next))
                {
                    batch.Add(next);
                    next.RunUnderSavepoint(session);
                }

                session.Execute("COMMIT");
                ScrubLog();
                batch.ForEach(pending => pending.Complete());
            }
            catch (SqliteException e)
            {
                RollBack();
                var failure = EmbeddedErrors.NotCommitted(e);
                batch.ForEach(pending => pending.Fail(failure));
            }
        }
    }

    /// <summary>Moves the log into the database, where deleted bytes are overwritten; when a reader is in the way, the next commit tries again.</summary>
    private void ScrubLog()
    {
        if (!scrubWanted)
            return;
        scrubWanted = !session.TryTruncateLog();
    }

    private void RollBack()
    {
        try
        {
            session.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has ended the transaction itself, as it does when the disk is full.
        }
    }
}
