using System.Security.Cryptography;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace CoachBot.Storage.Embedded;

/// <summary>One queue on a <see cref="SqliteDatabase"/>. A look at a queue with nothing due reads an index and writes nothing.</summary>
public sealed class SqliteQueueClient : QueueClient
{
    private const int MostMessages = 32;

    private static readonly TimeSpan DefaultVisibility = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DefaultTimeToLive = TimeSpan.FromDays(7);
    private static readonly TimeSpan MostVisibility = TimeSpan.FromDays(7);

    private readonly SqliteDatabase database;
    private readonly QueueRows rows;

    internal SqliteQueueClient(SqliteDatabase database, string queue)
    {
        this.database = database;
        Name = queue;
        rows = new QueueRows(queue);
    }

    public override string Name { get; }

    public override string AccountName => "embedded";

    public override int MaxPeekableMessages => MostMessages;

    public override int MessageMaxBytes => 64 * 1024;

    public override async Task<Response> CreateAsync(IDictionary<string, string>? metadata = null, CancellationToken cancellationToken = default) =>
        await CreateIfNotExistsAsync(metadata, cancellationToken) ?? new EmbeddedResponse(204);

    public override async Task<Response?> CreateIfNotExistsAsync(
        IDictionary<string, string>? metadata = null, CancellationToken cancellationToken = default)
    {
        if (metadata is { Count: > 0 })
            throw new NotSupportedException("The embedded store keeps no queue metadata.");
        return await database.WriteAsync(rows.Create) ? new EmbeddedResponse(201) : null;
    }

    public override async Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        await database.WriteAsync(rows.Drop) ? new EmbeddedResponse(204) : throw EmbeddedErrors.QueueNotFound(Name);

    public override async Task<Response<bool>> DeleteIfExistsAsync(CancellationToken cancellationToken = default)
    {
        var deleted = await database.WriteAsync(rows.Drop);
        return Response.FromValue(deleted, new EmbeddedResponse(deleted ? 204 : 404));
    }

