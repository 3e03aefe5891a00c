namespace CoachBot.Storage.Tests;

/// <summary>A clock that moves when it is told to.</summary>
public sealed class ManualTime : TimeProvider
{
    private DateTimeOffset now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan time) => now += time;
}
