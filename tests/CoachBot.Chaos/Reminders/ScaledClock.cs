namespace CoachBot.Chaos.Reminders;

/// <summary>A clock that runs so many times as fast as the machine's, and jumps when told, forwards or backwards.</summary>
internal sealed class ScaledClock(DateTimeOffset start, double speed) : TimeProvider
{
    private readonly long began = System.GetTimestamp();
    private long jumped;

    public override DateTimeOffset GetUtcNow() => start + (System.GetElapsedTime(began) * speed) + new TimeSpan(Interlocked.Read(ref jumped));

    public void Jump(TimeSpan by) => Interlocked.Add(ref jumped, by.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Scaled(System.CreateTimer(callback, state, Short(dueTime), Short(period)), this);

    private TimeSpan Short(TimeSpan time) => time <= TimeSpan.Zero ? time : time / speed;

    private sealed class Scaled(ITimer timer, ScaledClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Short(dueTime), clock.Short(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
