using System.Globalization;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using NodaTime;

namespace CoachBot.Storage;

/// <summary>
/// Timers as messages of the queue <c>reminders</c>, each hidden until it is time; those that cannot be handled go to
/// <c>reminders-poison</c>. The same on Azure Queue Storage and on SQLite.
/// </summary>
public sealed class QueueReminderTimers(QueueServiceClient queues, TimeProvider time) : IReminderTimers
{
    internal const string QueueName = "reminders";
    internal const string PoisonName = "reminders-poison";

    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    private readonly Created<QueueClient> waiting = Created.Queue(queues, QueueName);
    private readonly Created<QueueClient> poison = Created.Queue(queues, PoisonName);

    public Task ArmAsync(ReminderTimer timer, Instant now, CancellationToken cancellationToken) => Outages.NamedAsync(
        async () => await (await waiting.GetAsync(cancellationToken)).SendMessageAsync(
            new TimerMessage(timer).Write(), timer.Sleep(now).ToTimeSpan(), Forever, cancellationToken),
        cancellationToken);

    public Task<IReadOnlyList<RungTimer>> ReceiveAsync(int most, Duration hold, CancellationToken cancellationToken) => Outages.NamedAsync<IReadOnlyList<RungTimer>>(
        async () =>
        {
            var received = await (await waiting.GetAsync(cancellationToken)).ReceiveMessagesAsync(most, hold.ToTimeSpan(), cancellationToken);
            return received.Value.Select(Rung).ToList();
        },
        cancellationToken);

    public Task PostponeAsync(RungTimer rung, Duration sleep, bool afresh, CancellationToken cancellationToken)
    {
        var message = (QueueMessage)rung.Handle;
        var text = afresh && rung.Timer is not null ? new TimerMessage(rung.Timer, message.DequeueCount).Write() : message.MessageText;
        return IfStillHeldAsync(
            async () => await (await waiting.GetAsync(cancellationToken)).UpdateMessageAsync(message.MessageId, message.PopReceipt, text, sleep.ToTimeSpan(), cancellationToken),
            cancellationToken);
    }

    public Task DeleteAsync(RungTimer rung, CancellationToken cancellationToken)
    {
        var message = (QueueMessage)rung.Handle;
        return IfStillHeldAsync(
            async () => await (await waiting.GetAsync(cancellationToken)).DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken), cancellationToken);
    }

    public async Task PoisonAsync(RungTimer rung, string why, CancellationToken cancellationToken)
    {
        var given = new PoisonMessage(((QueueMessage)rung.Handle).MessageText, why, time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        await Outages.NamedAsync(
            async () => await (await poison.GetAsync(cancellationToken)).SendMessageAsync(CasebookJson.Write(given), null, Forever, cancellationToken), cancellationToken);
        await DeleteAsync(rung, cancellationToken);
    }

    private static RungTimer Rung(QueueMessage message)
    {
        var read = TimerMessage.Read(message.MessageText);
        return new RungTimer(read?.Timer, (int)(message.DequeueCount - (read?.Before ?? 0)), message);
    }

    /// <summary>Who held it too long has lost it to another, who sees to it.</summary>
    private static async Task IfStillHeldAsync<T>(Func<Task<T>> change, CancellationToken cancellationToken)
    {
        try
        {
            await Outages.NamedAsync(change, cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.MessageNotFound.ToString() || e.ErrorCode == QueueErrorCode.PopReceiptMismatch.ToString())
        {
        }
    }
}
