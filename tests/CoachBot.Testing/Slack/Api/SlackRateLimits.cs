namespace CoachBot.Testing.Slack.Api;

/// <summary>
/// Slack's limits on the injected clock: each method by its tier a workspace, and one message a second a channel with a short
/// burst. Beyond them the answer is 429 with Retry-After.
/// </summary>
public sealed class SlackRateLimits
{
    private readonly TimeProvider clock;
    private readonly Dictionary<string, (double Left, DateTimeOffset At)> buckets = new(StringComparer.Ordinal);

    internal SlackRateLimits(TimeProvider clock) => this.clock = clock;

    /// <summary>Off where a test's clock stands still and its subject is something else.</summary>
    public bool AreOn { get; set; } = true;

    public int MessagesASecond { get; set; } = 1;

    /// <summary>Slack allows bursts and does not say how long; this is our guess.</summary>
    public int MessageBurst { get; set; } = 4;

    internal void Take(string bucket, int amount, TimeSpan each, int burst)
    {
        if (!AreOn || amount == 0)
            return;
        var now = clock.GetUtcNow();
        var refill = amount / each.TotalSeconds;
        var (left, at) = buckets.GetValueOrDefault(bucket, (burst, now));
        left = Math.Min(burst, left + ((now - at).TotalSeconds * refill));
        buckets[bucket] = (left < 1 ? left : left - 1, now);
        if (left < 1)
            throw new RateLimitedException((int)Math.Ceiling((1 - left) / refill));
    }
}

internal sealed class RateLimitedException(int seconds) : Exception("ratelimited")
{
    public int Seconds { get; } = seconds;
}
