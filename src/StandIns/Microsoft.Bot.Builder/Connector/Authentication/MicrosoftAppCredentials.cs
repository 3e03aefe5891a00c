using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>An app id and its secret, exchanged for a token at the login endpoint's <c>oauth2/v2.0/token</c>.</summary>
public class MicrosoftAppCredentials : AppCredentials
{
    public static readonly MicrosoftAppCredentials Empty = new MicrosoftAppCredentials(null, null);

    private static readonly HttpClient Shared = new HttpClient();

    private readonly ClientCredentialsToken _token = new ClientCredentialsToken();

    public MicrosoftAppCredentials(string appId, string password)
        : this(appId, password, null, null, null, null) { }

    public MicrosoftAppCredentials(
        string appId,
        string password,
        string channelAuthTenant,
        HttpClient customHttpClient,
        ILogger logger = null,
        string oAuthScope = null)
        : base(channelAuthTenant, customHttpClient, logger, oAuthScope)
    {
        MicrosoftAppId = appId;
        MicrosoftAppPassword = password;
    }

    public string MicrosoftAppPassword { get; set; }

    public override string OAuthEndpoint => Endpoint ?? base.OAuthEndpoint;

    internal string Endpoint { get; init; }

    private protected override Task<string> TokenAsync(bool forceRefresh) => _token.GetAsync(
        CustomHttpClient ?? Shared, OAuthEndpoint, MicrosoftAppId, MicrosoftAppPassword, OAuthScope, forceRefresh);
}