    public override Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default)
    {
        var exists = database.Read(rows.Exists);
        return Task.FromResult(Response.FromValue(exists, new EmbeddedResponse(exists ? 200 : 404)));
    }

    public override Task<Response<QueueProperties>> GetPropertiesAsync(CancellationToken cancellationToken = default)
    {
        var count = database.Read(session => rows.Count(session, database.Now));
        var properties = QueuesModelFactory.QueueProperties(new Dictionary<string, string>(StringComparer.Ordinal), (int)count);
        return Task.FromResult(Response.FromValue(properties, new EmbeddedResponse(200)));
    }

    public override async Task<Response> ClearMessagesAsync(CancellationToken cancellationToken = default)
    {
        await database.WriteAsync(session => rows.Clear(session));
        return new EmbeddedResponse(204);
    }

    public override Task<Response<SendReceipt>> SendMessageAsync(string messageText) => SendMessageAsync(messageText, null, null, CancellationToken.None);

    public override Task<Response<SendReceipt>> SendMessageAsync(string messageText, CancellationToken cancellationToken = default) =>
        SendMessageAsync(messageText, null, null, cancellationToken);

    public override Task<Response<SendReceipt>> SendMessageAsync(
        string messageText, TimeSpan? visibilityTimeout = null, TimeSpan? timeToLive = null, CancellationToken cancellationToken = default) =>
        SendMessageAsync(BinaryData.FromString(messageText ?? string.Empty), visibilityTimeout, timeToLive, cancellationToken);

    /// <param name="timeToLive">Null is seven days, <c>-1 s</c> for ever.</param>
    public override async Task<Response<SendReceipt>> SendMessageAsync(
        BinaryData message, TimeSpan? visibilityTimeout = null, TimeSpan? timeToLive = null, CancellationToken cancellationToken = default)
    {
        var body = Checked(message);
        var (wait, life) = (visibilityTimeout ?? TimeSpan.Zero, timeToLive ?? DefaultTimeToLive);
        CheckVisibility(wait, TimeSpan.Zero);
        var forever = life == TimeSpan.FromSeconds(-1);
        if (!forever && (life <= TimeSpan.Zero || wait >= life))
            throw EmbeddedErrors.OutOfRange($"A time to live of {life} is too short for a message that is hidden for {wait}.");
        var now = database.Now;
        var expires = forever ? QueueRows.Never : now + life.Ticks;
        var row = new QueueRow(Guid.CreateVersion7(database.Time.GetUtcNow()).ToString(), now + wait.Ticks, now, expires, 0, NewReceipt(), body);
        await database.WriteAsync(session => rows.Add(session, row));
        return Response.FromValue(
            QueuesModelFactory.SendReceipt(row.Id, At(row.Inserted), At(row.Expires), row.PopReceipt, At(row.Due)), new EmbeddedResponse(201));
    }

    public override Task<Response<QueueMessage[]>> ReceiveMessagesAsync() => ReceiveMessagesAsync(null, null, CancellationToken.None);

    public override Task<Response<QueueMessage[]>> ReceiveMessagesAsync(CancellationToken cancellationToken = default) =>
        ReceiveMessagesAsync(null, null, cancellationToken);

    public override async Task<Response<QueueMessage[]>> ReceiveMessagesAsync(
        int? maxMessages = null, TimeSpan? visibilityTimeout = null, CancellationToken cancellationToken = default)
    {
        var most = CheckCount(maxMessages);
        var hidden = visibilityTimeout ?? DefaultVisibility;
        CheckVisibility(hidden, TimeSpan.FromSeconds(1));
        var anyDue = database.Read(session => rows.Due(session, database.Now, 1)).Count > 0;
        var messages = anyDue ? await database.WriteAsync(session => Take(session, most, hidden)) : [];
        return Response.FromValue(messages, new EmbeddedResponse(200));
    }

    public override async Task<Response<QueueMessage>> ReceiveMessageAsync(TimeSpan? visibilityTimeout = null, CancellationToken cancellationToken = default)
    {
        var some = await ReceiveMessagesAsync(1, visibilityTimeout, cancellationToken);
        return Response.FromValue(some.Value.FirstOrDefault()!, some.GetRawResponse());
    }

    public override Task<Response<PeekedMessage[]>> PeekMessagesAsync(int? maxMessages = null, CancellationToken cancellationToken = default)
    {
        var due = database.Read(session => rows.Due(session, database.Now, CheckCount(maxMessages)));
        var peeked = due.Select(row => QueuesModelFactory.PeekedMessage(
            row.Id, BinaryData.FromBytes(row.Body), row.Dequeued, At(row.Inserted), At(row.Expires)));
        return Task.FromResult(Response.FromValue(peeked.ToArray(), new EmbeddedResponse(200)));
    }

    public override async Task<Response<PeekedMessage>> PeekMessageAsync(CancellationToken cancellationToken = default)
    {
        var some = await PeekMessagesAsync(1, cancellationToken);
        return Response.FromValue(some.Value.FirstOrDefault()!, some.GetRawResponse());
    }

    public override async Task<Response> DeleteMessageAsync(string messageId, string popReceipt, CancellationToken cancellationToken = default)
    {
        await database.WriteAsync(session =>
        {
            var row = rows.Held(session, messageId, popReceipt, database.Now);
            rows.Delete(session, row.Id);
            return row;
        });
        return new EmbeddedResponse(204);
    }

    public override Task<Response<UpdateReceipt>> UpdateMessageAsync(
        string messageId, string popReceipt, string? messageText = null, TimeSpan visibilityTimeout = default, CancellationToken cancellationToken = default) =>
        UpdateMessageAsync(
            messageId, popReceipt, messageText is null ? null! : BinaryData.FromString(messageText), visibilityTimeout, cancellationToken);

    public override async Task<Response<UpdateReceipt>> UpdateMessageAsync(
        string messageId, string popReceipt, BinaryData? message, TimeSpan visibilityTimeout = default, CancellationToken cancellationToken = default)
    {
        CheckVisibility(visibilityTimeout, TimeSpan.Zero);
        var body = message is null ? null : Checked(message);
        var row = await database.WriteAsync(session =>
        {
            var held = rows.Held(session, messageId, popReceipt, database.Now);
            var updated = held with { Due = database.Now + visibilityTimeout.Ticks, Receipt = NewReceipt(), Body = body ?? held.Body };
            rows.Update(session, updated);
            return updated;
        });
        return Response.FromValue(QueuesModelFactory.UpdateReceipt(row.PopReceipt, At(row.Due)), new EmbeddedResponse(204));
    }

    private QueueMessage[] Take(SqliteSession session, int most, TimeSpan hidden)
    {
        var now = database.Now;
        rows.DeleteExpired(session, now);
        var taken = rows.Due(session, now, most)
            .ConvertAll(row => row with { Due = now + hidden.Ticks, Dequeued = row.Dequeued + 1, Receipt = NewReceipt() });
        taken.ForEach(row => rows.Update(session, row));
        return
        [
            .. taken.Select(row => QueuesModelFactory.QueueMessage(
                row.Id, row.PopReceipt, BinaryData.FromBytes(row.Body), row.Dequeued, At(row.Due), At(row.Inserted), At(row.Expires))),
        ];
    }

    private byte[] Checked(BinaryData message) => message.ToMemory().Length <= MessageMaxBytes
        ? message.ToArray()
        : throw EmbeddedErrors.TooLarge($"The message has {message.ToMemory().Length} bytes, over {MessageMaxBytes}.");

    private static int CheckCount(int? most) => most is null or (>= 1 and <= MostMessages)
        ? most ?? 1
        : throw EmbeddedErrors.OutOfRange($"1 to {MostMessages} messages can be asked for, not {most}.");

    private static void CheckVisibility(TimeSpan time, TimeSpan least)
    {
        if (time < least || time > MostVisibility)
            throw EmbeddedErrors.OutOfRange($"A message can be hidden for {least} to {MostVisibility}, not {time}.");
    }

    private static long NewReceipt() => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));

    private static DateTimeOffset At(long ticks) =>
        ticks >= DateTimeOffset.MaxValue.UtcTicks ? DateTimeOffset.MaxValue : new DateTimeOffset(ticks, TimeSpan.Zero);
}
