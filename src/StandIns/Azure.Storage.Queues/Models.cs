namespace Azure.Storage.Queues.Models;

/// <summary>A message received and hidden from others until <see cref="NextVisibleOn"/>.</summary>
public class QueueMessage
{
    internal QueueMessage()
    {
    }

    public string MessageId { get; internal set; }

    public string PopReceipt { get; internal set; }

    public string MessageText => Body?.ToString();

    public BinaryData Body { get; internal set; }

    public DateTimeOffset? NextVisibleOn { get; internal set; }

    public DateTimeOffset? InsertedOn { get; internal set; }

    public DateTimeOffset? ExpiresOn { get; internal set; }

    public long DequeueCount { get; internal set; }

    /// <summary>The same message with the receipt and the time that an update gave it.</summary>
    public QueueMessage Update(UpdateReceipt updated) => new()
    {
        MessageId = MessageId,
        PopReceipt = updated.PopReceipt,
        Body = Body,
        NextVisibleOn = updated.NextVisibleOn,
        InsertedOn = InsertedOn,
        ExpiresOn = ExpiresOn,
        DequeueCount = DequeueCount,
    };
}

/// <summary>A message looked at without being taken.</summary>
public class PeekedMessage
{
    internal PeekedMessage()
    {
    }

    public string MessageId { get; internal set; }

    public string MessageText => Body?.ToString();

    public BinaryData Body { get; internal set; }

    public DateTimeOffset? InsertedOn { get; internal set; }

    public DateTimeOffset? ExpiresOn { get; internal set; }

    public long DequeueCount { get; internal set; }
}

/// <summary>What the service says of a message it took in.</summary>
public class SendReceipt
{
    internal SendReceipt()
    {
    }

    public string MessageId { get; internal set; }

    public string PopReceipt { get; internal set; }

    public DateTimeOffset InsertionTime { get; internal set; }

    public DateTimeOffset ExpirationTime { get; internal set; }

    public DateTimeOffset TimeNextVisible { get; internal set; }
}

/// <summary>The new receipt of a message that was changed or hidden for longer.</summary>
public class UpdateReceipt
{
    internal UpdateReceipt()
    {
    }

    public string PopReceipt { get; internal set; }

    public DateTimeOffset NextVisibleOn { get; internal set; }
}

/// <summary>A queue's metadata and about how many messages it holds.</summary>
public class QueueProperties
{
    public IDictionary<string, string> Metadata { get; internal set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public int ApproximateMessagesCount { get; internal set; }
}

/// <summary>Makes the models that only the service makes otherwise.</summary>
public static class QueuesModelFactory
{
    public static QueueMessage QueueMessage(
        string messageId,
        string popReceipt,
        BinaryData body,
        long dequeueCount,
        DateTimeOffset? nextVisibleOn = null,
        DateTimeOffset? insertedOn = null,
        DateTimeOffset? expiresOn = null) => new()
        {
            MessageId = messageId,
            PopReceipt = popReceipt,
            Body = body,
            DequeueCount = dequeueCount,
            NextVisibleOn = nextVisibleOn,
            InsertedOn = insertedOn,
            ExpiresOn = expiresOn,
        };

    public static PeekedMessage PeekedMessage(
        string messageId, BinaryData message, long dequeueCount, DateTimeOffset? insertedOn = null, DateTimeOffset? expiresOn = null) => new()
        {
            MessageId = messageId,
            Body = message,
            DequeueCount = dequeueCount,
            InsertedOn = insertedOn,
            ExpiresOn = expiresOn,
        };

    public static SendReceipt SendReceipt(
        string messageId, DateTimeOffset insertionTime, DateTimeOffset expirationTime, string popReceipt, DateTimeOffset timeNextVisible) => new()
        {
            MessageId = messageId,
            InsertionTime = insertionTime,
            ExpirationTime = expirationTime,
            PopReceipt = popReceipt,
            TimeNextVisible = timeNextVisible,
        };

    public static UpdateReceipt UpdateReceipt(string popReceipt, DateTimeOffset nextVisibleOn) =>
        new() { PopReceipt = popReceipt, NextVisibleOn = nextVisibleOn };

    public static QueueProperties QueueProperties(IDictionary<string, string> metadata, int approximateMessagesCount) =>
        new() { Metadata = metadata, ApproximateMessagesCount = approximateMessagesCount };
}
