using System.Text.Json;
using Azure.Core;
using Azure.Identity;

namespace CoachBot.Channels.Teams.Authentication;

/// <summary>OAuth 2 client credentials at an address of one's own, for clouds that Azure.Identity does not know and for tests.</summary>
public sealed class TokenEndpointCredential(HttpMessageInvoker http, Uri endpoint, string appId, string secret, TimeProvider time) : TokenCredential
{
    private const int MostBytes = 64 * 1024;
    private const int DefaultSeconds = 3600;

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Tokens are asked for asynchronously.");

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = appId,
                ["client_secret"] = secret,
                ["scope"] = requestContext.Scopes[0],
            }),
        };
        try
        {
            using var answer = await http.SendAsync(request, cancellationToken);
            if (!answer.IsSuccessStatusCode)
                throw new AuthenticationFailedException($"{endpoint} answered {(int)answer.StatusCode} to app {appId}; check Teams__ClientSecret and Teams__TokenEndpoint.");
            await answer.Content.LoadIntoBufferAsync(MostBytes, cancellationToken);
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
            return Read(json.RootElement);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new AuthenticationFailedException($"{endpoint} gave no token to app {appId}: {e.GetType().Name}.", e);
        }
    }

    private AccessToken Read(JsonElement json)
    {
        var token = json.GetProperty("access_token").GetString() ?? throw new JsonException("The access_token is null.");
        var seconds = json.TryGetProperty("expires_in", out var life) && life.ValueKind == JsonValueKind.Number ? life.GetDouble() : DefaultSeconds;
        return new AccessToken(token, time.GetUtcNow().AddSeconds(seconds));
    }
}
