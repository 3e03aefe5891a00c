using System.Text.Json;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using NodaTime;

namespace CoachBot.Storage;

/// <summary>What nobody could handle, for an operator: to look at, to try again, to drop.</summary>
public sealed class PoisonedTimers(QueueServiceClient queues, IReminderTimers timers, TimeProvider time)
{
    private const int MostAtOnce = 32;

    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(30);

    private readonly Created<QueueClient> poison = Created.Queue(queues, QueueReminderTimers.PoisonName);

    /// <summary>How many there are, and the first 32 of them.</summary>
    public async Task<(int Count, IReadOnlyList<PoisonedTimer> First)> LookAsync(CancellationToken cancellationToken)
    {
        var queue = await poison.GetAsync(cancellationToken);
        var count = (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
        var first = await queue.PeekMessagesAsync(MostAtOnce, cancellationToken);
        return (count, first.Value.Select(message => Read(message.MessageId, message.MessageText)).ToList());
    }

    /// <summary>Sets them again, as if they had come now; one that cannot be read stays.</summary>
    /// <param name="id">Only this one; null for all.</param>
    /// <returns>How many.</returns>
    public Task<int> ReplayAsync(string? id, CancellationToken cancellationToken) => TakeAsync(id, async poisoned =>
    {
        if (poisoned.Timer is null)
            return false;
        await timers.ArmAsync(poisoned.Timer, Instant.FromDateTimeOffset(time.GetUtcNow()), cancellationToken);
        return true;
    }, cancellationToken);

    /// <summary>Drops them for good.</summary>
    public Task<int> DropAsync(string? id, CancellationToken cancellationToken) => TakeAsync(id, _ => Task.FromResult(true), cancellationToken);

    private async Task<int> TakeAsync(string? id, Func<PoisonedTimer, Task<bool>> take, CancellationToken cancellationToken)
    {
        var queue = await poison.GetAsync(cancellationToken);
        var taken = 0;
        var left = new List<QueueMessage>();
        while ((await queue.ReceiveMessagesAsync(MostAtOnce, Hold, cancellationToken)).Value is { Length: > 0 } messages)
        {
            foreach (var message in messages)
            {
                if ((id is not null && message.MessageId != id) || !await take(Read(message.MessageId, message.MessageText)))
                {
                    left.Add(message);
                    continue;
                }
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
                taken++;
            }
        }
        // Seen at once by whoever looks next.
        foreach (var message in left)
            await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, message.MessageText, TimeSpan.Zero, cancellationToken);
        return taken;
    }

    private static PoisonedTimer Read(string id, string text)
    {
        try
        {
            var given = CasebookJson.Read<PoisonMessage>(text);
            return new PoisonedTimer(id, TimerMessage.Read(given.Text)?.Timer, given.Why, given.At);
        }
        catch (JsonException)
        {
            return new PoisonedTimer(id, null, "not a message of the coach", "");
        }
    }
}

/// <summary>A timer that was given up.</summary>
/// <param name="Id">The queue's id of it.</param>
/// <param name="Timer">Null when it cannot be read.</param>
/// <param name="Why">The error.</param>
/// <param name="At">When it was given up, ISO 8601 in UTC.</param>
public sealed record PoisonedTimer(string Id, ReminderTimer? Timer, string Why, string At);
