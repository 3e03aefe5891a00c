using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Teams;

/// <summary>
/// Microsoft's Agents Playground as a process of its own: a Teams client without Teams. It is driven by its own HTTP interface,
/// and what the coach says is read from its WebSocket.
/// </summary>
public sealed class Playground : IAsyncDisposable
{
    private const string Package = "@microsoft/m365agentsplayground";
    private const string Conversation = "conv-1";
    private const string User = "user-id-0";
    private const string Tenant = "00000000-0000-0000-0000-0000000000001";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient http = new() { Timeout = Patience };
    private readonly ClientWebSocket stream = new();
    private readonly Channel<PlaygroundMessage> said = Channel.CreateUnbounded<PlaygroundMessage>();
    private readonly CancellationTokenSource over = new();
    private readonly string folder = Directory.CreateTempSubdirectory("playground-").FullName;
    private Process? process;

    private Playground(int port) => Url = new Uri($"http://127.0.0.1:{port}");

    /// <summary>Where its page is.</summary>
    public Uri Url { get; }

    /// <summary>Everything the coach said, in order.</summary>
    public List<PlaygroundMessage> Heard { get; } = [];

    /// <summary>Starts it against a coach. Skips the calling test where it is not installed, and fails it where CI=true.</summary>
    /// <param name="zone">The IANA time zone that it tells of its user; the machine's if left out.</param>
    public static async Task<Playground> StartAsync(Uri coach, string? zone = null)
    {
        NodeTools.RequireOrSkip(Package);
        var playground = new Playground(FreePort());
        try
        {
            await playground.StartProcessAsync(new Uri(coach, "/api/messages"), zone);
            return playground;
        }
        catch
        {
            await playground.DisposeAsync();
            throw;
        }
    }

    /// <summary>Types a message; returns when the coach has taken it.</summary>
    public Task SayAsync(string text) => PostAsync($"/_conversation/v1/conversations/{Conversation}/messages", new { from = new { id = User }, text, textFormat = "plain" });

    /// <summary>Types a message, and waits for the coach to say something that holds the words expected.</summary>
    public async Task<PlaygroundMessage> SayAsync(string text, string expected)
    {
        await SayAsync(text);
        return await HearAsync(expected);
    }

    /// <summary>Presses a button of a card, and waits for words as <see cref="SayAsync(string, string)"/> does.</summary>
    public Task<PlaygroundMessage> ClickAsync(PlaygroundMessage card, string label, string expected) => SubmitAsync(card, card.DataOf(label), expected);

    /// <summary>Sends any value as if a card had been submitted, and waits for words.</summary>
    public async Task<PlaygroundMessage> SubmitAsync(PlaygroundMessage card, JObject value, string expected)
    {
        await SubmitAsync(card, value);
        return await HearAsync(expected);
    }

