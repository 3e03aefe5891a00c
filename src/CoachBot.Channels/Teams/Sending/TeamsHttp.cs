using System.Net;
using CoachBot.Channels.Teams.Authentication;
using Polly;
using Polly.Retry;

namespace CoachBot.Channels.Teams.Sending;

/// <summary>
/// The way out to the Bot Connector, the same for answers and for what is sent unasked: allowed hosts only, no redirects, within the
/// limits, and tried again when Teams asks for it.
/// </summary>
public sealed class TeamsHttp : IHttpClientFactory, IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly SocketsHttpHandler wire = new() { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
    private readonly OutboundHandler outbound;

    public TeamsHttp(TeamsSettings settings, TeamsLimits limits, TimeProvider time)
    {
        Plain = new HttpMessageInvoker(wire, disposeHandler: false);
        Token = TeamsCredentials.Credential(settings, wire, time) is { } credential ? new KeptToken(credential, settings.Cloud.Scope, time) : null;
        outbound = new OutboundHandler(settings.ServiceHosts, limits, Token, time) { InnerHandler = wire };
    }

    /// <summary>For the login service and its keys, which have rules of their own.</summary>
    public HttpMessageInvoker Plain { get; }

    /// <summary>The bot's own token; null without credentials.</summary>
    public KeptToken? Token { get; }

    /// <summary>The Bot Framework writes headers on each client that it gets, so each is its own; they share everything below.</summary>
    public HttpClient CreateClient(string name) => new(outbound, disposeHandler: false) { Timeout = Longest };

    public void Dispose()
    {
        Plain.Dispose();
        outbound.Dispose();
    }
}

/// <summary>The rules of one request, attempt by attempt.</summary>
internal sealed class OutboundHandler : DelegatingHandler
{
    private const int MostRetries = 4;

    /// <summary>A person waits for the answer: a longer pause is for the next attempt as a whole.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    private readonly AllowedHosts hosts;
    private readonly TeamsLimits limits;
    private readonly KeptToken? token;
    private readonly ResiliencePipeline<HttpResponseMessage> again;

    public OutboundHandler(AllowedHosts hosts, TeamsLimits limits, KeptToken? token, TimeProvider time)
    {
        (this.hosts, this.limits, this.token) = (hosts, limits, token);
        again = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            ShouldHandle = attempt => new(attempt.Outcome.Result is { } answer && IsPassing(answer.StatusCode) && !(RetryAfter.Of(answer, time) > LongestPause)),
            MaxRetryAttempts = MostRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = FirstPause,
            MaxDelay = LongestPause,
            DelayGenerator = attempt => new(RetryAfter.Of(attempt.Outcome.Result, time)),
            OnRetry = attempt =>
            {
                attempt.Outcome.Result?.Dispose();
                return default;
            },
        }).Build();
    }

    /// <summary>What Teams says is worth another try (platform limits: 412, 429, 502, 503, 504).</summary>
    public static bool IsPassing(HttpStatusCode status) => (int)status is 412 or 429 or 502 or 503 or 504;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!hosts.IsAllowed(request.RequestUri?.AbsoluteUri))
            throw new ForbiddenHostException(request.RequestUri?.Host ?? "");
        return await again.ExecuteAsync(async (r, stop) => await TryAsync(r, stop), request, cancellationToken);
    }

    private async Task<HttpResponseMessage> TryAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (await limits.WaitAsync(request, cancellationToken) is { } refusal)
            return refusal;
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Unauthorized || token is null || request.Headers.Authorization?.Parameter is not { } refused)
            return answer;

        // Perhaps it was revoked before its time: once more with a new one.
        token.Forget(refused);
        var fresh = await token.GetAsync(cancellationToken);
        if (fresh == refused)
            return answer;
        answer.Dispose();
        request.Headers.Authorization = new("Bearer", fresh);
        return await base.SendAsync(request, cancellationToken);
    }
}

/// <summary>The address is not one that the coach writes to.</summary>
public sealed class ForbiddenHostException(string host) : HttpRequestException($"The coach does not write to '{host}'; Teams__AllowedServiceHosts lists more hosts.");
