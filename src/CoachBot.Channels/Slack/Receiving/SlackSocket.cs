using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SlackNet;

namespace CoachBot.Channels.Slack;

/// <summary>
/// Socket mode: Slack's envelopes over a WebSocket that the coach opens, for places without a public address. An envelope is acknowledged when what was
/// said in it is committed; one that is not is sent again by Slack, and known by its id. It is our own because acknowledging late is the point of it.
/// </summary>
public sealed class SlackSocket(SlackSettings settings, SlackApi api, SlackReceiver receiver, SlackPrivately privately, TimeProvider time, ILogger<SlackSocket> log) : BackgroundService
{
    private const int MostBytes = 1024 * 1024;
    private const int MostAtOnce = 32;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>Slack pings every few seconds; a line that is silent so long is dead.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim atOnce = new(MostAtOnce);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = ShortestPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
                pause = ShortestPause;
            }
            catch (SlackRateLimitException e)
            {
                pause = e.RetryAfter ?? LongestPause;
            }
            catch (Exception e) when (e is SlackException or HttpRequestException or WebSocketException or IOException or OperationCanceledException && !stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The line to Slack is down ({Error}); trying again in {Pause}", (e as SlackException)?.ErrorCode ?? e.GetType().Name, pause);
            }
            if (!stoppingToken.IsCancellationRequested)
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>One connection, until Slack ends it. Turns under way finish and are acknowledged while the line holds.</summary>
    private async Task ListenAsync(CancellationToken stop)
    {
        var opened = await api.With(settings.AppToken!).AppsConnectionsApi.Open(stop);
        using var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(20);
        socket.Options.KeepAliveTimeout = Silence;
        await socket.ConnectAsync(new Uri(opened.Url), stop);
        using var line = new Line(socket);
        var turns = new List<Task>();
        while (await line.ReceiveAsync(stop) is { } frame)
        {
            turns.RemoveAll(t => t.IsCompleted);
            switch ((string?)frame["type"])
            {
                case "disconnect":
                    // Slack refreshes the connection or warns of it: the next one is opened at once.
                    await Task.WhenAll(turns);
                    return;
                case "events_api" or "interactive" or "slash_commands" when (string?)frame["envelope_id"] is { } id:
                    await atOnce.WaitAsync(stop);
                    turns.Add(TakeAsync(line, id, frame));
                    break;
                default:
                    break;
            }
        }
        await Task.WhenAll(turns);
    }

    /// <summary>The outermost frame of an envelope: one that fails is not acknowledged, and Slack sends it again.</summary>
    private async Task TakeAsync(Line line, string id, JObject frame)
    {
        try
        {
            var payload = frame["payload"] as JObject ?? [];
            JObject? answer = null;
            switch ((string?)frame["type"])
            {
                case "events_api":
                    await receiver.EventAsync(payload, id, CancellationToken.None);
                    break;
                case "interactive":
                    answer = await receiver.InteractAsync(payload, id, CancellationToken.None);
                    break;
                default:
                    answer = await privately.CommandAsync(payload, id, CancellationToken.None);
                    break;
            }
            await line.AcknowledgeAsync(id, (bool?)frame["accepts_response_payload"] == true ? answer : null);
        }
        catch (UnreachableException e)
        {
            log.LogWarning("The coach cannot answer in Slack: {Reason}", e.Reason);
            await line.AcknowledgeAsync(id, null);
        }
        catch (Exception e)
        {
            log.LogError("Envelope {Envelope} failed with {Error} at {Place}", id, e.GetType().FullName, e.TargetSite?.DeclaringType?.FullName);
        }
        finally
        {
            atOnce.Release();
        }
    }

    /// <summary>The frames of one connection; what is sent is sent one after another.</summary>
    private sealed class Line(ClientWebSocket socket) : IDisposable
    {
        private readonly SemaphoreSlim sending = new(1);

        /// <returns>Null when the line is closed.</returns>
        public async Task<JObject?> ReceiveAsync(CancellationToken stop)
        {
            var buffer = new byte[16 * 1024];
            using var frame = new MemoryStream();
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer, stop);
                if (part.MessageType == WebSocketMessageType.Close)
                    return null;
                frame.Write(buffer, 0, part.Count);
                if (frame.Length > MostBytes)
                    throw new IOException("A frame of Slack's is over 1 MiB.");
                if (!part.EndOfMessage)
                    continue;
                using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(frame.ToArray()))) { DateParseHandling = DateParseHandling.None, MaxDepth = 64 };
                return JObject.Load(reader);
            }
        }

        public async Task AcknowledgeAsync(string envelope, JObject? answer)
        {
            var frame = new JObject { ["envelope_id"] = envelope };
            if (answer is not null)
                frame["payload"] = answer;
            await sending.WaitAsync();
            try
            {
                if (socket.State == WebSocketState.Open)
                    await socket.SendAsync(Encoding.UTF8.GetBytes(frame.ToString(Formatting.None)), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            }
            catch (WebSocketException)
            {
                // The line fell: Slack sends the envelope again on the next one, and it is known.
            }
            finally
            {
                sending.Release();
            }
        }

        public void Dispose() => sending.Dispose();
    }
}
