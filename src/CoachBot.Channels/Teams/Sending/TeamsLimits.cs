using System.Globalization;
using System.Net;

namespace CoachBot.Channels.Teams.Sending;

/// <summary>
/// Teams' own limits (50 requests a second an app and tenant; 7 a second, 60 in 30 seconds and 1,800 an hour a conversation), kept before
/// Teams has to enforce them. What the coach sends unasked waits for a slot of the pace that all replicas share. Answers leave at once
/// within what this process keeps of the tenant's second; beyond it they take the slot of an unasked message that waits here, which then
/// takes another, or one of their own.
/// </summary>
public sealed class TeamsLimits(ISendPace pace, TimeProvider time)
{
    /// <summary>47.6 a second: the rest is for what the network bunches.</summary>
    public static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(21);

    private const int MostSlots = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>So long before its slot the turn of an unasked message begins, to have its words ready.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(150);

    /// <summary>A slot that passed longer ago is lost: in its place, others would be too close behind.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(25);

    /// <summary>What leaves in time may arrive bunched.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(200);

    internal static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1) + Slack;

    private readonly AsyncLocal<TeamsOccasion?> current = new();
    private readonly WaitingSlots waiting = new();
    private readonly TenantShares shares = new(pace, time);
    private readonly SlidingLimits threads = new(time, (7, OneSecond), (60, TimeSpan.FromSeconds(30) + Slack), (1_800, TimeSpan.FromHours(1) + Slack));

    /// <summary>What is sent in this flow from now on belongs to that.</summary>
    public void Enter(TeamsOccasion occasion)
    {
        current.Value = occasion;
        if (!occasion.IsUnasked)
            shares.Expect(occasion.Tenant);
    }

    /// <summary>Returns when the turn of an unasked message may begin; what it sends first has its slot then.</summary>
    public async Task<TeamsOccasion> BeginUnaskedAsync(string tenant, CancellationToken cancellationToken)
    {
        var slot = await pace.TakeAsync(Of(tenant), Spacing, 1, Lead, cancellationToken);
        waiting.Add(tenant, slot);
        await UntilAsync(slot - Lead, cancellationToken);
        return new TeamsOccasion(tenant, isUnasked: true, slot);
    }

    /// <summary>Returns when the request may leave; with what to answer instead when that would take too long.</summary>
    public async Task<HttpResponseMessage?> WaitAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Thread(request.RequestUri!) is { } thread)
        {
            if (threads.Take(thread, Patience) is not { } free)
                return TooMany(request);
            await UntilAsync(free, cancellationToken);
        }
        var occasion = current.Value ?? new TeamsOccasion("", isUnasked: false);
        if (!occasion.IsUnasked && await shares.TryUseAsync(occasion.Tenant, cancellationToken))
            return null;
        return await IsInSlotAsync(occasion, cancellationToken) ? null : TooMany(request);
    }

    /// <summary>How the pace knows a tenant's limit.</summary>
    internal static string Of(string tenant) => "teams|" + tenant;

    /// <summary>Waits for a slot, and for another where it comes too late for it. False for an answer that would wait too long.</summary>
    private async Task<bool> IsInSlotAsync(TeamsOccasion occasion, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var slot = await SlotAsync(occasion, cancellationToken);
            if (!occasion.IsUnasked && slot - time.GetUtcNow() > Patience)
                return false;
            await UntilAsync(slot, cancellationToken);
            if (time.GetUtcNow() - slot <= Late || attempt == MostSlots)
                return true;
        }
    }

    private async Task<DateTimeOffset> SlotAsync(TeamsOccasion occasion, CancellationToken cancellationToken)
    {
        var held = !occasion.IsUnasked ? waiting.UseNext(occasion.Tenant, time.GetUtcNow())
            : occasion.UseSlot() is { } slot && waiting.TryUse(occasion.Tenant, slot) ? slot
            : null;
        return held ?? await pace.TakeAsync(Of(occasion.Tenant), Spacing, 1, TimeSpan.Zero, cancellationToken);
    }

    private async Task UntilAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var wait = at - time.GetUtcNow();
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
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
