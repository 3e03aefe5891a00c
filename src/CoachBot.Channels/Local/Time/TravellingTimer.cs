namespace CoachBot.Channels.Local;

/// <summary>A system timer whose waiting time a skip shortens.</summary>
internal sealed class TravellingTimer : ITimer
{
    private readonly Lock gate = new();
    private readonly TimeProvider system;
    private readonly Action<TravellingTimer> forget;
    private readonly TimerCallback callback;
    private readonly object? state;
    private readonly ITimer timer;
    private DateTimeOffset? due;
    private TimeSpan period;

    public TravellingTimer(TimeProvider system, Action<TravellingTimer> forget, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        this.system = system;
        this.forget = forget;
        this.callback = callback;
        this.state = state;
        timer = system.CreateTimer(static self => ((TravellingTimer)self!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Change(dueTime, period);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            this.period = period;
            due = dueTime == Timeout.InfiniteTimeSpan ? null : system.GetUtcNow() + dueTime;
            return timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Skip(TimeSpan by)
    {
        lock (gate)
        {
            if (due is not { } at)
                return;
            due = at - by;
            timer.Change(Later(due.Value - system.GetUtcNow(), TimeSpan.Zero), Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        forget(this);
        timer.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        forget(this);
        return timer.DisposeAsync();
    }

    private void Fire()
    {
        lock (gate)
        {
            var repeats = period > TimeSpan.Zero;
            due = repeats ? system.GetUtcNow() + period : null;
            if (repeats)
                timer.Change(period, Timeout.InfiniteTimeSpan);
        }
        callback(state);
    }

    private static TimeSpan Later(TimeSpan first, TimeSpan second) => first > second ? first : second;
}
