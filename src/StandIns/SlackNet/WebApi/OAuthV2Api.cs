using Args = System.Collections.Generic.Dictionary<string, object>;

namespace SlackNet.WebApi;

#nullable enable annotations
public interface IOAuthV2Api
{
    /// <summary>A code for a token, or with grant type <c>refresh_token</c> a refresh token for the next pair. Sends no token of its own.</summary>
    Task<OauthV2AccessResponse> Access(
        string clientId,
        string clientSecret,
        string? code,
        string? grantType,
        string? redirectUrl,
        string? refreshToken,
        CancellationToken cancellationToken = default);
}

public class OauthAccessResponse
{
#nullable disable annotations
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
}

internal sealed class OAuthV2Api(ISlackApiClient client) : IOAuthV2Api
{
    public Task<OauthV2AccessResponse> Access(
        string clientId,
        string clientSecret,
        string? code,
        string? grantType,
        string? redirectUrl,
        string? refreshToken,
        CancellationToken cancellationToken = default)
    {
        var fields = new Dictionary<string, string>
        {
            ["client_id"] = clientId,
            ["client_secret"] = clientSecret,
            ["code"] = code,
            ["grant_type"] = grantType,
            ["redirect_uri"] = redirectUrl,
            ["refresh_token"] = refreshToken,
        };
        var form = new FormUrlEncodedContent(fields.Where(field => field.Value != null));
        return client.WithAccessToken("").Post<OauthV2AccessResponse>("oauth.v2.access", new Args(), form, cancellationToken);
    }
}
