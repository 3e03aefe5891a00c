using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;

namespace CoachBot.Storage.Pace;

/// <summary>
/// One pace for all replicas: the table <c>pace</c> has a row a limit with the instant of its next free slot, and whoever
/// moves it on by its ETag has the slots between. A burst takes them in batches of up to a second, so that it writes the row a few
/// times a second and not for each message; who sends a single message takes a single slot.
/// </summary>
public sealed class TableSendPace(TableServiceClient tables, TimeProvider time, ILogger<TableSendPace> log) : ISendPace
{
    private const string RowKey = "next";
    private const string Next = "Next";
    private const int MostLanes = 10_000;
    private const int MostAttempts = 40;
    private const int MostLate = 3;
    private const int LongestPauseMilliseconds = 50;

    private readonly Created<TableClient> table = Created.Table(tables, "pace");
    private readonly ConcurrentDictionary<string, PaceLane> lanes = new(StringComparer.Ordinal);

    public async Task<DateTimeOffset> TakeAsync(string limit, TimeSpan spacing, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(spacing, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        using var lane = await EnterAsync(limit, spacing * count, cancellationToken);
        for (var late = 0; late < MostLate; late++)
        {
            if (lane.Take(time.GetUtcNow()) is { } held)
                return held;
            await ReserveAsync(limit, lane, lane.Batch(time.GetUtcNow()), cancellationToken);
        }
        return lane.Take(time.GetUtcNow()) ?? lane.TakeLate(time.GetUtcNow());
    }

    /// <summary>A lane that was thrown out while its caller waited for it is not used: two would give the same slots.</summary>
    private async Task<PaceLane> EnterAsync(string limit, TimeSpan length, CancellationToken cancellationToken)
    {
        if (lanes.Count > MostLanes)
            ForgetIdle();
        while (true)
        {
            var lane = lanes.GetOrAdd(limit, static _ => new PaceLane());
            await lane.EnterAsync(length, cancellationToken);
            if (!lane.IsGone)
                return lane;
            lane.Dispose();
        }
    }

    private async Task ReserveAsync(string limit, PaceLane lane, TimeSpan length, CancellationToken cancellationToken)
    {
        try
        {
            for (var attempt = 1; attempt <= MostAttempts; attempt++)
            {
                if (await TryReserveAsync(limit, lane, length, cancellationToken))
                    return;
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, Math.Min(2 * attempt, LongestPauseMilliseconds))), time, cancellationToken);
            }
            log.LogWarning("Slots of a send limit are fought over; this process keeps the pace alone for now");
        }
        catch (Exception e) when (Outages.IsOutage(e) && !cancellationToken.IsCancellationRequested)
        {
            // A pace is no reason to be silent: each replica keeps the limit by itself, and the channel says so if it is too much.
            log.LogWarning("The store does not answer ({Error}); this process keeps its send limits alone for now", e.GetType().Name);
        }
        lane.Own(time.GetUtcNow(), length);
    }

    private async Task<bool> TryReserveAsync(string limit, PaceLane lane, TimeSpan length, CancellationToken cancellationToken)
    {
        var rows = await table.GetAsync(cancellationToken);
        var partition = PartitionOf(limit);
        if (lane.Version is null)
        {
            var row = await rows.GetEntityIfExistsAsync<TableEntity>(partition, RowKey, cancellationToken: cancellationToken);
            lane.Read(row.HasValue ? row.Value!.GetInt64(Next) ?? 0 : 0, row.HasValue ? row.Value!.ETag : default);
        }

        var asked = time.GetUtcNow();
        var (from, to) = lane.Wish(asked, length);
        var moved = new TableEntity(partition, RowKey) { [Next] = to.UtcTicks };
        try
        {
            var answer = lane.Version == default(ETag)
                ? await rows.AddEntityAsync(moved, cancellationToken)
                : await rows.UpdateEntityAsync(moved, lane.Version!.Value, TableUpdateMode.Replace, cancellationToken);
            lane.Latency = 2 * (time.GetUtcNow() - asked);
            lane.Reserved(from, to, answer.Headers.ETag);
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
