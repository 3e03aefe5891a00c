using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Connector.Authentication;

public static class BotFrameworkAuthenticationFactory
{
    /// <summary>Without credentials: every request is let in as anonymous.</summary>
    public static BotFrameworkAuthentication Create() => Create(
        null, false, null, null, null, null, null, null, null,
        new PasswordServiceClientCredentialFactory(), new AuthenticationConfiguration(), null, null);

    /// <summary>
    /// The public cloud's addresses, unless any address is given: then exactly the given ones, with no defaults for the rest.
    /// </summary>
    public static BotFrameworkAuthentication Create(
        string channelService,
        bool validateAuthority,
        string toChannelFromBotLoginUrl,
        string toChannelFromBotOAuthScope,
        string toBotFromChannelTokenIssuer,
        string oAuthUrl,
        string toBotFromChannelOpenIdMetadataUrl,
        string toBotFromEmulatorOpenIdMetadataUrl,
        string callerId,
        ServiceClientCredentialsFactory credentialFactory,
        AuthenticationConfiguration authConfiguration,
        IHttpClientFactory httpClientFactory,
        ILogger logger)
    {
        string[] addresses =
        [
            toChannelFromBotLoginUrl, toChannelFromBotOAuthScope, toBotFromChannelTokenIssuer, oAuthUrl,
            toBotFromChannelOpenIdMetadataUrl, toBotFromEmulatorOpenIdMetadataUrl, callerId,
        ];
        if (addresses.Any(address => !string.IsNullOrEmpty(address)))
            return new ConnectorAuthentication(
                toChannelFromBotLoginUrl, toChannelFromBotOAuthScope, validateAuthority, credentialFactory, httpClientFactory);

        if (!string.IsNullOrEmpty(channelService))
            throw new ArgumentException("The provided ChannelService value is not supported.");

        return new ConnectorAuthentication(
            string.Format(
                System.Globalization.CultureInfo.InvariantCulture,
                AuthenticationConstants.ToChannelFromBotLoginUrlTemplate,
                AuthenticationConstants.DefaultChannelAuthTenant),
            AuthenticationConstants.ToChannelFromBotOAuthScope,
            validateAuthority,
            credentialFactory,
            httpClientFactory);
    }
}
