using System.Collections.Concurrent;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Slack;

/// <summary>
/// Lets a delivery that comes again join the one under way, or find it done, without asking the store: a store that is slow is no reason for Slack to give
/// up. What this process does not remember, the casebook does.
/// </summary>
public sealed class SlackDeliveries(TimeProvider time)
{
    private const int MostRemembered = 20_000;

    /// <summary>Slack's last retry comes after five minutes.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Delivery> known = new(StringComparer.Ordinal);

    /// <param name="id">What the delivery goes by, alike each time it comes.</param>
    /// <param name="take">Takes it; one that fails is taken again when it comes again.</param>
    public async Task<JObject?> JoinAsync(string id, Func<Task<JObject?>> take)
    {
        if (known.Count > MostRemembered)
            ForgetThePast();
        var delivery = known.GetOrAdd(id, _ => new Delivery(new Lazy<Task<JObject?>>(take), time.GetUtcNow()));
        try
        {
            return await delivery.Taking.Value;
        }
        catch
        {
            known.TryRemove(KeyValuePair.Create(id, delivery));
            throw;
        }
    }

    private void ForgetThePast()
    {
        var past = time.GetUtcNow() - Remembered;
        foreach (var delivery in known.Where(d => d.Value.At < past))
            known.TryRemove(delivery);
    }

    private sealed record Delivery(Lazy<Task<JObject?>> Taking, DateTimeOffset At);
}
