using System.Net.WebSockets;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace SlackNet.SocketMode;

/// <summary>One connection, opened again whenever it ends.</summary>
internal sealed class SocketModeLine(ISlackApiClient api, Func<SocketModeLine, JObject, Task> take)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _sending = new SemaphoreSlim(1);
    private ClientWebSocket _socket;

    public bool IsUp => _socket is { State: WebSocketState.Connecting or WebSocketState.Open };

    public async Task OpenAsync(CancellationToken over)
    {
        var opened = await api.AppsConnectionsApi.Open(over).ConfigureAwait(false);
        _socket?.Dispose();
        _socket = new ClientWebSocket();
        await _socket.ConnectAsync(new Uri(opened.Url), over).ConfigureAwait(false);
    }

    public async Task ListenAsync(TimeSpan pause, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(pause, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!IsUp)
                    await OpenAsync(over).ConfigureAwait(false);
                pause = TimeSpan.FromSeconds(1);
                while (await ReceiveAsync(over).ConfigureAwait(false) is { } frame)
                    _ = take(this, frame);
            }
            catch (Exception e) when (e is SlackException or SlackRateLimitException or HttpRequestException or WebSocketException or JsonException or OperationCanceledException)
            {
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
        _socket.Dispose();
    }

    public async Task SendAsync(JObject frame)
    {
        await _sending.WaitAsync().ConfigureAwait(false);
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(frame.ToString(Formatting.None)), WebSocketMessageType.Text, true, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <returns>Null when Slack ends the connection.</returns>
    private async Task<JObject> ReceiveAsync(CancellationToken over)
    {
        using var frame = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, over).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            frame.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return JObject.Parse(Encoding.UTF8.GetString(frame.ToArray()));
        }
    }
}
