using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>The way out to the Bot Connector. It reads no tokens: who comes in with one is judged in front of the adapter, and here is turned away.</summary>
internal sealed class ConnectorAuthentication(
    string loginUrl,
    string oAuthScope,
    bool validateAuthority,
    ServiceClientCredentialsFactory credentials,
    IHttpClientFactory httpClientFactory) : BotFrameworkAuthentication
{
    private const int MostClients = 1000;

    private readonly ConcurrentDictionary<(string ServiceUrl, string Audience, string AppId), ConnectorClient> _clients = new();

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(authHeader) || !await credentials.IsAuthenticationDisabledAsync(cancellationToken).ConfigureAwait(false))
            throw new UnauthorizedAccessException("The token is not read here: give ProcessActivityAsync the AuthenticateRequestResult of whoever read it.");
        var identity = new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType);
        return new AuthenticateRequestResult { ClaimsIdentity = identity, Audience = oAuthScope, ConnectorFactory = CreateConnectorFactory(identity) };
    }

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => new KeptConnectors(this, AppId(claimsIdentity));

    private static string AppId(ClaimsIdentity identity) =>
        identity.FindFirst(AuthenticationConstants.AudienceClaim)?.Value
        ?? identity.FindFirst(AuthenticationConstants.AppIdClaim)?.Value;

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
