using Azure;

namespace CoachBot.Storage.Pace;

/// <summary>What one process holds of one limit: a stretch of time that is its own, and the row's version it stems from. One caller at a time is inside.</summary>
internal sealed class PaceLane : IDisposable
{
    private static readonly TimeSpan MostAtOnce = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim gate = new(1);
    private TimeSpan inside;
    private DateTimeOffset next;
    private DateTimeOffset end;
    private DateTimeOffset free;
    private long wanted;

    /// <summary>The row's version as this process knows it; default when there is no row yet, null when it has to be read.</summary>
    public ETag? Version { get; set; }

    /// <summary>How long the store may take to answer, by its last answer: slots that pass meanwhile are not reserved.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Whether the lane was thrown out; who finds it so takes another.</summary>
    public bool IsGone { get; private set; }

    public async Task EnterAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        Interlocked.Add(ref wanted, length.Ticks);
        try
        {
            await gate.WaitAsync(cancellationToken);
            inside = length;
        }
        catch (OperationCanceledException)
        {
            Interlocked.Add(ref wanted, -length.Ticks);
            throw;
        }
    }

    /// <summary>The next slots that are held already and lie together, or null.</summary>
    public DateTimeOffset? Take(DateTimeOffset now)
    {
        var start = next > now ? next : now;
        return start + inside <= end ? TakeFrom(start) : null;
    }

    /// <summary>The slots from now on, where those reserved ran out while the store took its time.</summary>
    public DateTimeOffset TakeLate(DateTimeOffset now) => TakeFrom(next > now ? next : now);

    /// <summary>
    /// How much to reserve: what all callers want together; and where slots are asked for faster than they pass, half as much as is ahead
    /// already, for those who come back for the next. At most a second's worth, so that no other process waits long and few are lost
    /// when the burst ends.
    /// </summary>
    public TimeSpan Batch(DateTimeOffset now)
    {
        var all = new TimeSpan(Interlocked.Read(ref wanted));
        var ahead = inside * (int)((end - now) / 2 / inside);
        var batch = ahead > all ? ahead : all;
        batch = batch < MostAtOnce ? batch : MostAtOnce;
        return batch > inside ? batch : inside;
    }

    public void Read(long freeTicks, ETag version) => (free, Version) = (new DateTimeOffset(freeTicks, TimeSpan.Zero), version);

    /// <summary>From the next free slot that is not past when the store has answered, so much.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Wish(DateTimeOffset now, TimeSpan length)
    {
        var from = free > now + Latency ? free : now + Latency;
        return (from, from + length);
    }

    /// <summary>The row was moved on: the stretch is this process's. One right behind the last joins it.</summary>
    public void Reserved(DateTimeOffset from, DateTimeOffset to, ETag? version)
    {
        if (from != end)
            next = from;
        (end, free, Version) = (to, to, version);
    }

    /// <summary>The same without the row: this process's own pace.</summary>
    public void Own(DateTimeOffset now, TimeSpan length) => Reserved(end > now ? end : now, (end > now ? end : now) + length, null);

    /// <summary>Marks the lane as gone if nobody is inside and nothing of it is left.</summary>
    public bool TryLeave(DateTimeOffset now)
    {
        if (!gate.Wait(0))
            return false;
        IsGone = end <= now && Interlocked.Read(ref wanted) == 0;
        gate.Release();
        return IsGone;
    }

    /// <summary>Leaves the lane to the next caller.</summary>
    public void Dispose()
    {
        Interlocked.Add(ref wanted, -inside.Ticks);
        gate.Release();
    }

    private DateTimeOffset TakeFrom(DateTimeOffset start)
    {
        next = start + inside;
        return start;
    }
}
