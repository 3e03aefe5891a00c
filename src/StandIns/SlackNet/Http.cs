using System.Net;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

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

/// <summary>What every answer of the Web API has, and the whole of it.</summary>
[JsonConverter(typeof(WebApiResponseConverter))]
internal sealed class WebApiResponse
{
    public bool Ok { get; init; }

    public JObject Data { get; init; }
}

internal sealed class WebApiResponseConverter : JsonConverter<WebApiResponse>
{
    public override bool CanWrite => false;

    public override WebApiResponse ReadJson(
        JsonReader reader, Type objectType, WebApiResponse existingValue, bool hasExistingValue, JsonSerializer serializer)
    {
        var data = JObject.Load(reader);
        return new WebApiResponse { Ok = data.Value<bool?>("ok") ?? false, Data = data };
    }

    public override void WriteJson(JsonWriter writer, WebApiResponse value, JsonSerializer serializer) => throw new NotSupportedException();
}