    /// <summary>Sends any value as if a card had been submitted; returns when the coach has taken it.</summary>
    public async Task SubmitAsync(PlaygroundMessage card, JObject value)
    {
        var body = new JObject
        {
            ["from"] = new JObject { ["id"] = User },
            ["conversation"] = new JObject { ["id"] = Conversation },
            ["replyToId"] = card.Id,
            ["value"] = value,
        };
        using var content = new StringContent(body.ToString(), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(Url, "/_conversation/v1/submit"), content);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What was said so far is not heard any more.</summary>
    public void Forget()
    {
        while (said.Reader.TryRead(out _))
        {
        }
        Heard.Clear();
    }

    /// <summary>Somebody opens the conversation, as the page says on each load.</summary>
    public Task ArriveAsync() => HappenAsync(new JObject { ["type"] = "conversationUpdate", ["membersAdded"] = new JArray(new JObject { ["id"] = User }) });

    /// <summary>Answers the card that asks whether a file may be put somewhere, which the Playground's page cannot draw, as Teams does.</summary>
    public Task ConsentAsync(PlaygroundMessage card, JObject value) => HappenAsync(new JObject
    {
        ["type"] = "invoke",
        ["name"] = "fileConsent/invoke",
        ["replyToId"] = card.Id,
        ["value"] = value,
    });

    /// <summary>Waits until the coach says something that holds the words; what comes before is kept in <see cref="Heard"/>.</summary>
    public Task<PlaygroundMessage> HearAsync(string expected) => HearAsync(m => m.Words.Contains(expected, StringComparison.OrdinalIgnoreCase), $"say '{expected}'");

    /// <summary>Waits until the coach has said so many things in all.</summary>
    public async Task HearAsync(int messages)
    {
        if (Heard.Count < messages)
            await HearAsync(_ => Heard.Count == messages, $"say {messages} messages");
    }

    private async Task<PlaygroundMessage> HearAsync(Func<PlaygroundMessage, bool> isExpected, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        var meanwhile = new List<string>();
        try
        {
            while (true)
            {
                var message = await said.Reader.ReadAsync(patience.Token);
                Heard.Add(message);
                meanwhile.Add(message.Words);
                if (isExpected(message))
                    return message;
            }
        }
        catch (OperationCanceledException e)
        {
            throw new TimeoutException($"The coach did not {what}, but said: {string.Join("\n---\n", meanwhile)}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        stream.Dispose();
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process?.Dispose();
        http.Dispose();
        over.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartProcessAsync(Uri endpoint, string? zone)
    {
        var start = NodeTools.Script(
            NodeTools.PackageFile(Package, "cli.js"),
            "-e", endpoint.ToString(), "-c", "msteams", "-p", $"{Url.Port}", "--disable-telemetry", "--conversation-id", Conversation, "--service-url", new Uri(Url, "/_connector").ToString());
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        if (zone is not null)
            start.Environment["TZ"] = zone;

        // It writes a log where it is started.
        start.WorkingDirectory = folder;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var clock = Stopwatch.StartNew();
        while (!await IsReadyAsync())
        {
            if (process.HasExited || clock.Elapsed > Patience)
                throw new InvalidOperationException($"The Playground did not start: {(process.HasExited ? $"it ended with {process.ExitCode}" : "it does not answer")}.");
            await Task.Delay(50);
        }
        await stream.ConnectAsync(new Uri($"ws://127.0.0.1:{Url.Port}/_ws_conversation/v1/conversations/stream"), over.Token);
        _ = ReadAsync();
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Url, "/_debug/ping"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        using var frame = new MemoryStream();
        try
        {
            while (!over.IsCancellationRequested)
            {
                var part = await stream.ReceiveAsync(buffer.AsMemory(), over.Token);
                frame.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                    continue;
                var json = JObject.Parse(Encoding.UTF8.GetString(frame.ToArray()));
                frame.SetLength(0);
                if ((string?)json["action"] == "createMessage" && json["message"] is JObject message && (string?)message.SelectToken("from.id") != User)
                    said.Writer.TryWrite(new PlaygroundMessage(message));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            said.Writer.TryComplete();
        }
    }

    /// <summary>Anything else that may happen in the conversation.</summary>
    private async Task HappenAsync(JObject activity)
    {
        activity.Merge(JObject.FromObject(new
        {
            id = Guid.NewGuid().ToString(),
            channelId = "msteams",
            serviceUrl = new Uri(Url, "/_connector").ToString(),
            from = new { id = User },
            recipient = new { id = "00000000-0000-0000-0000-00000000000011" },
            conversation = new { id = Conversation, tenantId = Tenant, conversationType = "personal" },
            channelData = new { tenant = new { id = Tenant } },
        }));
        using var content = new StringContent(activity.ToString(), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(Url, "/_internal/v1/customActivities"), content);
        answer.EnsureSuccessStatusCode();
    }

    private async Task PostAsync(string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(Url, path), body);
        answer.EnsureSuccessStatusCode();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
