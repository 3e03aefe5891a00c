using System.Net.WebSockets;
using System.Text;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Local;

/// <summary>Direct Line's WebSocket: a frame <c>{activities, watermark}</c> with what is new, as soon as it is.</summary>
internal static class DirectLineStream
{
    public static async Task ServeAsync(WebSocket socket, LocalConversation conversation, int watermark, CancellationToken stop)
    {
        using var closed = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var listening = conversation.Listen();
        var receiving = ReceiveAsync(socket, closed);
        try
        {
            watermark = await SendNewAsync(socket, conversation, watermark, closed.Token);
            await foreach (var news in listening.News.ReadAllAsync(closed.Token))
            {
                if (news is null)
                    watermark = await SendNewAsync(socket, conversation, watermark, closed.Token);
                else
                    await SendAsync(socket, new JObject { ["activities"] = new JArray(LocalRenderer.ToClient(news)) }, closed.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The browser is gone, or the server stops.
        }
        await CloseAsync(socket, receiving, stop.IsCancellationRequested);
    }

    /// <summary>The activities since a watermark that a client shows, in Direct Line's frame.</summary>
    public static (JObject Frame, int Watermark) Since(LocalConversation conversation, int watermark)
    {
        var activities = conversation.Since(watermark);
        var next = Math.Min(watermark, conversation.Watermark) + activities.Count;
        var shown = activities.Where(a => a.Type == ActivityTypes.Message).Select(LocalRenderer.ToClient);
        return (new JObject { ["activities"] = new JArray(shown), ["watermark"] = next.ToString(System.Globalization.CultureInfo.InvariantCulture) }, next);
    }

    private static async Task<int> SendNewAsync(WebSocket socket, LocalConversation conversation, int watermark, CancellationToken cancellationToken)
    {
        var (frame, next) = Since(conversation, watermark);
        if (next > watermark)
            await SendAsync(socket, frame, cancellationToken);
        return next;
    }

    private static Task SendAsync(WebSocket socket, JObject frame, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(frame.ToString(Formatting.None)), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    /// <summary>Clients only send empty frames, to keep the connection; what they send is dropped.</summary>
    private static async Task ReceiveAsync(WebSocket socket, CancellationTokenSource closed)
    {
        var buffer = new byte[1024];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), closed.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // Ends like a close.
        }
        await closed.CancelAsync();
    }

    private static async Task CloseAsync(WebSocket socket, Task receiving, bool stopping)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(stopping ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // It was cut; there is nothing left to close.
        }
        await receiving;
    }
}
