using Azure.Storage.Queues;

namespace CoachBot.Storage;

/// <summary>A queue that is created when it is first used.</summary>
internal sealed class CreatedQueue(QueueServiceClient queues, string name)
{
    private readonly QueueClient queue = queues.GetQueueClient(name);
    private readonly SemaphoreSlim creating = new(1);
    private volatile bool created;

    public async ValueTask<QueueClient> GetAsync(CancellationToken cancellationToken)
    {
        if (created)
            return queue;
        await creating.WaitAsync(cancellationToken);
        try
        {
            if (!created)
                await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            created = true;
            return queue;
        }
        finally
        {
            creating.Release();
        }
    }
}
