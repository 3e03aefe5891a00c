using Azure;

namespace CoachBot.Storage.Pace;

/// <summary>What one process holds of one limit: a stretch of time that is its own, and the row's version it stems from. One caller at a time is inside.</summary>
internal sealed class PaceLane : IDisposable
{
    private static readonly TimeSpan MostAtOnce = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim gate = new(1);
    private TimeSpan spacing;
    private int count;
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

    /// <summary>What processes keep of the limit, as this one knows it.</summary>
    public KeptShares Kept { get; private set; } = KeptShares.None;

    /// <summary>The first slot that nobody has, as this process knows it.</summary>
    public DateTimeOffset Free => free;

    public async Task EnterAsync(TimeSpan spacing, int count, CancellationToken cancellationToken)
    {
        Interlocked.Add(ref wanted, count);
        try
        {
            await gate.WaitAsync(cancellationToken);
            (this.spacing, this.count) = (spacing, count);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Add(ref wanted, -count);
            throw;
        }
    }

    /// <summary>The next slots from then on that are held already and lie together, or null.</summary>
    public DateTimeOffset? Take(DateTimeOffset now, TimeSpan lead)
    {
        var start = Later(next, now + lead);
        var length = Slot(now) * count;
        return start + length <= end ? TakeFrom(start, length) : null;
    }

    /// <summary>The slots from then on, where those reserved ran out while the store took its time.</summary>
    public DateTimeOffset TakeLate(DateTimeOffset now, TimeSpan lead) => TakeFrom(Later(next, now + lead), Slot(now) * count);

    public void Read(DateTimeOffset free, KeptShares kept, ETag version) => (this.free, Kept, Version) = (free, kept, version);

    /// <summary>From the next free slot that is not past when the store has answered, as much as is wanted.</summary>
    public PaceMove Reserve(DateTimeOffset now, TimeSpan lead)
    {
        var from = Later(free, now + lead + Latency);
        return new(from, from + Batch(now), Kept);
    }

    /// <summary>The row was moved on: the stretch is this process's. One right behind the last joins it.</summary>
    public void Moved(PaceMove move, ETag? version)
    {
        (free, Kept, Version) = (move.Free, move.Kept, version);
        if (move.From is not { } from)
            return;
        if (from != end)
            next = from;
        end = free;
    }

    /// <summary>The same without the row: this process's own pace.</summary>
    public void Own(DateTimeOffset now, TimeSpan lead)
    {
        var from = Later(end, now + lead);
        Moved(new(from, from + Batch(now), Kept), null);
    }

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
        Interlocked.Add(ref wanted, -count);
        gate.Release();
    }

    private TimeSpan Slot(DateTimeOffset now) => Kept.Widen(spacing, now);

    /// <summary>
    /// How much to reserve: what all callers want together; and where slots are asked for faster than they pass, half as much as is ahead
    /// already, for those who come back for the next. At most a second's worth, so that no other process waits long and few are lost
    /// when the burst ends.
    /// </summary>
    private TimeSpan Batch(DateTimeOffset now)
    {
        var (slot, inside) = (Slot(now), Slot(now) * count);
        var all = slot * Interlocked.Read(ref wanted);
        var ahead = inside * (int)((end - now) / 2 / inside);
        var batch = ahead > all ? ahead : all;
        batch = batch < MostAtOnce ? batch : MostAtOnce;
        return batch > inside ? batch : inside;
    }

    private DateTimeOffset TakeFrom(DateTimeOffset start, TimeSpan length)
    {
        next = start + length;
        return start;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

/// <summary>How a limit's row is moved on.</summary>
/// <param name="From">Where the stretch begins that is reserved; null for none.</param>
/// <param name="Free">The first slot that nobody has then.</param>
internal sealed record PaceMove(DateTimeOffset? From, DateTimeOffset Free, KeptShares Kept);
