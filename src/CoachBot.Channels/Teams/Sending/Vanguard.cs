namespace CoachBot.Channels.Teams.Sending;

/// <summary>
/// After a silence the connection is closed, and in a new process nothing has run yet. Then one unasked message goes ahead of the others,
/// which would otherwise leave in time and arrive in a heap.
/// </summary>
public sealed class Vanguard(TimeProvider time)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    /// <summary>One that gets stuck does not hold up the others.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private DateTimeOffset last;
    private TaskCompletionSource? ahead;

    /// <summary>Returns when the way is open; disposing what is returned says that one is through.</summary>
    public async Task<IDisposable> FollowAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource? before = null, mine = null;
        lock (gate)
        {
            if (time.GetUtcNow() - last >= Silence && (before = ahead) is null)
                ahead = mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        if (before is not null)
            await Task.WhenAny(before.Task, Task.Delay(Patience, time, cancellationToken));
        return new Passage(this, mine);
    }

    private void Through(TaskCompletionSource? mine)
    {
        lock (gate)
        {
            last = time.GetUtcNow();
            if (mine is not null)
                ahead = null;
        }
        mine?.SetResult();
    }

    private sealed class Passage(Vanguard vanguard, TaskCompletionSource? mine) : IDisposable
    {
        public void Dispose() => vanguard.Through(mine);
    }
}
