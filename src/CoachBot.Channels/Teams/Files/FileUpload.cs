using System.Net.Http.Headers;
using CoachBot.Channels.Teams.Sending;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace CoachBot.Channels.Teams.Files;

/// <summary>Puts a file at an address of OneDrive's, piece by piece, at allowed hosts only and without following a redirect.</summary>
public sealed class FileUpload
{
    /// <summary>OneDrive takes pieces up to 60 MiB, each a multiple of 320 KiB.</summary>
    public const int Piece = 32 * 320 * 1024;

    private const int MostRetries = 2;

    /// <summary>Teams waits some fifteen seconds for an answer to the card.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);

    private readonly HttpMessageInvoker http;
    private readonly AllowedHosts hosts;
    private readonly TimeProvider time;
    private readonly ILogger<FileUpload> log;
    private readonly ResiliencePipeline<HttpResponseMessage> again;

    public FileUpload(TeamsHttp http, TeamsSettings settings, TimeProvider time, ILogger<FileUpload> log)
    {
        (this.http, hosts, this.time, this.log) = (http.Plain, settings.FileHosts, time, log);
        again = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            ShouldHandle = attempt => new(attempt.Outcome.Result is { } answer && ((int)answer.StatusCode >= 500 || OutboundHandler.IsPassing(answer.StatusCode)) && !(RetryAfter.Of(answer, time) > LongestPause)),
            MaxRetryAttempts = MostRetries,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(250),
            DelayGenerator = attempt => new(RetryAfter.Of(attempt.Outcome.Result, time)),
            OnRetry = attempt =>
            {
                attempt.Outcome.Result?.Dispose();
                return default;
            },
        }).Build();
    }

    /// <returns>Whether the whole of it is there.</returns>
    public async Task<bool> PutAsync(string? address, byte[] file, CancellationToken cancellationToken)
    {
        if (!hosts.IsAllowed(address))
        {
            log.LogWarning("A file is not put to '{Host}'; Teams__AllowedFileHosts lists more hosts", Uri.TryCreate(address, UriKind.Absolute, out var url) ? url.Host : "");
            return false;
        }
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var end = time.CreateTimer(_ => patience.Cancel(), null, Longest, Timeout.InfiniteTimeSpan);
        try
        {
            var status = 0;
            for (var from = 0; from < file.Length; from += Piece)
            {
                using var answer = await again.ExecuteAsync(async stop => await PutAsync(address!, file, from, stop), patience.Token);
                status = (int)answer.StatusCode;
                if (status is not (200 or 201 or 202))
                    break;
            }
            if (status is 200 or 201)
                return true;
            log.LogWarning("A file was not taken: {Status}", status);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            log.LogWarning("A file was not taken: {Error}", e.GetType().Name);
        }
        return false;
    }

    private async Task<HttpResponseMessage> PutAsync(string address, byte[] file, int from, CancellationToken cancellationToken)
    {
        var length = Math.Min(Piece, file.Length - from);
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new ByteArrayContent(file, from, length) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, from + length - 1, file.Length);
        return await http.SendAsync(request, cancellationToken);
    }
}
