using System.Collections.Concurrent;

namespace CoachBot.Channels.Teams.Sending;

/// <summary>Limits of the kind "so many in any stretch of that length", several at once, for many keys. For one process.</summary>
/// <param name="limits">The most sends in each length.</param>
public sealed class SlidingLimits(TimeProvider time, params (int Most, TimeSpan Length)[] limits)
{
    private const int MostKeys = 10_000;

    private readonly ConcurrentDictionary<string, List<DateTimeOffset>> sent = new(StringComparer.Ordinal);
    private readonly TimeSpan longest = limits.Max(l => l.Length);
    private readonly int most = limits.Max(l => l.Most);

    /// <summary>When the next send may leave, which then counts as sent; null, and nothing counts, when that is further off than the patience.</summary>
    public DateTimeOffset? Take(string key, TimeSpan patience)
    {
        if (sent.Count > MostKeys)
            ForgetIdle();
        var log = sent.GetOrAdd(key, static _ => []);
        lock (log)
        {
            var now = time.GetUtcNow();
            var at = Next(log, now);
            if (at - now > patience)
                return null;
            if (log.Count == most)
                log.RemoveAt(0);
            log.Add(at);
            return at;
        }
    }

    private DateTimeOffset Next(List<DateTimeOffset> log, DateTimeOffset now)
    {
        var at = log.Count > 0 && log[^1] > now ? log[^1] : now;
        foreach (var (limit, length) in limits)
        {
            if (log.Count >= limit && log[^limit] + length > at)
                at = log[^limit] + length;
        }
        return at;
    }

    private void ForgetIdle()
    {
        var past = time.GetUtcNow() - longest;
        foreach (var key in sent)
        {
            lock (key.Value)
            {
                if (key.Value.Count == 0 || key.Value[^1] < past)
                    sent.TryRemove(key);
            }
        }
    }
}
