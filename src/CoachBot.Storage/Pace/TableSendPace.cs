using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;

namespace CoachBot.Storage.Pace;

/// <summary>
/// One pace for all replicas: the table <c>pace</c> has a row a limit with the instant of its next free slot and with what processes
/// keep for themselves, and whoever moves it on by its ETag has the slots between. A burst takes them in batches of up to a second, so
/// that it writes the row a few times a second and not for each message; who sends a single message takes a single slot.
/// </summary>
public sealed class TableSendPace(TableServiceClient tables, TimeProvider time, ILogger<TableSendPace> log) : ISendPace
{
    private const string RowKey = "next";
    private const string Next = "Next";
    private const string Kept = "Kept";
    private const int MostLanes = 10_000;
    private const int MostAttempts = 40;
    private const int MostLate = 3;
    private const int LongestPauseMilliseconds = 50;

    private readonly string process = Guid.NewGuid().ToString("N")[..12] + "/";
    private readonly Created<TableClient> table = Created.Table(tables, "pace");
    private readonly ConcurrentDictionary<string, PaceLane> lanes = new(StringComparer.Ordinal);

    public async Task<DateTimeOffset> TakeAsync(string limit, TimeSpan spacing, int count, TimeSpan lead, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(spacing, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        using var lane = await EnterAsync(limit, spacing, count, cancellationToken);
        for (var late = 0; late < MostLate; late++)
        {
            if (lane.Take(time.GetUtcNow(), lead) is { } held)
                return held;
            if (!await TryMoveAsync(limit, lane, now => lane.Reserve(now, lead), cancellationToken))
                lane.Own(time.GetUtcNow(), lead);
        }
        return lane.Take(time.GetUtcNow(), lead) ?? lane.TakeLate(time.GetUtcNow(), lead);
    }

    public async Task<KeptShare?> KeepAsync(string limit, TimeSpan spacing, int part, int perSecond, CancellationToken cancellationToken)
    {
        using var lane = await EnterAsync(limit, spacing, 0, cancellationToken);
        var holder = process + part.ToString(CultureInfo.InvariantCulture);
        (KeptShares All, KeptShare Mine)? kept = null;
        if (await TryMoveAsync(limit, lane, Keep, cancellationToken))
            return kept?.Mine;
        return KeptShares.None.Keep(holder, perSecond, spacing, time.GetUtcNow(), time.GetUtcNow())?.Mine;

        PaceMove? Keep(DateTimeOffset now)
        {
            kept = lane.Kept.Keep(holder, perSecond, spacing, now, lane.Free);
            return kept is { } more ? new PaceMove(null, lane.Free, more.All) : null;
        }
    }

    /// <summary>A lane that was thrown out while its caller waited for it is not used: two would give the same slots.</summary>
    private async Task<PaceLane> EnterAsync(string limit, TimeSpan spacing, int count, CancellationToken cancellationToken)
    {
        if (lanes.Count > MostLanes)
            ForgetIdle();
        while (true)
        {
            var lane = lanes.GetOrAdd(limit, static _ => new PaceLane());
            await lane.EnterAsync(spacing, count, cancellationToken);
            if (!lane.IsGone)
                return lane;
            lane.Dispose();
        }
    }

    /// <returns>False when the store does not answer, or others are quicker each time: then this process goes by itself.</returns>
    private async Task<bool> TryMoveAsync(string limit, PaceLane lane, Func<DateTimeOffset, PaceMove?> move, CancellationToken cancellationToken)
    {
        try
        {
            for (var attempt = 1; attempt <= MostAttempts; attempt++)
            {
                if (await TryOnceAsync(limit, lane, move, cancellationToken))
                    return true;
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, Math.Min(2 * attempt, LongestPauseMilliseconds))), time, cancellationToken);
            }
            log.LogWarning("Slots of a send limit are fought over; this process keeps the pace alone for now");
        }
        catch (Exception e) when (Outages.IsOutage(e))
        {
            cancellationToken.ThrowIfCancellationRequested();
            // A pace is no reason to be silent: each replica keeps the limit by itself, and the channel says so if it is too much.
            log.LogWarning("The store does not answer ({Error}); this process keeps its send limits alone for now", e.GetType().Name);
        }
        return false;
    }

    private async Task<bool> TryOnceAsync(string limit, PaceLane lane, Func<DateTimeOffset, PaceMove?> move, CancellationToken cancellationToken)
    {
        var rows = await table.GetAsync(cancellationToken);
        var partition = PartitionOf(limit);
        if (lane.Version is null)
        {
            var row = await rows.GetEntityIfExistsAsync<TableEntity>(partition, RowKey, cancellationToken: cancellationToken);
            lane.Read(
                new DateTimeOffset(row.HasValue ? row.Value!.GetInt64(Next) ?? 0 : 0, TimeSpan.Zero),
                KeptShares.Parse(row.HasValue ? row.Value!.GetString(Kept) : null),
                row.HasValue ? row.Value!.ETag : default);
        }

        var asked = time.GetUtcNow();
        if (move(asked) is not { } wish)
            return true;
        var moved = new TableEntity(partition, RowKey) { [Next] = wish.Free.UtcTicks, [Kept] = wish.Kept.ToString() };
        try
        {
            var answer = lane.Version == default(ETag)
                ? await rows.AddEntityAsync(moved, cancellationToken)
                : await rows.UpdateEntityAsync(moved, lane.Version!.Value, TableUpdateMode.Replace, cancellationToken);
            lane.Latency = 2 * (time.GetUtcNow() - asked);
            lane.Moved(wish, answer.Headers.ETag);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            lane.Version = null;
            return false;
        }
    }

    private void ForgetIdle()
    {
        var now = time.GetUtcNow();
        foreach (var lane in lanes)
        {
            if (lane.Value.TryLeave(now))
                lanes.TryRemove(lane);
        }
    }

    /// <summary>A digest: a limit may name a person's chat, and an id may hold what a table key cannot.</summary>
    private static string PartitionOf(string limit) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(limit)));
}
