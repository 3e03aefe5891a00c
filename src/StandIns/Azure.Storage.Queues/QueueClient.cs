using System.Globalization;
using System.Net;
using Azure.Core;
using Azure.Storage.Queues.Models;

namespace Azure.Storage.Queues;

/// <summary>One queue: messages sent, received under a lease, changed, deleted.</summary>
public class QueueClient
{
    private readonly QueuePipeline pipeline;

    public QueueClient(string connectionString, string queueName)
        : this(connectionString, queueName, null)
    {
    }

    public QueueClient(string connectionString, string queueName, QueueClientOptions options)
        : this(QueuePipeline.FromConnectionString(connectionString, options), queueName)
    {
    }

    public QueueClient(Uri queueUri, TokenCredential credential, QueueClientOptions options = null)
        : this(QueuePipeline.WithToken(new Uri(queueUri, "."), credential, options), queueUri.Segments[^1].Trim('/'))
    {
    }

    internal QueueClient(QueuePipeline pipeline, string queueName)
    {
        this.pipeline = pipeline;
        Name = queueName;
    }

    protected QueueClient()
    {
    }

    public virtual string Name { get; }

    public virtual string AccountName => pipeline.AccountName;

    public virtual Uri Uri => pipeline.At(Name);

    public virtual int MaxPeekableMessages => 32;

    public virtual int MessageMaxBytes => 64 * 1024;

    public virtual Task<Response> CreateAsync(IDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(RequestMethod.Put, Name, null, metadata, cancellationToken);

    /// <summary>Null when the queue was there already.</summary>
    public virtual async Task<Response> CreateIfNotExistsAsync(
        IDictionary<string, string> metadata = null, CancellationToken cancellationToken = default)
    {
        var response = await pipeline.SendAsync(RequestMethod.Put, Name, null, metadata, cancellationToken, HttpStatusCode.Conflict);
        if (response.Status != (int)HttpStatusCode.Conflict)
            return response.Status == (int)HttpStatusCode.NoContent ? null : response;
        var failure = new RequestFailedException(response);
        return failure.ErrorCode == QueueErrorCode.QueueAlreadyExists ? null : throw failure;
    }

    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(RequestMethod.Delete, Name, null, null, cancellationToken);

    public virtual async Task<Response<bool>> DeleteIfExistsAsync(CancellationToken cancellationToken = default)
    {
        var response = await pipeline.SendAsync(RequestMethod.Delete, Name, null, null, cancellationToken, HttpStatusCode.NotFound);
        return Response.FromValue(response.Status != (int)HttpStatusCode.NotFound, response);
    }

    public virtual async Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default)
    {
        var response = await pipeline.SendAsync(
            RequestMethod.Get, $"{Name}?comp=metadata", null, null, cancellationToken, HttpStatusCode.NotFound);
        return Response.FromValue(response.Status != (int)HttpStatusCode.NotFound, response);
    }

