using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Trusts what the Bot Connector signed for this app, for the service URL and channel that the activity names.</summary>
internal sealed class ConnectorAuthentication(
    string loginUrl,
    string oAuthScope,
    string issuer,
    string metadataUrl,
    string callerId,
    bool validateAuthority,
    ServiceClientCredentialsFactory credentials,
    AuthenticationConfiguration configuration,
    IHttpClientFactory httpClientFactory) : BotFrameworkAuthentication
{
    private const int MostClients = 1000;

    private readonly ChannelTokenValidator _tokens = new ChannelTokenValidator(issuer, metadataUrl, configuration);
    private readonly ConcurrentDictionary<(string ServiceUrl, string Audience, string AppId), ConnectorClient> _clients = new();

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        var isOff = await credentials.IsAuthenticationDisabledAsync(cancellationToken).ConfigureAwait(false);
        var identity = isOff && string.IsNullOrWhiteSpace(authHeader)
            ? new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType)
            : await AuthenticateAsync(authHeader, activity.ChannelId, activity.ServiceUrl, cancellationToken).ConfigureAwait(false);
        return new AuthenticateRequestResult
        {
            ClaimsIdentity = identity,
            Audience = oAuthScope,
            CallerId = isOff ? null : callerId,
            ConnectorFactory = CreateConnectorFactory(identity),
        };
    }

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => new KeptConnectors(this, AppId(claimsIdentity));

    private static string AppId(ClaimsIdentity identity) =>
        identity.FindFirst(AuthenticationConstants.AudienceClaim)?.Value
        ?? identity.FindFirst(AuthenticationConstants.AppIdClaim)?.Value;

    private async Task<ClaimsIdentity> AuthenticateAsync(
        string authHeader, string channelId, string serviceUrl, CancellationToken cancellationToken)
    {
        var identity = await _tokens.ValidateAsync(authHeader, channelId, cancellationToken).ConfigureAwait(false);

        var audience = identity.Claims.FirstOrDefault(
            claim => claim.Issuer == issuer && claim.Type == AuthenticationConstants.AudienceClaim)?.Value;
        if (string.IsNullOrWhiteSpace(audience)
            || !await credentials.IsValidAppIdAsync(audience, cancellationToken).ConfigureAwait(false))
            throw new UnauthorizedAccessException($"Invalid AppId passed on token: {audience}");

        var claimed = identity.FindFirst(AuthenticationConstants.ServiceUrlClaim)?.Value;
        if (serviceUrl != null && !string.Equals(claimed, serviceUrl, StringComparison.OrdinalIgnoreCase))
            throw new UnauthorizedAccessException("The token is for another service URL.");
        return identity;
    }

    private async Task<ConnectorClient> ClientAsync(
        string serviceUrl, string audience, string appId, CancellationToken cancellationToken)
    {
        var scope = audience ?? oAuthScope;
        if (_clients.TryGetValue((serviceUrl, scope, appId), out var kept))
            return kept;

        var credential = await credentials
            .CreateCredentialsAsync(appId, scope, loginUrl, validateAuthority, cancellationToken).ConfigureAwait(false);

        // Service URLs are few where tokens vouch for them; with authentication off anybody can name new ones.
        if (_clients.Count >= MostClients)
            _clients.Clear();
        return _clients.GetOrAdd(
            (serviceUrl, scope, appId),
            _ => new ConnectorClient(new Uri(serviceUrl), credential, httpClientFactory?.CreateClient()));
    }

    private sealed class KeptConnectors(ConnectorAuthentication authentication, string appId) : ConnectorFactory
    {
        public override async Task<IConnectorClient> CreateAsync(
            string serviceUrl, string audience, CancellationToken cancellationToken) =>
            await authentication.ClientAsync(serviceUrl, audience, appId, cancellationToken).ConfigureAwait(false);
    }
}
