using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CoachBot.Testing;

/// <summary>Azurite in memory on free loopback ports; killed when disposed.</summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly int queuePort;

    private AzuriteProcess(Process process, int queuePort, int tablePort) => (this.process, this.queuePort, TablePort) = (process, queuePort, tablePort);

    public int TablePort { get; }

    public string ConnectionString => ConnectionStringFor(TablePort);

    public static async Task<AzuriteProcess> StartAsync()
    {
        var (blob, queue, table) = (FreePort(), FreePort(), FreePort());
        var azurite = Process.Start(NodeTools.Script(
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
        _ = azurite.StandardOutput.ReadToEndAsync();
        _ = azurite.StandardError.ReadToEndAsync();
        await Task.WhenAll(AnswersAsync(queue), AnswersAsync(table));
        return new AzuriteProcess(azurite, queue, table);
    }

    /// <summary>The account with its tables behind another port, such as a proxy's.</summary>
    public string ConnectionStringFor(int tablePort) => string.Create(
        CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};QueueEndpoint=http://127.0.0.1:{queuePort}/{Account};TableEndpoint=http://127.0.0.1:{tablePort}/{Account}");

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>A loopback port that nobody listens on at this moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
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

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
