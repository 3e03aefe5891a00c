using System.Globalization;
using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage;

namespace Azure.Data.Tables;

/// <summary>An endpoint with its credential, and the requests sent to it through Azure.Core: retried, signed, refused with typed errors.</summary>
internal sealed class TablePipeline
{
    private const string Scope = "https://storage.azure.com/.default";

    private readonly HttpPipeline pipeline;
    private readonly string signature;
    private readonly string version;

    private TablePipeline(Uri endpoint, string accountName, TableClientOptions options, HttpPipelinePolicy authentication, string signature = null)
    {
        options ??= new TableClientOptions();
        Endpoint = new Uri(endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
        AccountName = accountName ?? AccountOf(endpoint);
        this.signature = signature?.TrimStart('?');
        version = options.Version == TableClientOptions.ServiceVersion.V2019_02_02 ? "2019-02-02" : "2020-12-06";
        var built = new HttpPipelineOptions(options) { RequestFailedDetailsParser = new TableErrors() };
        if (authentication is not null)
            built.PerRetryPolicies.Add(authentication);
        pipeline = HttpPipelineBuilder.Build(built);
    }

    public Uri Endpoint { get; }

    public string AccountName { get; }

    public static TablePipeline FromConnectionString(string connectionString, TableClientOptions options)
    {
        var account = StorageConnectionString.Parse(connectionString, "table", developmentPort: 10002);
        return account.Signature is not null
            ? WithSas(account.Endpoint, account.Signature, options)
            : WithKey(account.Endpoint, new TableSharedKeyCredential(account.Name, account.Key), options);
    }

    public static TablePipeline WithKey(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions options) =>
        new(endpoint, credential.AccountName, options, new TableSharedKeyPolicy(credential));

    public static TablePipeline WithSas(Uri endpoint, string signature, TableClientOptions options) =>
        new(endpoint, null, options, null, signature);

    public static TablePipeline WithToken(Uri endpoint, TokenCredential credential, TableClientOptions options) =>
        new(endpoint, null, options, new BearerTokenAuthenticationPolicy(credential, Scope));

    public static string Query(params (string Name, string Value)[] parameters)
    {
        var given = parameters.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}").ToList();
        return given.Count == 0 ? string.Empty : "?" + string.Join('&', given);
    }

    public static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    public static string Select(IEnumerable<string> names) => names is null ? null : string.Join(',', names);

    public Uri At(string path) => new(Endpoint.AbsoluteUri + path);

    public async Task<Response> SendAsync(
        RequestMethod method,
        string path,
        byte[] body,
        Action<Request> addHeaders,
        CancellationToken cancellationToken,
        params HttpStatusCode[] alsoFine)
    {
        using var message = pipeline.CreateMessage();
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(At(path));
        if (signature is not null)
            request.Uri.Query = string.IsNullOrEmpty(request.Uri.Query) ? "?" + signature : $"{request.Uri.Query}&{signature}";
        request.Headers.Add("Accept", "application/json;odata=minimalmetadata");
        request.Headers.Add("DataServiceVersion", "3.0");
        request.Headers.Add("x-ms-version", version);
        if (body is not null)
        {
            request.Headers.Add("Content-Type", "application/json");
            request.Content = RequestContent.Create(body);
        }

        addHeaders?.Invoke(request);
        await pipeline.SendAsync(message, cancellationToken);
        return message.Response.IsError && !alsoFine.Contains((HttpStatusCode)message.Response.Status)
            ? throw new RequestFailedException(message.Response)
            : message.Response;
    }

    /// <summary><c>https://account.table…</c>, or <c>http://address:port/account</c> for an emulator.</summary>
    private static string AccountOf(Uri endpoint) =>
        endpoint.HostNameType == UriHostNameType.Dns && endpoint.AbsolutePath.Length <= 1
            ? endpoint.Host.Split('.')[0]
            : endpoint.AbsolutePath.Trim('/').Split('/')[0];
}
