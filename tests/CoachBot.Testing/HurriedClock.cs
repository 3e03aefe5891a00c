namespace CoachBot.Testing;

/// <summary>Real time run faster: what waits a second waits a fifth of one. For servers that talk to each other, where no test can turn the clock by hand.</summary>
public sealed class HurriedClock(DateTimeOffset? start = null, int factor = 5) : TimeProvider
{
    private readonly DateTimeOffset start = start ?? new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private readonly long began = TimeProvider.System.GetTimestamp();
    private TimeSpan skipped;

    public override DateTimeOffset GetUtcNow() => start + (TimeProvider.System.GetElapsedTime(began) * factor) + skipped;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        TimeProvider.System.CreateTimer(callback, state, Hurry(dueTime), Hurry(period));

    /// <summary>Some time has passed; what waits for a time waits on.</summary>
    public void Skip(TimeSpan time) => skipped += time;

    private TimeSpan Hurry(TimeSpan time) => time <= TimeSpan.Zero ? time : time / factor;
}
