using Azure.Core;

namespace Azure.Storage.Queues;

/// <summary>How a message's text travels: as it is, or as Base64 of its UTF-8 bytes.</summary>
public enum QueueMessageEncoding
{
    None = 0,
    Base64 = 1,
}

/// <summary>Retries, diagnostics and transport of a client, and the encoding of messages.</summary>
public class QueueClientOptions : ClientOptions
{
    public QueueMessageEncoding MessageEncoding { get; set; }
}
