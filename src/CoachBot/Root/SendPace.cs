using System.Collections.Concurrent;

namespace CoachBot;

/// <summary>The pace of one process: enough where it is the only one. Each limit has its own slots, so a long queue under one holds up no other.</summary>
public sealed class SendPace(TimeProvider time) : ISendPace
{
    private const int MostLimits = 10_000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> next = new(StringComparer.Ordinal);

    public Task<DateTimeOffset> TakeAsync(string limit, TimeSpan spacing, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(spacing, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        cancellationToken.ThrowIfCancellationRequested();
        if (next.Count > MostLimits)
            ForgetThePast();
        var after = next.AddOrUpdate(
            limit,
            static (_, want) => want.Now + want.Length,
            static (_, free, want) => (free > want.Now ? free : want.Now) + want.Length,
            (Now: time.GetUtcNow(), Length: spacing * count));
        return Task.FromResult(after - (spacing * count));
    }

    private void ForgetThePast()
    {
        var now = time.GetUtcNow();
        foreach (var limit in next.Where(n => n.Value <= now))
            next.TryRemove(limit);
    }
}
