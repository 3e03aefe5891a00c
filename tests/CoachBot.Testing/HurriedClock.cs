namespace CoachBot.Testing;

/// <summary>Real time run faster: what waits a second waits a tenth of one. For servers that talk to each other, where no test can turn the clock by hand.</summary>
public sealed class HurriedClock(int factor = 10) : TimeProvider
{
    private readonly DateTimeOffset start = TimeProvider.System.GetUtcNow();
    private readonly long began = TimeProvider.System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start + (TimeProvider.System.GetElapsedTime(began) * factor);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        TimeProvider.System.CreateTimer(callback, state, Hurry(dueTime), Hurry(period));

    private TimeSpan Hurry(TimeSpan time) => time <= TimeSpan.Zero ? time : time / factor;
}
