using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace CoachBot.Storage.Tests;

/// <summary>A store under the conformance suite: the embedded one or the service's emulator.</summary>
public interface IStore
{
    TableServiceClient Tables { get; }

    QueueServiceClient Queues { get; }

    /// <summary>Skips the calling test when the store cannot run here.</summary>
    void RequireOrSkip();

    /// <summary>Returns when the store's clock has moved on by about the time.</summary>
    Task PassAsync(TimeSpan time);
}
