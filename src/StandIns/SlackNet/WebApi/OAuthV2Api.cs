using Args = System.Collections.Generic.Dictionary<string, object>;

namespace SlackNet.WebApi;

public interface IOAuthV2Api
{
#nullable enable annotations
    /// <summary>A code for a token, or with grant type <c>refresh_token</c> a refresh token for the next pair. Sends no token of its own.</summary>
    Task<OauthV2AccessResponse> Access(
        string clientId,
        string clientSecret,
        string? code,
        string? grantType,
        string? redirectUrl,
        string? refreshToken,
        CancellationToken cancellationToken = default);
#nullable restore annotations

    /// <summary>A token without end for one that is rotated.</summary>
    Task<OauthV2AccessResponse> Exchange(string clientId, string clientSecret, string token, CancellationToken cancellationToken = default);
}

public class OauthAccessResponse
{
    public string AccessToken { get; set; }
    public string Scope { get; set; }
}

public class OauthV2AccessResponse : OauthAccessResponse
{
    public string AppId { get; set; }
    public string TokenType { get; set; }
    public string BotUserId { get; set; }
    public bool IsEnterpriseInstall { get; set; }
#nullable enable annotations
    public string? RefreshToken { get; set; }

    /// <summary>Seconds; null when tokens are not rotated.</summary>
    public int? ExpiresIn { get; set; }
    public WorkSpace? Team { get; set; }
    public WorkSpace? Enterprise { get; set; }
#nullable restore annotations
    public AuthedUser AuthedUser { get; set; }
}

internal sealed class OAuthV2Api(ISlackApiClient client) : IOAuthV2Api
{
    public Task<OauthV2AccessResponse> Access(
        string clientId,
        string clientSecret,
        string code,
        string grantType,
        string redirectUrl,
        string refreshToken,
        CancellationToken cancellationToken = default) =>
        PostAsync("oauth.v2.access", cancellationToken,
            ("client_id", clientId),
            ("client_secret", clientSecret),
            ("code", code),
            ("grant_type", grantType),
            ("redirect_uri", redirectUrl),
            ("refresh_token", refreshToken));

    public Task<OauthV2AccessResponse> Exchange(
        string clientId, string clientSecret, string token, CancellationToken cancellationToken = default) =>
        PostAsync("oauth.v2.exchange", cancellationToken, ("client_id", clientId), ("client_secret", clientSecret), ("token", token));

    private Task<OauthV2AccessResponse> PostAsync(
        string method, CancellationToken cancellationToken, params (string Name, string Value)[] fields)
    {
        var form = fields.Where(field => field.Value != null).ToDictionary(field => field.Name, field => field.Value);
        return client.WithAccessToken("")
            .Post<OauthV2AccessResponse>(method, new Args(), new FormUrlEncodedContent(form), cancellationToken);
    }
}
