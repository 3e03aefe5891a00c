using Azure.Core;

namespace Azure.Storage.Queues;

/// <summary>The queues of one account.</summary>
public class QueueServiceClient
{
    private readonly QueuePipeline pipeline;

    public QueueServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    public QueueServiceClient(string connectionString, QueueClientOptions options) =>
        pipeline = QueuePipeline.FromConnectionString(connectionString, options);

    public QueueServiceClient(Uri serviceUri, AzureSasCredential credential, QueueClientOptions options = null) =>
        pipeline = QueuePipeline.WithSas(serviceUri, credential.Signature, options);

    public QueueServiceClient(Uri serviceUri, TokenCredential credential, QueueClientOptions options = null) =>
        pipeline = QueuePipeline.WithToken(serviceUri, credential, options);

    protected QueueServiceClient()
    {
    }

    public virtual string AccountName => pipeline.AccountName;

    public virtual Uri Uri => pipeline.Endpoint;

    public virtual QueueClient GetQueueClient(string queueName) => new(pipeline, queueName);

    public virtual async Task<Response<QueueClient>> CreateQueueAsync(
        string queueName, IDictionary<string, string> metadata = null, CancellationToken cancellationToken = default)
    {
        var queue = GetQueueClient(queueName);
        return Response.FromValue(queue, await queue.CreateAsync(metadata, cancellationToken));
    }

    public virtual Task<Response> DeleteQueueAsync(string queueName, CancellationToken cancellationToken = default) =>
        GetQueueClient(queueName).DeleteAsync(cancellationToken);
}
