using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace CoachBot;

/// <summary>
/// Knows which replies of this process have left. A person's next turn records it with its own commit; only when none comes
/// is it recorded apart, some seconds later, so that a plain turn costs one commit.
/// </summary>
public sealed class Deliveries(ICasebookStore store, PersonLocks locks, TimeProvider time, ILogger<Deliveries> log) : IAsyncDisposable
{
    private const int MostAtOnce = 16;

    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Delivery> left = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> begun = new(StringComparer.Ordinal);
    private ITimer? timer;

    /// <summary>This run of this process.</summary>
    public string Owner { get; } = Guid.NewGuid().ToString("N");

    /// <summary>How long another process is trusted to be still sending what it committed. Zero when the store has one process only.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.Zero;

    /// <summary>Short against the lease: what is recorded in time, at the second look at the latest, is not sent again by another process.</summary>
    private TimeSpan Patience => Lease == TimeSpan.Zero || Lease / 6 > LongestPatience ? LongestPatience : Lease / 6;

    /// <summary>Whether these replies are known to have left from here.</summary>
    public bool HasLeft(Outbox outbox) => left.ContainsKey(outbox.Id);

    /// <summary>How many parts of these replies are known to have left, here or elsewhere; the rest is still to go.</summary>
    /// <param name="of">How many parts they are.</param>
    public int Begun(Outbox outbox, int of) => Math.Max(begun.GetValueOrDefault(outbox.Id), outbox.Progress is { } kept && kept.Of == of ? kept.Sent : 0);

    public void Began(Outbox outbox, int sent) => begun[outbox.Id] = sent;

    /// <summary>
    /// Whether this process may send these replies now: it claimed them so lately that the send is over before another process takes
    /// them for forsaken.
    /// </summary>
    public bool IsOurs(Outbox outbox, DateTimeOffset now) => Lease == TimeSpan.Zero || (outbox.Owner == Owner && ClaimedAt(outbox) + (Lease / 3) > now);

    /// <summary>Whether another process may be sending these replies at this moment.</summary>
    public bool IsElsewhere(Outbox outbox, DateTimeOffset now) =>
        outbox.Owner != Owner && ClaimedAt(outbox) + Lease > now;

    /// <summary>
    /// Takes over what a process that is gone left unsent, and renews what this one could not send for a while: others take it for
    /// forsaken by now. Of all of them one may send it: the one whose claim is committed.
    /// </summary>
    /// <returns>Whether there was anything, and so something to commit before it is sent.</returns>
    public bool Claim(List<Outbox> outboxes, DateTimeOffset now)
    {
        var claimed = false;
        for (var i = 0; i < outboxes.Count && Lease > TimeSpan.Zero; i++)
        {
            if (HasLeft(outboxes[i]) || IsOurs(outboxes[i], now) || IsElsewhere(outboxes[i], now))
                continue;
            outboxes[i] = outboxes[i] with { Owner = Owner, At = now.ToString("O", CultureInfo.InvariantCulture) };
            claimed = true;
        }
        return claimed;
    }

    public void Record(PersonKey person, Outbox outbox)
    {
        left[outbox.Id] = new Delivery(person, time.GetUtcNow());
        begun.TryRemove(outbox.Id, out _);
        if (timer is null)
        {
            var created = time.CreateTimer(_ => _ = WriteDownAsync(Patience), null, Patience, Patience);
            if (Interlocked.CompareExchange(ref timer, created, null) is not null)
                created.Dispose();
        }
    }

    /// <summary>A turn's commit says that these have left; there is nothing more to remember.</summary>
    public void Recorded(IEnumerable<Outbox> outboxes)
    {
        foreach (var outbox in outboxes)
            left.TryRemove(outbox.Id, out _);
    }

    /// <summary>Records every delivery that is older than the given age and that no turn has recorded.</summary>
    public Task WriteDownAsync(TimeSpan age)
    {
        var due = left.Where(l => l.Value.At + age <= time.GetUtcNow());
        return Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce }, async (l, _) => await WriteDownAsync(l.Key, l.Value.Person));
    }

    public async ValueTask DisposeAsync()
    {
        if (timer is not null)
            await timer.DisposeAsync();
        await WriteDownAsync(TimeSpan.Zero);
    }

    private async Task WriteDownAsync(string outbox, PersonKey person)
    {
        using var turn = await locks.EnterAsync(person, CancellationToken.None);
        if (!left.ContainsKey(outbox))
            return;

        try
        {
            var casebook = await Casebook.OpenAsync(store, person, time.GetUtcNow(), CancellationToken.None);
            if (casebook.Turn.Outbox.RemoveAll(o => o.Id == outbox) > 0)
                await casebook.CommitAsync(CancellationToken.None);
            left.TryRemove(outbox, out _);
        }
        catch (Exception e) when (e is CasebookConflictException or CasebookUnavailableException)
        {
            // The next tick tries again.
            log.LogWarning(e, "A delivery is not recorded yet");
        }
    }

    private static DateTimeOffset ClaimedAt(Outbox outbox) => DateTimeOffset.Parse(outbox.At, CultureInfo.InvariantCulture);

    private sealed record Delivery(PersonKey Person, DateTimeOffset At);
}
