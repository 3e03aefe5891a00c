using System.Net.WebSockets;
using System.Text;
using CoachBot.Testing.Slack.Api;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack.Delivery;

/// <summary>A connection that an app has open.</summary>
internal sealed class SocketConnection(WebSocket socket)
{
    private readonly SemaphoreSlim sending = new(1);

    /// <summary>The hello was said; before it nothing else is.</summary>
    public bool IsReady { get; set; }

    public async Task SendAsync(JObject frame)
    {
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(frame.ToString(Formatting.None)), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // It is gone: what was sent stays unacknowledged and comes again.
        }
        finally
        {
            sending.Release();
        }
    }

    public async Task ListenAsync(Action<JObject> heard)
    {
        var buffer = new byte[16 * 1024];
        using var frame = new MemoryStream();
        while (socket.State == WebSocketState.Open)
        {
            try
            {
                var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                    return;
                }
                frame.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                    continue;
            }
            catch (Exception e) when (e is WebSocketException or OperationCanceledException)
            {
                return;
            }
            var text = Encoding.UTF8.GetString(frame.ToArray());
            frame.SetLength(0);
            heard((JObject)ApiCall.Parse(text));
        }
    }

    public async Task CloseAsync()
    {
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The app has closed it first.
        }
    }

    public void Abort() => socket.Abort();
}

/// <summary>A payload on its way by the socket; it keeps its id however often it is sent.</summary>
internal sealed class Envelope(SlackDelivery delivery)
{
    public string Id { get; } = delivery.EnvelopeId;

    public SlackDelivery Delivery { get; } = delivery;

    public int Retry { get; set; }

    public JObject ToJson()
    {
        var frame = new JObject
        {
            ["envelope_id"] = Id,
            ["payload"] = Delivery.Payload.DeepClone(),
            ["type"] = Delivery.Kind,
            ["accepts_response_payload"] = Delivery.Kind == "slash_commands" || (string?)Delivery.Payload["type"] == "view_submission",
        };
        if (Delivery.Kind == "events_api")
        {
            frame["retry_attempt"] = Retry;
            frame["retry_reason"] = Retry > 0 ? "timeout" : "";
        }
        return frame;
    }
}
