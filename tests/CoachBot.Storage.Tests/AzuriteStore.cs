using Azure.Data.Tables;
using Azure.Storage.Queues;
using CoachBot.Testing;

namespace CoachBot.Storage.Tests;

/// <summary>Azurite, started once for all tests that need it and killed at the end.</summary>
public sealed class AzuriteStore : IStore, IAsyncLifetime
{
    private AzuriteProcess? azurite;

    public TableServiceClient Tables { get; private set; } = null!;

    public QueueServiceClient Queues { get; private set; } = null!;

    public string ConnectionString => azurite!.ConnectionString;

    public void RequireOrSkip() => NodeTools.RequireOrSkip("azurite");

    /// <summary>The emulator's clock is the real one; nothing shortens it.</summary>
    public Task PassAsync(TimeSpan time) => Task.Delay(time + TimeSpan.FromMilliseconds(200));

    public async Task InitializeAsync()
    {
        if (NodeTools.WhyMissing("azurite") is not null)
            return;
        azurite = await AzuriteProcess.StartAsync();
        Tables = new TableServiceClient(ConnectionString);
        Queues = new QueueServiceClient(ConnectionString);
    }

    public async Task DisposeAsync()
    {
        if (azurite is not null)
            await azurite.DisposeAsync();
    }
}

/// <summary>All tests that share the one emulator.</summary>
[CollectionDefinition(Name)]
public sealed class AzuriteTests : ICollectionFixture<AzuriteStore>
{
    public const string Name = "Azurite";
}
