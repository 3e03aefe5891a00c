using System.Net.WebSockets;
using System.Text;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Local;

public sealed class StreamTests(LocalServer server) : IClassFixture<LocalServer>
{
    [Fact]
    public async Task A_stream_brings_what_was_said_and_then_what_is_said_as_it_is()
    {
        var visit = await server.BeginAsync();
        using var socket = await OpenAsync(new Uri(visit.StreamUrl));
        var welcome = await ReceiveAsync(socket);

        var heard = new List<JToken>();
        await server.SayAsync(visit, "help");
        while (heard.Count < 2)
            heard.AddRange((await ReceiveAsync(socket))["activities"]!.Where(a => (string)a["type"]! == "message"));

        ((string)welcome["activities"]![0]!["text"]!).ShouldContain("CoachBot");
        ((string)heard[0]["text"]!).ShouldBe("help");
        ((string)heard[1]["from"]!["role"]!).ShouldBe("bot");
    }

    [Fact]
    public async Task A_stream_from_a_watermark_leaves_out_what_is_known()
    {
        var visit = await server.BeginAsync();
        var (_, watermark) = await server.PollAsync(visit);
        using var socket = await OpenAsync(new Uri(visit.StreamUrl.Replace("watermark=0", "watermark=" + watermark, StringComparison.Ordinal)));

        await server.SayAsync(visit, "/skip 3d");

        ((string)(await ReceiveAsync(socket))["activities"]![0]!["text"]!).ShouldBe("/skip 3d");
    }

    [Fact]
    public async Task A_stream_without_its_token_is_refused()
    {
        var visit = await server.BeginAsync();
        var url = new Uri(visit.StreamUrl[..visit.StreamUrl.IndexOf("&t=", StringComparison.Ordinal)]);

        var refused = await Should.ThrowAsync<WebSocketException>(() => OpenAsync(url));

        refused.Message.ShouldContain("401");
    }

    private static async Task<ClientWebSocket> OpenAsync(Uri url)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(url, CancellationToken.None);
        return socket;
    }

    private static async Task<JObject> ReceiveAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var frame = new MemoryStream();
        var buffer = new byte[8 * 1024];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            frame.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JObject.Parse(Encoding.UTF8.GetString(frame.ToArray()));
    }
}
