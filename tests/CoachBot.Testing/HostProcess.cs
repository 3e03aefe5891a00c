using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CoachBot.Testing;

/// <summary>
/// The real, built host as a process of its own, on a free loopback port and a data folder that outlives it: start, kill -9,
/// restart, stop as a terminal would.
/// </summary>
public sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IReadOnlyDictionary<string, string?> settings;
    private readonly bool ownsData;
    private readonly StringBuilder output = new();
    private Process? process;

    private HostProcess(string? data, IReadOnlyDictionary<string, string?>? settings)
    {
        ownsData = data is null;
        Data = data ?? Directory.CreateTempSubdirectory("coach-data-").FullName;
        this.settings = settings ?? new Dictionary<string, string?>(StringComparer.Ordinal);
        Url = new Uri($"http://127.0.0.1:{FreePort()}");
    }

    /// <summary>Where the host is built, in the configuration that the tests are built in.</summary>
    public static string Folder { get; } = Path.Combine(
        NodeTools.RepositoryRoot, "src", "CoachBot.Host", "bin", AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug", "net10.0");

    /// <summary>Where it listens; the same after a restart.</summary>
    public Uri Url { get; }

    /// <summary>The folder that COACH_DATA names.</summary>
    public string Data { get; }

    /// <summary>Everything it wrote, standard output and error, over all starts.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    /// <summary>From the latest start of the process to its readiness.</summary>
    public TimeSpan StartTook { get; private set; }

    /// <summary>Starts the web host in Development and waits until it is ready.</summary>
    /// <param name="settings">Environment variables more, or other ones; null removes one.</param>
    /// <param name="data">A data folder to keep; a temporary one if left out.</param>
    public static async Task<HostProcess> StartAsync(IReadOnlyDictionary<string, string?>? settings = null, string? data = null)
    {
        var host = new HostProcess(data, settings);
        try
        {
            await host.StartAgainAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs the host's program to its end, as <c>coach chat</c> or <c>coach inspect</c>.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(string[] arguments, string input = "", IReadOnlyDictionary<string, string?>? settings = null)
    {
        using var run = Process.Start(With(new ProcessStartInfo("dotnet", [Program, .. arguments]), settings)) ?? throw new InvalidOperationException("The host did not start.");
        var (written, wrong) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.StandardInput.WriteAsync(input);
        run.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        await run.WaitForExitAsync(patience.Token);
        return (run.ExitCode, await written, await wrong);
    }

    /// <summary>Starts it once more, with the same data and address.</summary>
    public async Task StartAgainAsync()
    {
        var clock = Stopwatch.StartNew();
        var start = With(new ProcessStartInfo("dotnet", [Program]), settings, ("COACH_DATA", Data), ("ASPNETCORE_URLS", Url.ToString().TrimEnd('/')));
        process = Process.Start(start) ?? throw new InvalidOperationException("The host did not start.");
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ReadyAsync(process, clock);
        StartTook = clock.Elapsed;
    }

    /// <summary>kill -9: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, as Ctrl+C or an orchestrator does, and waits.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
            await KillAsync();
        process?.Dispose();
        if (ownsData)
            Directory.Delete(Data, recursive: true);
    }

    private static string Program
    {
        get
        {
            var program = Path.Combine(Folder, "coach.dll");
            return File.Exists(program) ? program : throw new FileNotFoundException("Build src/CoachBot.Host first.", program);
        }
    }

    private static ProcessStartInfo With(ProcessStartInfo start, IReadOnlyDictionary<string, string?>? settings, params (string Name, string Value)[] own)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.WorkingDirectory = Path.GetTempPath();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in own)
            start.Environment[name] = value;
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            start.Environment[name] = value;
        return start;
    }

    private async Task ReadyAsync(Process started, Stopwatch clock)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        while (clock.Elapsed < Patience)
        {
            if (started.HasExited)
                throw new InvalidOperationException($"The host ended with {started.ExitCode}:\n{Output}");
            try
            {
                using var answer = await http.GetAsync(new Uri(Url, "/health/ready"));
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            await Task.Delay(20);
        }
        throw new TimeoutException($"The host was not ready after {Patience.TotalSeconds} s:\n{Output}");
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (output)
            output.AppendLine(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
