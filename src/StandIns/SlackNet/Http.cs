using System.Net;
using Newtonsoft.Json;

namespace SlackNet;

public interface IHttp
{
    Task<T> Execute<T>(HttpRequestMessage requestMessage, CancellationToken cancellationToken = default);
}

/// <summary>Slack said 429.</summary>
public class SlackRateLimitException(TimeSpan? retryAfter) : Exception
{
    /// <summary>The delay of its Retry-After header, if that was in seconds.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}

internal sealed class Http(Func<HttpClient> getHttpClient, SlackJsonSettings jsonSettings) : IHttp
{
    public async Task<T> Execute<T>(HttpRequestMessage requestMessage, CancellationToken cancellationToken = default)
    {
        var response = await getHttpClient().SendAsync(requestMessage, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            throw new SlackRateLimitException(response.Headers.RetryAfter?.Delta);
        response.EnsureSuccessStatusCode();
        if (response.Content.Headers.ContentType?.MediaType != "application/json")
            return default;

        var json = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return JsonConvert.DeserializeObject<T>(json, jsonSettings.SerializerSettings);
    }
}