    public virtual async Task<Response<QueueProperties>> GetPropertiesAsync(CancellationToken cancellationToken = default)
    {
        var response = await pipeline.SendAsync(RequestMethod.Get, $"{Name}?comp=metadata", null, null, cancellationToken);
        var metadata = response.Headers.Where(h => h.Name.StartsWith("x-ms-meta-", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(h => h.Name["x-ms-meta-".Length..], h => h.Value, StringComparer.OrdinalIgnoreCase);
        response.Headers.TryGetValue("x-ms-approximate-messages-count", out var count);
        return Response.FromValue(
            QueuesModelFactory.QueueProperties(metadata, int.Parse(count ?? "0", CultureInfo.InvariantCulture)), response);
    }

    public virtual Task<Response> ClearMessagesAsync(CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(RequestMethod.Delete, $"{Name}/messages", null, null, cancellationToken);

    public virtual Task<Response<SendReceipt>> SendMessageAsync(string messageText) =>
        SendMessageAsync(messageText, null, null, CancellationToken.None);

    public virtual Task<Response<SendReceipt>> SendMessageAsync(string messageText, CancellationToken cancellationToken = default) =>
        SendMessageAsync(messageText, null, null, cancellationToken);

    public virtual Task<Response<SendReceipt>> SendMessageAsync(
        string messageText, TimeSpan? visibilityTimeout = null, TimeSpan? timeToLive = null, CancellationToken cancellationToken = default) =>
        SendMessageAsync(messageText is null ? null : BinaryData.FromString(messageText), visibilityTimeout, timeToLive, cancellationToken);

    public virtual async Task<Response<SendReceipt>> SendMessageAsync(
        BinaryData message, TimeSpan? visibilityTimeout = null, TimeSpan? timeToLive = null, CancellationToken cancellationToken = default)
    {
        var query = QueuePipeline.Query(("visibilitytimeout", visibilityTimeout), ("messagettl", timeToLive));
        var response = await pipeline.SendAsync(
            RequestMethod.Post, $"{Name}/messages{query}", pipeline.MessageXml(message), null, cancellationToken);
        return Response.FromValue(QueueXml.Messages(response).Select(QueueXml.SendReceipt).Single(), response);
    }

    public virtual Task<Response<QueueMessage[]>> ReceiveMessagesAsync() => ReceiveMessagesAsync(null, null, CancellationToken.None);

    public virtual Task<Response<QueueMessage[]>> ReceiveMessagesAsync(CancellationToken cancellationToken = default) =>
        ReceiveMessagesAsync(null, null, cancellationToken);

    public virtual async Task<Response<QueueMessage[]>> ReceiveMessagesAsync(
        int? maxMessages = null, TimeSpan? visibilityTimeout = null, CancellationToken cancellationToken = default)
    {
        var query = QueuePipeline.Query(maxMessages, ("visibilitytimeout", visibilityTimeout));
        var response = await pipeline.SendAsync(RequestMethod.Get, $"{Name}/messages{query}", null, null, cancellationToken);
        return Response.FromValue(QueueXml.Messages(response).Select(xml => QueueXml.Message(xml, pipeline.Encoding)).ToArray(), response);
    }

    /// <summary>One message, or a response whose value is null when none is due.</summary>
    public virtual async Task<Response<QueueMessage>> ReceiveMessageAsync(
        TimeSpan? visibilityTimeout = null, CancellationToken cancellationToken = default)
    {
        var some = await ReceiveMessagesAsync(1, visibilityTimeout, cancellationToken);
        return Response.FromValue(some.Value.FirstOrDefault(), some.GetRawResponse());
    }

    public virtual async Task<Response<PeekedMessage[]>> PeekMessagesAsync(int? maxMessages = null, CancellationToken cancellationToken = default)
    {
        var query = QueuePipeline.Query(maxMessages);
        var path = $"{Name}/messages{query}{(query.Length == 0 ? "?" : "&")}peekonly=true";
        var response = await pipeline.SendAsync(RequestMethod.Get, path, null, null, cancellationToken);
        return Response.FromValue(QueueXml.Messages(response).Select(xml => QueueXml.Peeked(xml, pipeline.Encoding)).ToArray(), response);
    }

    public virtual async Task<Response<PeekedMessage>> PeekMessageAsync(CancellationToken cancellationToken = default)
    {
        var some = await PeekMessagesAsync(1, cancellationToken);
        return Response.FromValue(some.Value.FirstOrDefault(), some.GetRawResponse());
    }

    public virtual Task<Response> DeleteMessageAsync(string messageId, string popReceipt, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(RequestMethod.Delete, PathOf(messageId, popReceipt), null, null, cancellationToken);

    public virtual Task<Response<UpdateReceipt>> UpdateMessageAsync(
        string messageId,
        string popReceipt,
        string messageText = null,
        TimeSpan visibilityTimeout = default,
        CancellationToken cancellationToken = default) =>
        UpdateMessageAsync(
            messageId, popReceipt, messageText is null ? null : BinaryData.FromString(messageText), visibilityTimeout, cancellationToken);

    public virtual async Task<Response<UpdateReceipt>> UpdateMessageAsync(
        string messageId,
        string popReceipt,
        BinaryData message,
        TimeSpan visibilityTimeout = default,
        CancellationToken cancellationToken = default)
    {
        var path = $"{PathOf(messageId, popReceipt)}&visibilitytimeout={QueuePipeline.Seconds(visibilityTimeout)}";
        var body = message is null ? null : pipeline.MessageXml(message);
        var response = await pipeline.SendAsync(RequestMethod.Put, path, body, null, cancellationToken);
        response.Headers.TryGetValue("x-ms-popreceipt", out var receipt);
        response.Headers.TryGetValue("x-ms-time-next-visible", out var next);
        return Response.FromValue(QueuesModelFactory.UpdateReceipt(receipt, QueueXml.Time(next)), response);
    }

    private string PathOf(string messageId, string popReceipt) =>
        $"{Name}/messages/{System.Uri.EscapeDataString(messageId)}?popreceipt={System.Uri.EscapeDataString(popReceipt)}";
}
