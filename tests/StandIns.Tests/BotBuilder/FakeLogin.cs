using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Connector.Authentication;

namespace StandIns.Tests.BotBuilder;

/// <summary>Hands out tokens to a bot that has credentials.</summary>
internal sealed class FakeLogin : IAsyncDisposable
{
    public const string App = "coach-app";

    private const string Name = "https://issuer.example";

    private LoopbackServer? _server;

    public int TokensGiven { get; private set; }

    public BotFrameworkAuthentication Authentication => BotFrameworkAuthenticationFactory.Create(
        null,
        true,
        _server!.Url + "/tenant",
        Name,
        Name,
        Name,
        _server.Url + "/openid",
        _server.Url + "/openid",
        "urn:botframework:azure",
        new PasswordServiceClientCredentialFactory(App, "secret", null, null),
        new AuthenticationConfiguration(),
        null,
        null);

    public static async Task<FakeLogin> StartAsync()
    {
        var login = new FakeLogin();
        login._server = await LoopbackServer.StartAsync(app => app.MapPost("/tenant/oauth2/v2.0/token", () => Results.Text(
            $$"""{"token_type":"Bearer","expires_in":3600,"access_token":"token-{{++login.TokensGiven}}"}""", "application/json")));
        return login;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();
}
