using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using CoachBot.Testing;

namespace CoachBot.Storage.Tests;

/// <summary>Azurite in memory on free loopback ports, started once for all tests that need it and killed at the end.</summary>
public sealed class AzuriteStore : IStore, IAsyncLifetime
{
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private Process? process;

    public TableServiceClient Tables { get; private set; } = null!;

    public QueueServiceClient Queues { get; private set; } = null!;

    public string ConnectionString { get; private set; } = string.Empty;

    public void RequireOrSkip() => NodeTools.RequireOrSkip("azurite");

    /// <summary>The emulator's clock is the real one; nothing shortens it.</summary>
    public Task PassAsync(TimeSpan time) => Task.Delay(time + TimeSpan.FromMilliseconds(200));

    public async Task InitializeAsync()
    {
        if (NodeTools.WhyMissing("azurite") is not null)
            return;
        var (blob, queue, table) = (FreePort(), FreePort(), FreePort());
        process = Process.Start(NodeTools.Script(
            NodeTools.PackageFile("azurite", "dist/src/azurite.js"),
            "--silent",
            "--disableTelemetry",
            "--inMemoryPersistence",
            "--skipApiVersionCheck",
            "--blobPort",
            Text(blob),
            "--queuePort",
            Text(queue),
            "--tablePort",
            Text(table)))!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        await Task.WhenAll(AnswersAsync(queue), AnswersAsync(table));
        ConnectionString = string.Create(
            CultureInfo.InvariantCulture,
            $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};QueueEndpoint=http://127.0.0.1:{queue}/{Account};TableEndpoint=http://127.0.0.1:{table}/{Account}");
        Tables = new TableServiceClient(ConnectionString);
        Queues = new QueueServiceClient(ConnectionString);
    }

    public Task DisposeAsync()
    {
        process?.Kill(entireProcessTree: true);
        process?.Dispose();
        return Task.CompletedTask;
    }

    private static async Task AnswersAsync(int port)
    {
        var started = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (started.Elapsed < LongestStart)
            {
                await Task.Delay(50);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}

/// <summary>All tests that share the one emulator.</summary>
[CollectionDefinition(Name)]
public sealed class AzuriteTests : ICollectionFixture<AzuriteStore>
{
    public const string Name = "Azurite";
}
