using System.Collections.Concurrent;
using System.Globalization;

namespace CoachBot;

/// <summary>The pace of one process: enough where it is the only one. Each limit has its own slots, so a long queue under one holds up no other.</summary>
public sealed class SendPace(TimeProvider time) : ISendPace
{
    private const int MostLimits = 10_000;

    private readonly ConcurrentDictionary<string, (DateTimeOffset Next, KeptShares Kept)> limits = new(StringComparer.Ordinal);

    public Task<DateTimeOffset> TakeAsync(string limit, TimeSpan spacing, int count, TimeSpan lead, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(spacing, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        cancellationToken.ThrowIfCancellationRequested();
        if (limits.Count > MostLimits)
            ForgetThePast();
        var now = time.GetUtcNow();
        var start = now;
        limits.AddOrUpdate(limit, _ => After(now, KeptShares.None), (_, was) => After(was.Next, was.Kept));
        return Task.FromResult(start);

        (DateTimeOffset Next, KeptShares Kept) After(DateTimeOffset free, KeptShares kept)
        {
            start = free > now + lead ? free : now + lead;
            return (start + (kept.Widen(spacing, now) * count), kept);
        }
    }

    public Task<KeptShare?> KeepAsync(string limit, TimeSpan spacing, int part, int perSecond, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var now = time.GetUtcNow();
        KeptShare? mine = null;
        limits.AddOrUpdate(limit, _ => With(now, KeptShares.None), (_, was) => With(was.Next, was.Kept));
        return Task.FromResult(mine);

        (DateTimeOffset Next, KeptShares Kept) With(DateTimeOffset free, KeptShares kept)
        {
            var more = kept.Keep(part.ToString(CultureInfo.InvariantCulture), perSecond, spacing, now, free);
            mine = more?.Mine;
            return (free, more?.All ?? kept);
        }
    }

    private void ForgetThePast()
    {
        var now = time.GetUtcNow();
        foreach (var limit in limits.Where(l => l.Value.Next <= now && !l.Value.Kept.All.Any(s => s.To > now)))
            limits.TryRemove(limit);
    }
}
