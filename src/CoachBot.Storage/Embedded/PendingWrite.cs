namespace CoachBot.Storage.Embedded;

/// <summary>A transaction that waits for the writer.</summary>
internal abstract class PendingWrite
{
    public abstract void RunUnderSavepoint(SqliteSession session);

    public abstract void Complete();

    public abstract void Fail(Exception failure);
}

internal sealed class PendingWrite<T>(Func<SqliteSession, T> work) : PendingWrite
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T result = default!;
    private Exception? refusal;

    public Task<T> Task => completion.Task;

    public override void RunUnderSavepoint(SqliteSession session)
    {
        session.Execute("SAVEPOINT work");
        try
        {
            result = work(session);
        }
        catch (Exception e)
        {
            // Whatever it is belongs to the caller that waits for this work, not to the others in the same commit.
            refusal = e;
            session.Execute("ROLLBACK TO work");
        }

        session.Execute("RELEASE work");
    }

    public override void Complete()
    {
        if (refusal is null)
            completion.TrySetResult(result);
        else
            completion.TrySetException(refusal);
    }

    public override void Fail(Exception failure) => completion.TrySetException(failure);
}
