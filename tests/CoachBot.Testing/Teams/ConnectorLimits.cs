namespace CoachBot.Testing.Teams;

/// <summary>
/// Teams' limits as its connector enforces them: 50 requests a second an app and tenant; 7 sends a second, 60 in 30 seconds and 1,800 an
/// hour a conversation. A refused request counts for none of them.
/// </summary>
public sealed class ConnectorLimits(TimeProvider time)
{
    private static readonly (int Most, TimeSpan Length)[] Tenant = [(50, TimeSpan.FromSeconds(1))];

    private static readonly (int Most, TimeSpan Length)[] Thread =
        [(7, TimeSpan.FromSeconds(1)), (60, TimeSpan.FromSeconds(30)), (1_800, TimeSpan.FromHours(1))];

    private readonly Dictionary<string, List<DateTimeOffset>> taken = new(StringComparer.Ordinal);

    /// <summary>How long to wait, or null when the request is let in.</summary>
    public TimeSpan? Wait(string tenant, string? thread)
    {
        lock (taken)
        {
            var now = time.GetUtcNow();
            var (all, one) = (Log("tenant " + tenant), thread is null ? null : Log("thread " + thread));
            if (Broken(all, Tenant, now) is { } wait)
                return wait;
            if (one is not null && Broken(one, Thread, now) is { } longer)
                return longer;
            all.Add(now);
            one?.Add(now);
            return null;
        }
    }

    private static TimeSpan? Broken(List<DateTimeOffset> log, (int Most, TimeSpan Length)[] limits, DateTimeOffset now)
    {
        foreach (var (most, length) in limits)
        {
            if (log.Count >= most && log[^most] + length > now)
                return log[^most] + length - now;
        }
        return null;
    }

    private List<DateTimeOffset> Log(string key)
    {
        if (!taken.TryGetValue(key, out var log))
            taken[key] = log = [];
        return log;
    }
}
