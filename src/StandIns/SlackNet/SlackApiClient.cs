using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SlackNet.WebApi;
using Args = System.Collections.Generic.Dictionary<string, object>;

namespace SlackNet;

/// <summary>Slack's Web API. To be called, not to be implemented: the official interface has many more members.</summary>
public interface ISlackApiClient
{
    IAppsConnectionsApi AppsConnectionsApi { get; }
    IAssistantThreadsApi AssistantThreads { get; }
    IAuthApi Auth { get; }
    IChatApi Chat { get; }
    IConversationsApi Conversations { get; }
    IFilesApi Files { get; }
    IOAuthV2Api OAuthV2 { get; }
    ITeamApi Team { get; }
    IUsersApi Users { get; }
    IViewsApi Views { get; }

    Task Get(string apiMethod, Args args, CancellationToken cancellationToken);
    Task<T> Get<T>(string apiMethod, Args args, CancellationToken cancellationToken) where T : class;

    /// <summary>Sends the arguments as a JSON object, without those that are null.</summary>
    Task Post(string apiMethod, Args args, CancellationToken cancellationToken);
    Task<T> Post<T>(string apiMethod, Args args, CancellationToken cancellationToken) where T : class;

    /// <summary>Sends the arguments in the query and the content as it is.</summary>
    Task Post(string apiMethod, Args args, HttpContent content, CancellationToken cancellationToken);
    Task<T> Post<T>(string apiMethod, Args args, HttpContent content, CancellationToken cancellationToken) where T : class;

    ISlackApiClient WithAccessToken(string accessToken);
}

public class SlackApiClient : ISlackApiClient
{
    private readonly IHttp _http;
    private readonly ISlackUrlBuilder _urlBuilder;
    private readonly SlackJsonSettings _jsonSettings;
    private readonly string _token;

    public SlackApiClient(string token)
        : this(Default.Http(), Default.UrlBuilder(), Default.JsonSettings(), token) { }

    public SlackApiClient(IHttp http, ISlackUrlBuilder urlBuilder, SlackJsonSettings jsonSettings, string token)
    {
        _http = http;
        _urlBuilder = urlBuilder;
        _jsonSettings = jsonSettings;
        _token = token;
    }

    /// <summary>False: a 429 is waited out and tried again without end. True: it is a <see cref="SlackRateLimitException"/>.</summary>
    public bool DisableRetryOnRateLimit { get; set; }

    public IAppsConnectionsApi AppsConnectionsApi => new SmallApis(this);
    public IAssistantThreadsApi AssistantThreads => new AssistantThreadsApi(this);
    public IAuthApi Auth => new SmallApis(this);
    public IChatApi Chat => new ChatApi(this);
    public IConversationsApi Conversations => new SmallApis(this);
    public IFilesApi Files => new FilesApi(this, _http);
    public IOAuthV2Api OAuthV2 => new OAuthV2Api(this);
    public ITeamApi Team => new SmallApis(this);
    public IUsersApi Users => new SmallApis(this);
    public IViewsApi Views => new ViewsApi(this);

    public ISlackApiClient WithAccessToken(string accessToken) =>
        new SlackApiClient(_http, _urlBuilder, _jsonSettings, accessToken) { DisableRetryOnRateLimit = DisableRetryOnRateLimit };

    public Task Get(string apiMethod, Args args, CancellationToken cancellationToken) =>
        Get<object>(apiMethod, args, cancellationToken);

    public Task<T> Get<T>(string apiMethod, Args args, CancellationToken cancellationToken) where T : class =>
        CallAsync<T>(() => new HttpRequestMessage(HttpMethod.Get, _urlBuilder.Url(apiMethod, args)), cancellationToken);

    public Task Post(string apiMethod, Args args, CancellationToken cancellationToken) =>
        Post<object>(apiMethod, args, cancellationToken);

    public Task<T> Post<T>(string apiMethod, Args args, CancellationToken cancellationToken) where T : class
    {
        var given = args.Where(arg => arg.Value != null).ToDictionary(arg => arg.Key, arg => arg.Value);
        return PostJsonAsync<T>(_urlBuilder.Url(apiMethod, new Args()), given, cancellationToken);
    }

    public Task Post(string apiMethod, Args args, HttpContent content, CancellationToken cancellationToken) =>
        Post<object>(apiMethod, args, content, cancellationToken);

    public Task<T> Post<T>(string apiMethod, Args args, HttpContent content, CancellationToken cancellationToken) where T : class =>
        CallAsync<T>(
            () => new HttpRequestMessage(HttpMethod.Post, _urlBuilder.Url(apiMethod, args)) { Content = content }, cancellationToken);

    private Task<T> PostJsonAsync<T>(string url, object body, CancellationToken cancellationToken) where T : class
    {
        var json = JsonConvert.SerializeObject(body, _jsonSettings.SerializerSettings);
        return CallAsync<T>(
            () => new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(json, Encoding.UTF8, "application/json") },
            cancellationToken);
    }

    private async Task<T> CallAsync<T>(Func<HttpRequestMessage> create, CancellationToken cancellationToken) where T : class
    {
        while (true)
        {
            try
            {
                var request = create();
                if (!string.IsNullOrEmpty(_token))
                    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
                return Read<T>(await _http.Execute<JObject>(request, cancellationToken).ConfigureAwait(false));
            }
            catch (SlackRateLimitException e) when (!DisableRetryOnRateLimit)
            {
                await Task.Delay(e.RetryAfter ?? TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <param name="answer">Null when it was no JSON, which is a success.</param>
    private T Read<T>(JObject answer) where T : class
    {
        var serializer = JsonSerializer.Create(_jsonSettings.SerializerSettings);
        if (answer != null && answer.Value<bool?>("ok") != true)
            throw new SlackException(answer.ToObject<ErrorResponse>(serializer));
        return answer?.ToObject<T>(serializer);
    }
}
