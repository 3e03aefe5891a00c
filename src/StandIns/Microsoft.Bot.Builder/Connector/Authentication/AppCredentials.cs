using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

public abstract class AppCredentials : ServiceClientCredentials
{
    protected AppCredentials(
        string channelAuthTenant = null, HttpClient customHttpClient = null, ILogger logger = null, string oAuthScope = null)
    {
        OAuthScope = string.IsNullOrWhiteSpace(oAuthScope) ? AuthenticationConstants.ToChannelFromBotOAuthScope : oAuthScope;
        ChannelAuthTenant = channelAuthTenant;
        CustomHttpClient = customHttpClient;
    }

    public string MicrosoftAppId { get; set; }

    public string ChannelAuthTenant { get; set; }

    public virtual string OAuthEndpoint => string.Format(
        CultureInfo.InvariantCulture,
        AuthenticationConstants.ToChannelFromBotLoginUrlTemplate,
        string.IsNullOrEmpty(ChannelAuthTenant) ? AuthenticationConstants.DefaultChannelAuthTenant : ChannelAuthTenant);

    public virtual string OAuthScope { get; }

    protected HttpClient CustomHttpClient { get; set; }

    public override async Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(MicrosoftAppId))
            return;

        var token = await GetTokenAsync().ConfigureAwait(false);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public Task<string> GetTokenAsync(bool forceRefresh = false) => TokenAsync(forceRefresh);

    // The official class asks its subclasses for an authenticator instead, which is left out.
    private protected abstract Task<string> TokenAsync(bool forceRefresh);
}
