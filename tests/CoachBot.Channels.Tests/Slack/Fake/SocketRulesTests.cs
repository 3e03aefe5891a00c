using System.Net.WebSockets;
using System.Text;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Slack.Fake;

/// <summary>Socket mode as Slack runs it: tickets, hello, envelopes that come again, and how it ends.</summary>
public sealed class SocketRulesTests : FakeSlackTests
{
    [Fact]
    public async Task An_address_is_good_once_and_only_for_the_app_token()
    {
        using var stranger = new SlackClient(Slack, London.Install());
        Error(await stranger.FormAsync("apps.connections.open")).ShouldBe("not_allowed_token_type");

        var address = await AddressAsync();
        using var first = await ConnectAsync(address);
        (await ReadAsync(first))["type"]!.Value<string>().ShouldBe("hello");
        await Should.ThrowAsync<WebSocketException>(() => ConnectAsync(address));

        var late = await AddressAsync();
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Should.ThrowAsync<WebSocketException>(() => ConnectAsync(late));
    }

    [Fact]
    public async Task The_eleventh_connection_is_turned_away()
    {
        var open = new List<ClientWebSocket>();
        for (var i = 1; i <= 10; i++)
        {
            open.Add(await ConnectAsync(await AddressAsync()));
            ((int)(await ReadAsync(open[^1]))["num_connections"]!).ShouldBe(i);
        }

        using var eleventh = await ConnectAsync(await AddressAsync());

        ((string?)(await ReadAsync(eleventh))["reason"]).ShouldBe("too_many_websockets");
        Slack.Socket.Connections.ShouldBe(10);
        open.ForEach(s => s.Dispose());
    }

    [Fact]
    public async Task An_envelope_comes_again_in_time_with_the_same_id_until_it_is_acknowledged()
    {
        London.Install();
        using var socket = await ConnectAsync(await AddressAsync());
        await ReadAsync(socket);
        var saying = Maya.SayAsync("hi");
        var first = await ReadAsync(socket);
        ((int)first["retry_attempt"]!, (string?)first["type"], (bool)first["accepts_response_payload"]!).ShouldBe((0, "events_api", false));

        Clock.Advance(TimeSpan.FromSeconds(3));
        var second = await ReadAsync(socket);
        ((int)second["retry_attempt"]!, (string?)second["retry_reason"]).ShouldBe((1, "timeout"));
        JToken.DeepEquals(second["payload"], first["payload"]).ShouldBeTrue();
        ((string?)second["envelope_id"]).ShouldBe((string?)first["envelope_id"]);

        await AcknowledgeAsync(socket, second);
        (await saying).IsAcknowledged.ShouldBeTrue();
        Slack.Socket.Unacknowledged.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_said_while_nobody_is_connected_arrives_with_the_next_connection()
    {
        London.Install();
        using (var socket = await ConnectAsync(await AddressAsync()))
            await ReadAsync(socket);
        await Slack.Socket.ConnectedAsync(0);
        var saying = Maya.SayAsync("anybody?");

        using var next = await ConnectAsync(await AddressAsync());
        await ReadAsync(next);
        var envelope = await ReadAsync(next);
        await AcknowledgeAsync(next, envelope);

        (await saying).IsAcknowledged.ShouldBeTrue();
    }

    private async Task<Uri> AddressAsync()
    {
        using var client = new SlackClient(Slack, Slack.App.AppToken);
        return new Uri((string)(await client.FormAsync("apps.connections.open"))["url"]!);
    }

    private static async Task<ClientWebSocket> ConnectAsync(Uri address)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(address, CancellationToken.None);
        return socket;
    }

    private static async Task<JObject> ReadAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var buffer = new byte[64 * 1024];
        var length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
            length += part.Count;
        }
        while (!part.EndOfMessage);
        return JObject.Parse(Encoding.UTF8.GetString(buffer, 0, length));
    }

    private static Task AcknowledgeAsync(ClientWebSocket socket, JObject envelope) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(new JObject { ["envelope_id"] = envelope["envelope_id"] }.ToString()), WebSocketMessageType.Text, true, CancellationToken.None);
}
