using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.WebUtilities;

namespace CoachBot.Storage.Tests.KeyRing;

/// <summary>The few answers of the Blob service and of Key Vault that a key ring needs, with a real RSA key, in this process.</summary>
internal sealed class FakeAzure : HttpMessageHandler
{
    private readonly RSA vault = RSA.Create(2048);
    private int version;

    public string? Blob { get; set; }

    /// <summary>Called before a blob is written, as another replica would at that moment.</summary>
    public Action BeforePut { get; set; } = () => { };

    public HttpPipeline Pipeline() => HttpPipelineBuilder.Build(new Options { Transport = new HttpClientTransport(this), Retry = { MaxRetries = 0 } });

    public void Change(string blob)
    {
        Blob = blob;
        version++;
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => request.Method.Method switch
    {
        "GET" when Blob is null => new HttpResponseMessage(HttpStatusCode.NotFound),
        "GET" => Tagged(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Blob) }),
        "PUT" => Put(request),
        _ => Crypt(request),
    };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));

    protected override void Dispose(bool disposing)
    {
        vault.Dispose();
        base.Dispose(disposing);
    }

    private HttpResponseMessage Put(HttpRequestMessage request)
    {
        BeforePut();
        var fits = Blob is null ? request.Headers.IfNoneMatch.Any(tag => tag.Tag == "*") : request.Headers.IfMatch.Any(tag => tag.Tag == $"\"{version}\"");
        if (!fits)
            return new HttpResponseMessage(HttpStatusCode.PreconditionFailed);
        Change(Text(request));
        return Tagged(new HttpResponseMessage(HttpStatusCode.Created));
    }

    private HttpResponseMessage Crypt(HttpRequestMessage request)
    {
        using var asked = JsonDocument.Parse(Text(request));
        if (asked.RootElement.GetProperty("alg").GetString() != "RSA-OAEP-256")
            return new HttpResponseMessage(HttpStatusCode.BadRequest);
        var value = WebEncoders.Base64UrlDecode(asked.RootElement.GetProperty("value").GetString()!);
        var done = request.RequestUri!.AbsolutePath.EndsWith("/wrapkey", StringComparison.Ordinal)
            ? vault.Encrypt(value, RSAEncryptionPadding.OaepSHA256)
            : vault.Decrypt(value, RSAEncryptionPadding.OaepSHA256);
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(JsonSerializer.Serialize(new { kid = "https://vault.example/keys/coach/1", value = WebEncoders.Base64UrlEncode(done) })),
        };
    }

    private HttpResponseMessage Tagged(HttpResponseMessage answer)
    {
        answer.Headers.ETag = new($"\"{version}\"");
        return answer;
    }

    private static string Text(HttpRequestMessage request)
    {
        using var reader = new StreamReader(request.Content!.ReadAsStream());
        return reader.ReadToEnd();
    }

    private sealed class Options : ClientOptions;
}
