using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace StandIns.Tests.BotBuilder;

/// <summary>Signs tokens as the Bot Connector does, and hands out tokens to the bot.</summary>
internal sealed class FakeIssuer : IAsyncDisposable
{
    public const string App = "coach-app";
    public const string Name = "https://issuer.example";

    private LoopbackServer? _server;

    public RsaSecurityKey Key { get; private set; } = NewKey("key-1");

    public string Endorsements { get; set; } = "\"msteams\"";

    public int TokensGiven { get; private set; }

    public Dictionary<string, string?> Settings => new(StringComparer.Ordinal)
    {
        ["MicrosoftAppId"] = App,
        ["MicrosoftAppPassword"] = "secret",
        ["ToChannelFromBotLoginUrl"] = _server!.Url + "/tenant",
        ["ToChannelFromBotOAuthScope"] = Name,
        ["ToBotFromChannelTokenIssuer"] = Name,
        ["OAuthUrl"] = Name,
        ["ToBotFromChannelOpenIdMetadataUrl"] = _server.Url + "/openid",
        ["ToBotFromEmulatorOpenIdMetadataUrl"] = _server.Url + "/openid",
        ["CallerId"] = "urn:botframework:azure",
    };

    public static async Task<FakeIssuer> StartAsync()
    {
        var issuer = new FakeIssuer();
        issuer._server = await LoopbackServer.StartAsync(app =>
        {
            app.MapGet("/openid", () => Results.Text(
                $$"""{"issuer":"{{Name}}","jwks_uri":"{{issuer._server!.Url}}/keys"}""", "application/json"));
            app.MapGet("/keys", () => Results.Text(issuer.Keys(), "application/json"));
            app.MapPost("/tenant/oauth2/v2.0/token", () => Results.Text(
                $$"""{"token_type":"Bearer","expires_in":3600,"access_token":"token-{{++issuer.TokensGiven}}"}""", "application/json"));
        });
        return issuer;
    }

    public static RsaSecurityKey NewKey(string id) => new(RSA.Create(2048)) { KeyId = id };

    public void Rotate(string id) => Key = NewKey(id);

    /// <summary>A header for that service URL; minutes count from now.</summary>
    public string Bearer(
        string? serviceUrl,
        string audience = App,
        string issuer = Name,
        int from = -10,
        int until = 10,
        SigningCredentials? signing = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = now.AddMinutes(from),
            Expires = now.AddMinutes(until),
            Subject = new ClaimsIdentity(serviceUrl == null ? [] : [new Claim("serviceurl", serviceUrl)]),
            SigningCredentials = signing ?? new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        });
        return "Bearer " + token;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private string Keys()
    {
        var parameters = Key.Rsa.ExportParameters(false);
        var modulus = Base64UrlEncoder.Encode(parameters.Modulus);
        var exponent = Base64UrlEncoder.Encode(parameters.Exponent);
        return $$"""
            {"keys":[{"kty":"RSA","use":"sig","kid":"{{Key.KeyId}}","n":"{{modulus}}","e":"{{exponent}}","endorsements":[{{Endorsements}}]}]}
            """;
    }
}
