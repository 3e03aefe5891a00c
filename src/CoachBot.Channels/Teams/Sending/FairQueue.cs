namespace CoachBot.Channels.Teams.Sending;

/// <summary>
/// So that one tenant's thousand reminders do not stand before another's one: only so many of a tenant wait for their slot here, and the
/// others are asked to come again when they may have a chance. They are told to come somewhat early, so that no slot goes unused.
/// </summary>
public sealed class FairQueue(TimeProvider time)
{
    /// <summary>Fewer than a reminder worker has under way at once, and more than a second's worth: who is put off comes back after whole seconds.</summary>
    public const int MostWaiting = 64;

    private const double Early = 0.9;

    /// <summary>Who does not come so long after their time was taken by another process, and nobody waits behind them here.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, Line> lines = new(StringComparer.Ordinal);

    /// <summary>A place among those who wait; disposing leaves it.</summary>
    /// <exception cref="ChannelBusyException">There is none, and when to come again.</exception>
    public IDisposable Enter(string tenant, string occasion)
    {
        lock (lines)
        {
            if (!lines.TryGetValue(tenant, out var line))
                lines[tenant] = line = new Line();
            if (line.Waiting < MostWaiting)
            {
                line.Waiting++;
                line.Came(occasion);
                return new Place(this, tenant);
            }
            var now = time.GetUtcNow();
            var wait = Early * (line.Expected(now, occasion) + 1) * TeamsLimits.Spacing;
            wait = wait < Least ? Least : wait > Most ? Most : wait;
            line.Expect(occasion, now + wait);
            throw new ChannelBusyException(wait);
        }
    }

    private void Leave(string tenant)
    {
        lock (lines)
        {
            var line = lines[tenant];
            line.Waiting--;
            if (line.Waiting == 0 && line.Expected(time.GetUtcNow()) == 0)
                lines.Remove(tenant);
        }
    }

    private sealed class Line
    {
        private readonly Dictionary<string, DateTimeOffset> deferred = new(StringComparer.Ordinal);
        private readonly PriorityQueue<string, DateTimeOffset> byTime = new();

        public int Waiting { get; set; }

        /// <summary>How many were put off and are still to come, that one left out.</summary>
        public int Expected(DateTimeOffset now, string? without = null)
        {
            while (byTime.TryPeek(out var occasion, out var at) && at + Grace < now)
            {
                byTime.Dequeue();
                if (deferred.TryGetValue(occasion, out var latest) && latest == at)
                    deferred.Remove(occasion);
            }
            return without is not null && deferred.ContainsKey(without) ? deferred.Count - 1 : deferred.Count;
        }

        public void Expect(string occasion, DateTimeOffset at)
        {
            deferred[occasion] = at;
            byTime.Enqueue(occasion, at);
        }

        public void Came(string occasion) => deferred.Remove(occasion);
    }

    private sealed class Place(FairQueue queue, string tenant) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
                queue.Leave(tenant);
        }
    }
}
