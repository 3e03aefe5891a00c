namespace CoachBot.Testing;

/// <summary>A clock that moves when told. Timers fire while it is moved, in their order.</summary>
public sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private readonly List<FakeTimer> timers = [];
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (timers)
            timers.Add(timer);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var end = now + by;
        while (NextDue(end) is { } next)
        {
            now = next.Due!.Value > now ? next.Due.Value : now;
            next.Fire();
            if (by > TimeSpan.FromHours(1) && next.Due <= end)
                next.SkipTo(end);
        }
        now = end;
    }

    /// <summary>The process that set the timers is gone.</summary>
    public void DropTimers()
    {
        lock (timers)
            timers.Clear();
    }

    private FakeTimer? NextDue(DateTimeOffset end)
    {
        lock (timers)
            return timers.Where(t => t.Due <= end).MinBy(t => t.Due);
    }

    private sealed class FakeTimer(FakeClock clock, Action callback) : ITimer
    {
        private TimeSpan every = Timeout.InfiniteTimeSpan;

        public DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.now + dueTime;
            every = period;
            return true;
        }

        public void Fire()
        {
            Due = every == Timeout.InfiniteTimeSpan || every == TimeSpan.Zero ? null : Due + every;
            callback();
        }

        /// <summary>A long journey does not fire a short period thousands of times.</summary>
        public void SkipTo(DateTimeOffset end) => Due = end + every;

        public void Dispose()
        {
            lock (clock.timers)
                clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
