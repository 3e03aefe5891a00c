using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SlackNet.Events;
using SlackNet.Interaction;
using SlackNet.SocketMode;

namespace SlackNet;

/// <summary>Slack's envelopes over sockets that the app opens. An event is acknowledged before it is handled, anything else even if its handler failed.</summary>
public interface ISlackSocketModeClient : IDisposable
{
    /// <summary>Returns when the first connection stands; each that ends is opened again.</summary>
    /// <param name="cancellationToken">Ends the connections too.</param>
    Task Connect(SocketModeConnectionOptions connectionOptions = null, CancellationToken cancellationToken = default);
    void Disconnect();

    /// <summary>Whether it connects or has connected.</summary>
    bool Connected { get; }
}

/// <param name="handle">Given an event, an interaction or a command; what it returns goes with the acknowledgement.</param>
internal sealed class SlackSocketModeClient(ISlackApiClient api, JsonSerializer json, Func<object, Task<object>> handle) : ISlackSocketModeClient
{
    private CancellationTokenSource _over = new CancellationTokenSource();
    private SocketModeLine[] _lines = [];

    public bool Connected => Array.Exists(_lines, line => line.IsUp);

    public async Task Connect(SocketModeConnectionOptions connectionOptions = null, CancellationToken cancellationToken = default)
    {
        if (Connected)
            throw new InvalidOperationException("Already connecting or connected");
        Disconnect();
        connectionOptions ??= new SocketModeConnectionOptions();
        _over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _lines = Enumerable.Range(0, connectionOptions.NumberOfConnections).Select(_ => new SocketModeLine(api, TakeAsync)).ToArray();
        await _lines[0].OpenAsync(_over.Token).ConfigureAwait(false);
        for (var i = 0; i < _lines.Length; i++)
            _ = _lines[i].ListenAsync(i * connectionOptions.ConnectionDelay, _over.Token);
    }

    public void Disconnect()
    {
        _lines = [];
        _over.Cancel();
    }

    public void Dispose() => Disconnect();

    private async Task TakeAsync(SocketModeLine line, JObject frame)
    {
        var type = frame.Value<string>("type");
        if (type == "disconnect" && frame.Value<string>("reason") == "socket_mode_disabled")
            Disconnect();
        if (frame.Value<string>("envelope_id") is not { } id)
            return;

        object answer = null;
        if (type == "events_api")
            await AcknowledgeAsync().ConfigureAwait(false);
        try
        {
            var payload = frame["payload"];
            answer = await handle(type switch
            {
                "events_api" => payload.ToObject<EventCallback>(json),
                "interactive" => payload.ToObject<InteractionRequest>(json),
                _ => payload.ToObject<SlashCommand>(json),
            }).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The official client tells its logger, which by default is deaf.
        }
        if (type != "events_api")
            await AcknowledgeAsync().ConfigureAwait(false);

        Task AcknowledgeAsync()
        {
            var acknowledgement = new JObject { ["envelope_id"] = id };
            if (answer != null)
                acknowledgement["payload"] = JToken.FromObject(answer, json);
            return line.SendAsync(acknowledgement);
        }
    }
}
