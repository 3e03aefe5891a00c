using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace CoachBot.Storage;

/// <summary>A table or a queue that is created when it is first used.</summary>
internal sealed class Created<T>(T place, Func<T, CancellationToken, Task> create)
{
    private readonly SemaphoreSlim creating = new(1);
    private volatile bool created;

    public async ValueTask<T> GetAsync(CancellationToken cancellationToken)
    {
        if (created)
            return place;
        await creating.WaitAsync(cancellationToken);
        try
        {
            if (!created)
                await create(place, cancellationToken);
            created = true;
            return place;
        }
        finally
        {
            creating.Release();
        }
    }
}

internal static class Created
{
    public static Created<TableClient> Table(TableServiceClient tables, string name) =>
        new(tables.GetTableClient(name), (table, cancellationToken) => table.CreateIfNotExistsAsync(cancellationToken));

    public static Created<QueueClient> Queue(QueueServiceClient queues, string name) =>
        new(queues.GetQueueClient(name), (queue, cancellationToken) => queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken));
}
