using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack.Delivery;

/// <summary>
/// Slack's side of socket mode: an address by <c>apps.connections.open</c> that is good once, a hello, and envelopes that must be
/// acknowledged. One that is not comes again with the same id: on a new connection at once, else as events do over HTTP.
/// </summary>
public sealed class SlackSocket
{
    private const int MostConnections = 10;
    private static readonly TimeSpan TicketLife = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan[] Waits = [TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    private readonly FakeSlack slack;
    private readonly Dictionary<string, DateTimeOffset> tickets = new(StringComparer.Ordinal);
    private readonly List<SocketConnection> connections = [];
    private readonly ConcurrentDictionary<string, Envelope> waiting = new(StringComparer.Ordinal);
    private int turn;

    internal SlackSocket(FakeSlack slack) => this.slack = slack;

    public int Connections
    {
        get
        {
            lock (connections)
                return connections.Count(c => c.IsReady);
        }
    }

    /// <summary>Ids of envelopes that were sent and are not acknowledged.</summary>
    public IReadOnlyList<string> Unacknowledged => [.. waiting.Keys];

    /// <summary>Slack sends by the socket once the app has used it, also while no connection is open.</summary>
    internal bool IsInUse { get; private set; }

    /// <summary>Waits until the app has so many connections open.</summary>
    public Task ConnectedAsync(int count = 1) => slack.UntilAsync(() => Connections == count, $"{count} socket connections");

    /// <summary>Tells every connection that it will end soon: the app should open another.</summary>
    public Task WarnAsync() => EachAsync(c => c.SendAsync(Disconnect("warning")));

    /// <summary>Ends every connection in order: <c>refresh_requested</c>, or <c>link_disabled</c> when socket mode is switched off.</summary>
    public Task DisconnectAsync(string reason = "refresh_requested") => EachAsync(async c =>
    {
        await c.SendAsync(Disconnect(reason));
        await c.CloseAsync();
    });

    /// <summary>Every connection is gone without a word.</summary>
    public void Drop()
    {
        foreach (var connection in Snapshot())
            connection.Abort();
    }

    /// <summary>Sends an envelope that was sent before once more, as Slack sometimes does.</summary>
    public async Task RepeatAsync(SlackDelivery delivery)
    {
        var envelope = new Envelope(delivery);
        waiting[envelope.Id] = envelope;
        await SendAsync(envelope);
    }

    internal string NewAddress()
    {
        var ticket = SlackApp.Secret();
        tickets[ticket] = slack.Clock.GetUtcNow() + TicketLife;
        return $"ws://{slack.Url.Authority}/link/?ticket={ticket}&app_id={slack.App.Id}";
    }

    internal async Task ConnectAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest || !UseTicket(http.Request.Query["ticket"].ToString()))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            KeepAliveInterval = TimeSpan.FromSeconds(5),
            KeepAliveTimeout = TimeSpan.FromSeconds(20),
        });
        var connection = new SocketConnection(socket);
        int open;
        lock (connections)
        {
            open = connections.Count + 1;
            if (open <= MostConnections)
                connections.Add(connection);
        }
        if (open > MostConnections)
        {
            await connection.SendAsync(Disconnect("too_many_websockets"));
            await connection.CloseAsync();
            return;
        }
        try
        {
            await connection.SendAsync(Hello(open));
            IsInUse = true;
            connection.IsReady = true;
            slack.Changed();
            foreach (var envelope in waiting.Values)
                await connection.SendAsync(envelope.ToJson());
            await connection.ListenAsync(Acknowledge);
        }
        finally
        {
            lock (connections)
                connections.Remove(connection);
            slack.Changed();
        }
    }

    internal async Task DeliverAsync(SlackDelivery delivery, CancellationToken stopping)
    {
        var envelope = new Envelope(delivery);
        waiting[envelope.Id] = envelope;
        var last = delivery.Kind == "events_api" ? Waits.Length : 1;
        for (var retry = 0; retry < last; retry++)
        {
            if (Waits[retry] > TimeSpan.Zero)
            {
                var wait = Task.Delay(Waits[retry], slack.Clock, stopping);
                delivery.WaitsForTheClock();
                await Task.WhenAny(delivery.Completed, wait);
                stopping.ThrowIfCancellationRequested();
            }
            if (delivery.IsAcknowledged)
                return;
            envelope.Retry = retry;
            await SendAsync(envelope);
            await Task.WhenAny(delivery.Completed, Task.Delay(slack.Patience, slack.Clock, stopping));
            stopping.ThrowIfCancellationRequested();
            delivery.Add(new SlackAttempt(retry, retry > 0 ? "timeout" : null, null, delivery.Answer, delivery.IsAcknowledged ? null : "timeout"));
            slack.Changed();
            if (delivery.IsAcknowledged)
                return;
        }
        waiting.TryRemove(envelope.Id, out _);
        delivery.Complete();
    }

    internal Task StopAsync()
    {
        Drop();
        return Task.CompletedTask;
    }

    private bool UseTicket(string ticket)
    {
        lock (slack.Gate)
            return tickets.Remove(ticket, out var until) && slack.Clock.GetUtcNow() <= until;
    }

    private void Acknowledge(JObject frame)
    {
        if ((string?)frame["envelope_id"] is not { } id || !waiting.TryRemove(id, out var envelope))
            return;
        envelope.Delivery.Acknowledge(frame["payload"] is { } payload ? payload.Type == JTokenType.String ? (string)payload! : payload.ToString(Formatting.None) : "");
        slack.Changed();
    }

    /// <summary>One connection gets it; which one is Slack's choice.</summary>
    private async Task SendAsync(Envelope envelope)
    {
        var open = Snapshot();
        if (open.Count > 0)
            await open[Interlocked.Increment(ref turn) % open.Count].SendAsync(envelope.ToJson());
    }

    private async Task EachAsync(Func<SocketConnection, Task> act)
    {
        foreach (var connection in Snapshot())
            await act(connection);
    }

    private List<SocketConnection> Snapshot()
    {
        lock (connections)
            return connections.Where(c => c.IsReady).ToList();
    }

    private JObject Hello(int open) => new()
    {
        ["type"] = "hello",
        ["num_connections"] = open,
        ["debug_info"] = new JObject { ["host"] = "applink-loopback", ["build_number"] = 1, ["approximate_connection_time"] = 18_060 },
        ["connection_info"] = new JObject { ["app_id"] = slack.App.Id },
    };

    private static JObject Disconnect(string reason) => new()
    {
        ["type"] = "disconnect",
        ["reason"] = reason,
        ["debug_info"] = new JObject { ["host"] = "applink-loopback" },
    };
}
