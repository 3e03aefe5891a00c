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

    /// <summary>Stands in the service URL of what is posted here, so that a reply tells which host sent it.</summary>
    public string Name { get; } = name;

    public Uri Url { get; } = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{AzuriteProcess.FreePort()}/"));

    /// <summary>When it was killed, in <see cref="Stopwatch"/> ticks.</summary>
    public ConcurrentQueue<long> Kills { get; } = new();

    /// <summary>The ids of its processes that are no more.</summary>
    public ConcurrentDictionary<int, bool> Dead { get; } = new();

    /// <summary>What it wrote to its console.</summary>
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
        process!.Kill();
        Dead[process.Id] = true;
        Kills.Enqueue(Stopwatch.GetTimestamp());
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
            await KillAsync();
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
                Dead[process.Id] = true;
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
        if (line is not null)
            Output.Enqueue(line);
    }
}
