using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Rest;

namespace CoachBot.Channels.Teams.Authentication;

/// <summary>How the bot proves itself to the channel, by the Bot Framework's own extension point: a secret, a certificate or a managed identity.</summary>
public sealed class TeamsCredentials(TeamsSettings settings, KeptToken? token) : ServiceClientCredentialsFactory
{
    /// <summary>What gets the bot's tokens; null without an app id.</summary>
    /// <param name="wire">The way to the login service.</param>
    public static TokenCredential? Credential(TeamsSettings settings, HttpMessageHandler wire, TimeProvider time) => settings switch
    {
        { AppId: null } => null,
        { ManagedIdentity: true } => new ManagedIdentityCredential(
            new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(settings.AppId)) { Transport = new HttpClientTransport(wire) }),
        { Certificate: { } certificate } => new ClientCertificateCredential(
            settings.TenantId,
            settings.AppId,
            certificate,
            new ClientCertificateCredentialOptions { AuthorityHost = settings.Cloud.Authority, SendCertificateChain = true, Transport = new HttpClientTransport(wire) }),
        { TokenEndpoint: { } endpoint } => new TokenEndpointCredential(new HttpMessageInvoker(wire, disposeHandler: false), new Uri(endpoint), settings.AppId, settings.ClientSecret!, time),
        _ => new ClientSecretCredential(
            settings.TenantId,
            settings.AppId,
            settings.ClientSecret,
            new ClientSecretCredentialOptions { AuthorityHost = settings.Cloud.Authority, Transport = new HttpClientTransport(wire) }),
    };

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) =>
        Task.FromResult(string.Equals(appId, settings.AppId, StringComparison.OrdinalIgnoreCase));

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(token is null);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        Task.FromResult<ServiceClientCredentials>(new Bearer(token));

    private sealed class Bearer(KeptToken? token) : ServiceClientCredentials
    {
        public override async Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (token is not null)
                request.Headers.Authorization = new("Bearer", await token.GetAsync(cancellationToken));
        }
    }
}
