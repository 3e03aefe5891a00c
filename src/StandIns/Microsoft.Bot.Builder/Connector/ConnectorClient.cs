using Microsoft.Rest;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Microsoft.Bot.Connector;

/// <summary>The Bot Connector's REST API at one service URL. Disposing it leaves the shared connections open.</summary>
public class ConnectorClient : IConnectorClient
{
    private static readonly HttpClient Shared = new HttpClient(new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    });

    // One contract resolver for all clients: building one costs milliseconds of reflection.
    private static readonly JsonSerializerSettings Settings = new JsonSerializerSettings
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateFormatHandling = DateFormatHandling.IsoDateFormat,
        DateTimeZoneHandling = DateTimeZoneHandling.Utc,
        ReferenceLoopHandling = ReferenceLoopHandling.Serialize,
        ContractResolver = new DefaultContractResolver(),
    };

    internal ConnectorClient(Uri baseUri, ServiceClientCredentials credentials, HttpClient httpClient)
    {
        BaseUri = baseUri ?? throw new ArgumentNullException(nameof(baseUri));
        Credentials = credentials;
        HttpClient = httpClient ?? Shared;
        Conversations = new Conversations(this);
    }

    public Uri BaseUri { get; set; }

    public JsonSerializerSettings SerializationSettings => Settings;

    public JsonSerializerSettings DeserializationSettings => Settings;

    public ServiceClientCredentials Credentials { get; }

    public virtual IConversations Conversations { get; }

    internal HttpClient HttpClient { get; }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
