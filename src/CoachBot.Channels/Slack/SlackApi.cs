using SlackNet;

namespace CoachBot.Channels.Slack;

/// <summary>SlackNet's clients for any token, at the address that is configured.</summary>
public sealed class SlackApi : IDisposable
{
    /// <summary>Slack asks to be called back within three seconds; an answer that takes ten times that will not come.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly HttpClient http;
    private readonly ISlackUrlBuilder urls;
    private readonly IHttp transport;

    public SlackApi(SlackSettings settings, TimeProvider time)
    {
        var line = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        http = new HttpClient(new SlackTiers(time) { InnerHandler = line }) { Timeout = Timeout };
        Json = Default.JsonSettings();
        urls = new ConfiguredUrls(settings.ApiUrl, Default.UrlBuilder(Json));
        transport = Default.Http(Json, () => http);
    }

    /// <summary>How SlackNet reads and writes Slack's JSON.</summary>
    public SlackJsonSettings Json { get; }

    /// <summary>For what is fetched or uploaded past the Web API; it follows no redirect.</summary>
    public HttpClient Http => http;

    /// <summary>A client that leaves waiting after a 429 to who called.</summary>
    public ISlackApiClient With(string token) => new SlackApiClient(transport, urls, Json, token) { DisableRetryOnRateLimit = true };

    public void Dispose() => http.Dispose();

    /// <summary>Slack's addresses with the configured one in front.</summary>
    private sealed class ConfiguredUrls(Uri api, ISlackUrlBuilder slacks) : ISlackUrlBuilder
    {
        public string Url(string apiMethod, Dictionary<string, object> args)
        {
            var url = slacks.Url(apiMethod, args);
            return api + url[url.IndexOf("/api/", StringComparison.Ordinal)..]["/api/".Length..];
        }
    }
}
