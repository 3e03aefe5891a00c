using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace SlackNet;

public class SlackJsonSettings(JsonSerializerSettings settings)
{
    public JsonSerializerSettings SerializerSettings { get; } = settings;
}

/// <summary>The services SlackNet works with when it is given no others.</summary>
public static class Default
{
    /// <param name="getHttpClient">Asked before each request; without it one client is kept.</param>
    public static IHttp Http(SlackJsonSettings jsonSettings = null, Func<HttpClient> getHttpClient = null)
    {
        if (getHttpClient == null)
        {
            var client = new HttpClient();
            getHttpClient = () => client;
        }

        return new Http(getHttpClient, jsonSettings ?? JsonSettings());
    }

    public static ISlackUrlBuilder UrlBuilder(SlackJsonSettings jsonSettings = null) => new SlackUrlBuilder(jsonSettings ?? JsonSettings());

    public static SlackJsonSettings JsonSettings(ISlackTypeResolver slackTypeResolver = null)
    {
        var naming = new SnakeCaseNamingStrategy();
        return new SlackJsonSettings(new JsonSerializerSettings
        {
            NullValueHandling = NullValueHandling.Ignore,
            DateFormatString = "yyyy-MM-dd",
            ContractResolver = new SlackNetContractResolver { NamingStrategy = naming },
            Converters = { new EnumNameConverter(naming), new SlackTypeConverter(slackTypeResolver ?? SlackTypeResolver()) },
        });
    }

    public static ISlackTypeResolver SlackTypeResolver() => new SlackTypeResolver();
}
