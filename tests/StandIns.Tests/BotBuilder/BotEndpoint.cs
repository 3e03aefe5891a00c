using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;

namespace StandIns.Tests.BotBuilder;

/// <summary>A bot behind a real <c>/api/messages</c>.</summary>
internal sealed class BotEndpoint : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly HttpClient _http = new();

    private BotEndpoint(LoopbackServer server, CloudAdapter adapter)
    {
        _server = server;
        Adapter = adapter;
    }

    public CloudAdapter Adapter { get; }

    public static async Task<BotEndpoint> StartAsync(BotCallbackHandler bot, BotFrameworkAuthentication? authentication = null)
    {
        var adapter = new CloudAdapter(authentication ?? BotFrameworkAuthenticationFactory.Create());
        var server = await LoopbackServer.StartAsync(app =>
        {
            app.Map("/api/messages", (HttpContext http) =>
                adapter.ProcessAsync(http.Request, http.Response, new CallbackBot(bot), http.RequestAborted));
            app.MapPost("/strict/messages", (HttpContext http) =>
                    adapter.ProcessAsync(http.Request, http.Response, new CallbackBot(bot), http.RequestAborted))
                .WithMetadata(new AcceptsMetadata(["application/json"]));
        });
        return new BotEndpoint(server, adapter);
    }

    public async Task<(int Status, string Body)> PostAsync(
        string body, string? authorization = null, string type = "application/json", string path = "/api/messages")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _server.Url + path)
        {
            Content = new StringContent(body, Encoding.UTF8, type),
        };
        if (authorization != null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await _http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<int> GetAsync()
    {
        using var response = await _http.GetAsync(new Uri(_server.Url + "/api/messages"));
        return (int)response.StatusCode;
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _server.DisposeAsync();
    }

    private sealed class CallbackBot(BotCallbackHandler callback) : IBot
    {
        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) =>
            callback(turnContext, cancellationToken);
    }
}
