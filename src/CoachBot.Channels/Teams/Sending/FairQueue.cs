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
                line.Deferred.Remove(occasion);
                return new Place(this, tenant);
            }
            var now = time.GetUtcNow();
            line.Deferred[occasion] = now;
            var wait = Early * line.Deferred.Count * TeamsLimits.Spacing;
            throw new ChannelBusyException(wait < Least ? Least : wait > Most ? Most : wait);
        }
    }

    private void Leave(string tenant)
    {
        lock (lines)
        {
            var line = lines[tenant];
            line.Waiting--;
            if (line.Waiting > 0)
                return;

            // Nobody waits: those deferred long ago went another way.
            var past = time.GetUtcNow() - (2 * Most);
            foreach (var (occasion, at) in line.Deferred)
            {
                if (at < past)
                    line.Deferred.Remove(occasion);
            }
            if (line.Deferred.Count == 0)
                lines.Remove(tenant);
        }
    }

    private sealed class Line
    {
        public int Waiting { get; set; }

        public Dictionary<string, DateTimeOffset> Deferred { get; } = new(StringComparer.Ordinal);
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
