using System.Collections.Concurrent;
using System.Globalization;
using System.Net;

namespace CoachBot.Channels.Teams.Sending;

/// <summary>
/// Teams' own limits (50 requests a second an app and tenant; 7 a second, 60 in 30 seconds and 1,800 an hour a conversation), kept before
/// Teams has to enforce them. What the coach sends unasked takes a slot of the pace that all replicas share. An answer takes one only while
/// others queue for theirs, and does not wait for it, or a burst of reminders would keep people waiting who talk.
/// </summary>
public sealed class TeamsLimits(ISendPace pace, TimeProvider time)
{
    /// <summary>47.6 a second: the rest is for answers, and for what the network bunches.</summary>
    public static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(21);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>What leaves in time may arrive bunched.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1) + Slack;

    private readonly AsyncLocal<TeamsOccasion?> current = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> queues = new(StringComparer.Ordinal);
    private readonly SlidingLimits tenants = new(time, (48, TimeSpan.FromSeconds(1)));
    private readonly SlidingLimits threads = new(time, (7, OneSecond), (60, TimeSpan.FromSeconds(30) + Slack), (1_800, TimeSpan.FromHours(1) + Slack));

    /// <summary>What is sent in this flow from now on belongs to that tenant.</summary>
    public void Enter(TeamsOccasion occasion) => current.Value = occasion;

    /// <summary>The slot of a tenant's next unasked send.</summary>
    public async Task<DateTimeOffset> SlotAsync(string tenant, CancellationToken cancellationToken)
    {
        var at = await pace.TakeAsync("teams|" + tenant, Spacing, 1, cancellationToken);
        if (at > time.GetUtcNow())
            queues[tenant] = at;
        return at;
    }

    /// <summary>Returns when the request may leave; with what to answer instead when that would take too long.</summary>
    public async Task<HttpResponseMessage?> WaitAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (current.Value is { IsUnasked: true } occasion)
        {
            if (!occasion.UsePrepaid())
                await UntilAsync(await SlotAsync(occasion.Tenant, cancellationToken), cancellationToken);
        }
        else if (current.Value is { } answer && IsQueueing(answer.Tenant))
        {
            await SlotAsync(answer.Tenant, cancellationToken);
        }
        if (Thread(request.RequestUri!) is { } thread)
        {
            if (threads.Take(thread, Patience) is not { } free)
                return TooMany(request);
            await UntilAsync(free, cancellationToken);
        }
        if (tenants.Take(current.Value?.Tenant ?? "", Patience) is not { } at)
            return TooMany(request);
        await UntilAsync(at, cancellationToken);
        return null;
    }

    public async Task UntilAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var wait = at - time.GetUtcNow();
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
    }

    /// <summary>Whether unasked messages wait for their slots: then whatever is sent besides makes the next of them leave later.</summary>
    private bool IsQueueing(string tenant)
    {
        if (!queues.TryGetValue(tenant, out var last))
            return false;
        if (last > time.GetUtcNow())
            return true;
        queues.TryRemove(new(tenant, last));
        return false;
    }

    /// <summary>The conversation in <c>…/v3/conversations/{id}/activities…</c>; null where one is created.</summary>
    private static string? Thread(Uri address)
    {
        var segments = address.Segments;
        var at = Array.FindIndex(segments, s => s.Equals("conversations/", StringComparison.OrdinalIgnoreCase));
        return at >= 0 && at + 1 < segments.Length ? segments[at + 1] : null;
    }

    private static HttpResponseMessage TooMany(HttpRequestMessage request) => new(HttpStatusCode.TooManyRequests)
    {
        RequestMessage = request,
        Headers = { { "Retry-After", Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture) } },
    };
}
