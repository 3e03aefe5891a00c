using System.Globalization;
using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Storage.Queues;

/// <summary>An endpoint with its credential, and the requests sent to it through Azure.Core: retried, signed, refused with typed errors.</summary>
internal sealed class QueuePipeline
{
    private const string Scope = "https://storage.azure.com/.default";
    private const string Version = "2021-02-12";

    private readonly HttpPipeline pipeline;
    private readonly string signature;

    private QueuePipeline(Uri endpoint, string accountName, QueueClientOptions options, HttpPipelinePolicy authentication, string signature = null)
    {
        options ??= new QueueClientOptions();
        Endpoint = new Uri(endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
        AccountName = accountName ?? (Endpoint.AbsolutePath.Length > 1 ? Endpoint.Segments[1].Trim('/') : Endpoint.Host.Split('.')[0]);
        Encoding = options.MessageEncoding;
        this.signature = signature?.TrimStart('?');
        var built = new HttpPipelineOptions(options) { RequestFailedDetailsParser = new QueueXml() };
        if (authentication is not null)
            built.PerRetryPolicies.Add(authentication);
        pipeline = HttpPipelineBuilder.Build(built);
    }

    public Uri Endpoint { get; }

    public string AccountName { get; }

    public QueueMessageEncoding Encoding { get; }

    public static QueuePipeline FromConnectionString(string connectionString, QueueClientOptions options)
    {
        var account = StorageConnectionString.Parse(connectionString, "queue", developmentPort: 10001);
        return account.Signature is not null
            ? WithSas(account.Endpoint, account.Signature, options)
            : new(account.Endpoint, account.Name, options, new QueueSharedKeyPolicy(account.Name, account.Key));
    }

    public static QueuePipeline WithSas(Uri endpoint, string signature, QueueClientOptions options) =>
        new(endpoint, null, options, null, signature);

    public static QueuePipeline WithToken(Uri endpoint, TokenCredential credential, QueueClientOptions options) =>
        new(endpoint, null, options, new BearerTokenAuthenticationPolicy(credential, Scope));

    public static string Query(params (string Name, TimeSpan? Value)[] times) => Query(null, times);

    public static string Query(int? numberOfMessages, params (string Name, TimeSpan? Value)[] times)
    {
        var given = times.Where(time => time.Value is not null).Select(time => $"{time.Name}={Seconds(time.Value.Value)}").ToList();
        if (numberOfMessages is { } number)
            given.Insert(0, string.Create(CultureInfo.InvariantCulture, $"numofmessages={number}"));
        return given.Count == 0 ? string.Empty : "?" + string.Join('&', given);
    }

    public static string Seconds(TimeSpan time) => ((long)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    public Uri At(string path) => new(Endpoint.AbsoluteUri + path);

    public byte[] MessageXml(BinaryData message) => QueueXml.Write(message ?? BinaryData.FromString(string.Empty), Encoding);

    public async Task<Response> SendAsync(
        RequestMethod method,
        string path,
        byte[] body,
        IDictionary<string, string> metadata,
        CancellationToken cancellationToken,
        params HttpStatusCode[] alsoFine)
    {
        using var message = pipeline.CreateMessage();
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(At(path));
        if (signature is not null)
            request.Uri.Query = string.IsNullOrEmpty(request.Uri.Query) ? "?" + signature : $"{request.Uri.Query}&{signature}";
        request.Headers.Add("Accept", "application/xml");
        request.Headers.Add("x-ms-version", Version);
        foreach (var (name, value) in metadata ?? new Dictionary<string, string>(StringComparer.Ordinal))
            request.Headers.Add("x-ms-meta-" + name, value);
        if (body is not null)
        {
            request.Headers.Add("Content-Type", "application/xml");
            request.Content = RequestContent.Create(body);
        }

        await pipeline.SendAsync(message, cancellationToken);
        return message.Response.IsError && !alsoFine.Contains((HttpStatusCode)message.Response.Status)
            ? throw new RequestFailedException(message.Response)
            : message.Response;
    }
}
