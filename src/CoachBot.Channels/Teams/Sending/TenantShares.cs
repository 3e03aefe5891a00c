using System.Collections.Concurrent;

namespace CoachBot.Channels.Teams.Sending;

/// <summary>
/// What this process keeps of a tenant's second for answers, so that none waits for a slot, nor for the store that the slots are shared by:
/// a few a second, asked for when a turn begins and there by the time it has something to say; and more where these are used up.
/// </summary>
internal sealed class TenantShares(ISendPace pace, TimeProvider time)
{
    private const int PartASecond = 5;
    private const int MostParts = 4;
    private const int MostKept = 10_000;

    private static readonly TimeSpan RenewedBefore = KeptShares.Length / 2;

    private readonly ConcurrentDictionary<(string Tenant, int Part), Lease> leases = new();
    private readonly SlidingLimits sent = new(time, (PartASecond, TeamsLimits.OneSecond));

    /// <summary>A turn has begun.</summary>
    public void Expect(string tenant) => _ = KeepAsync(tenant, 0);

    /// <summary>Whether one more may leave without a slot, which then counts.</summary>
    public async Task<bool> TryUseAsync(string tenant, CancellationToken cancellationToken)
    {
        for (var part = 0; part < MostParts; part++)
        {
            // Only the first is worth waiting for.
            var asked = KeepAsync(tenant, part);
            if (part > 0 && !asked.IsCompleted)
                return false;
            if (await asked.WaitAsync(cancellationToken) is not { } share || !share.IsValid(time.GetUtcNow()))
                return false;
            if (sent.Take($"{part} {tenant}", TimeSpan.Zero) is not null)
                return true;
        }
        return false;
    }

    private Task<KeptShare?> KeepAsync(string tenant, int part)
    {
        if (leases.Count > MostKept)
            ForgetPast();
        var lease = leases.GetOrAdd((tenant, part), static _ => new Lease());
        lock (lease)
            return lease.Keep(time.GetUtcNow(), () => pace.KeepAsync(TeamsLimits.Of(tenant), TeamsLimits.Spacing, part, PartASecond, CancellationToken.None));
    }

    private void ForgetPast()
    {
        var now = time.GetUtcNow();
        foreach (var lease in leases)
        {
            lock (lease.Value)
            {
                if (lease.Value.IsPast(now))
                    leases.TryRemove(lease);
            }
        }
    }

    /// <summary>One part: what is held of it, and what is asked for to follow.</summary>
    private sealed class Lease
    {
        private Task<KeptShare?>? held;
        private Task<KeptShare?>? next;

        /// <summary>What holds, and where nothing does, what is asked for.</summary>
        public Task<KeptShare?> Keep(DateTimeOffset now, Func<Task<KeptShare?>> ask)
        {
            if (next is { IsCompleted: true })
                (held, next) = (next, null);
            if (Until < now + RenewedBefore)
                next ??= ask();
            return Until > now ? held! : next!;
        }

        public bool IsPast(DateTimeOffset now) => next is null && Until < now;

        private DateTimeOffset Until => held is { IsCompletedSuccessfully: true, Result: { } share } ? share.To : default;
    }
}
