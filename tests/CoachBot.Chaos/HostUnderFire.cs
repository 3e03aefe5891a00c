using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CoachBot.Testing;

namespace CoachBot.Chaos;

/// <summary>A host as a process of its own that is killed and started again on the same address.</summary>
/// <param name="role">What this program is to be then: <c>host</c> counts words, <c>reminder-host</c> sees to reminders.</param>
internal sealed class HostUnderFire(string name, IReadOnlyDictionary<string, string?> settings, string role = "host") : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(2) };
    private Process? process;

    public string Name { get; } = name;

    public Uri Url { get; } = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{AzuriteProcess.FreePort()}/"));

    /// <summary>How often it was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Its processes that are no more, by id, and since when.</summary>
    public ConcurrentDictionary<int, DateTimeOffset> Dead { get; } = new();

    /// <summary>What it did with its store.</summary>
    public ConcurrentQueue<StoreCall> Calls { get; } = new();

    /// <summary>What else it wrote to its console.</summary>
    public ConcurrentQueue<string> Output { get; } = new();

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(HostUnderFire).Assembly.Location, role]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Url.ToString().TrimEnd('/');
        process?.Dispose();
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ReadyAsync();
    }

    /// <summary>SIGKILL, at whatever it is doing.</summary>
    public async Task KillAsync()
    {
        Kills++;
        await EndAsync();
    }

    /// <summary>Ends the process; all that it wrote is known then.</summary>
    public async Task EndAsync()
    {
        process!.Kill();
        Dead[process.Id] = TimeProvider.System.GetUtcNow();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
            await EndAsync();
        process?.Dispose();
        http.Dispose();
    }

    /// <summary>A start that meets too many faults ends the process, and an orchestrator starts it again: so does this.</summary>
    private async Task ReadyAsync()
    {
        var started = Stopwatch.StartNew();
        while (started.Elapsed < LongestStart)
        {
            if (process!.HasExited)
            {
                Dead[process.Id] = TimeProvider.System.GetUtcNow();
                await StartAsync();
                return;
            }
            try
            {
                using var answer = await http.GetAsync(new Uri(Url, "api/messages"));
                return;
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                await Task.Delay(30);
            }
        }
        throw new TimeoutException($"Host {Name} was not ready after {LongestStart.TotalSeconds} s:\n{string.Join('\n', Output)}");
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        if (StoreCall.Parse(line) is { } call)
            Calls.Enqueue(call);
        else
            Output.Enqueue(line);
    }
}
