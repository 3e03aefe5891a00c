using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using SlackNet;

namespace CoachBot.Channels.Slack;

/// <summary>
/// The workspaces that the coach is installed in, and a token for each that works. Tokens that rotate are renewed by one replica at a time: a refresh
/// ends the token it was made with, so two at once would lock the coach out.
/// </summary>
public sealed class SlackWorkspaces(SlackSettings settings, SlackApi api, ISecretStore secrets, TimeProvider time, ILogger<SlackWorkspaces> log)
{
    private const string Prefix = "slack.install.";
    private const int MostWrites = 20;
    private const int MostRetries = 3;

    /// <summary>Well under the time for which another replica trusts that these replies are being sent.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>So long before its end a token is renewed.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(30);

    /// <summary>How long one replica may take to renew a token before another tries.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    /// <summary>So long a token is trusted without a look at the store, which another replica may have changed.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (SlackInstallation Installation, DateTimeOffset Until)> known = new(StringComparer.Ordinal);

    /// <summary>Waits as long as Slack asks, if that is not too long for somebody who waits for an answer; else the turn's own retry comes later.</summary>
    private readonly ResiliencePipeline retries = new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(new RetryStrategyOptions
    {
        ShouldHandle = attempt => new(attempt.Outcome.Exception is SlackRateLimitException { RetryAfter: var wait } ? (wait ?? TimeSpan.Zero) <= LongestPause : IsPassing(attempt.Outcome.Exception)),
        MaxRetryAttempts = MostRetries,
        Delay = TimeSpan.FromMilliseconds(500),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        DelayGenerator = attempt => new(attempt.Outcome.Exception is SlackRateLimitException limit ? limit.RetryAfter : null),
    }).Build();

    /// <summary>The installation of a workspace with a token that works, or null when the coach is not installed there.</summary>
    public async Task<SlackInstallation?> FindAsync(string tenant, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(tenant, out var recent) && recent.Until > time.GetUtcNow())
            return recent.Installation;
        var found = settings.BotToken is { } token ? await TheOneAsync(token, tenant, cancellationToken) : await StoredAsync(tenant, cancellationToken);
        if (found is null)
            return null;
        var until = time.GetUtcNow() + Trust;
        known[tenant] = (found, found.ExpiresAt - Ahead is { } renewal && renewal < until ? renewal : until);
        return found;
    }

    /// <summary>Calls Slack with the workspace's token; one that Slack does not take any more is looked up afresh, once.</summary>
    /// <exception cref="UnreachableException">The coach is not installed there, or not any more.</exception>
    public async Task<T> CallAsync<T>(string tenant, Func<ISlackApiClient, Task<T>> call, CancellationToken cancellationToken)
    {
        var installation = await FindAsync(tenant, cancellationToken) ?? throw new UnreachableException("not_installed");
        try
        {
            return await retries.ExecuteAsync(async _ => await call(api.With(installation.Token)), cancellationToken);
        }
        catch (SlackException e) when (SlackErrors.IsTokenDead(e.ErrorCode))
        {
            known.TryRemove(tenant, out _);
            var again = await FindAsync(tenant, cancellationToken);
            if (again is null || again.Token == installation.Token)
                throw;
            return await call(api.With(again.Token));
        }
    }

    /// <inheritdoc cref="CallAsync{T}"/>
    public Task CallAsync(string tenant, Func<ISlackApiClient, Task> call, CancellationToken cancellationToken) => CallAsync(
        tenant,
        async client =>
        {
            await call(client);
            return true;
        },
        cancellationToken);

    /// <summary>Keeps what an installation brought, in place of an earlier one.</summary>
    public async Task InstallAsync(SlackInstallation installation, CancellationToken cancellationToken)
    {
        while (true)
        {
            var earlier = await secrets.ReadAsync(Prefix + installation.Tenant, cancellationToken);
            if (await secrets.WriteAsync(Prefix + installation.Tenant, installation.ToJson(), earlier?.ETag, cancellationToken) is not null)
                break;
        }
        known.TryRemove(installation.Tenant, out _);
    }

    /// <summary>Erases the tokens of a workspace that removed the coach or revoked them.</summary>
    public async Task RemoveAsync(string tenant, CancellationToken cancellationToken)
    {
        known.TryRemove(tenant, out _);
        while (await secrets.ReadAsync(Prefix + tenant, cancellationToken) is { } kept)
        {
            if (await secrets.DeleteAsync(kept, cancellationToken))
                return;
        }
    }

    private static bool IsPassing(Exception? e) => e is HttpRequestException { StatusCode: null or >= System.Net.HttpStatusCode.InternalServerError };

    /// <summary>With one configured token there is one workspace, and a request for another is none of ours.</summary>
    private async Task<SlackInstallation?> TheOneAsync(string token, string tenant, CancellationToken cancellationToken)
    {
        var self = await api.With(token).Auth.Test(cancellationToken);
        return self.TeamId == tenant ? new SlackInstallation(tenant, token, self.UserId) : null;
    }

    private async Task<SlackInstallation?> StoredAsync(string tenant, CancellationToken cancellationToken)
    {
        while (await secrets.ReadAsync(Prefix + tenant, cancellationToken) is { } kept)
        {
            var now = time.GetUtcNow();
            var installation = SlackInstallation.Parse(kept.Value);
            if (installation.RefreshToken is null || installation.ExpiresAt is not { } end || end - Ahead > now)
                return installation;
            if (installation.RefreshUntil > now)
            {
                if (end > now)
                    return installation;
                await Task.Delay(Glance, time, cancellationToken);
            }
            else if (await secrets.WriteAsync(kept.Name, (installation with { RefreshUntil = now + Lease }).ToJson(), kept.ETag, cancellationToken) is { } leased)
            {
                return await RenewAsync(leased, installation, cancellationToken);
            }
        }
        return null;
    }

    private async Task<SlackInstallation> RenewAsync(Secret leased, SlackInstallation old, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await api.With("").OAuthV2.Access(settings.ClientId!, settings.ClientSecret!, null, "refresh_token", null, old.RefreshToken, cancellationToken);
            var renewed = old with { Token = answer.AccessToken, RefreshToken = answer.RefreshToken, ExpiresAt = time.GetUtcNow().AddSeconds(answer.ExpiresIn ?? 0) };
            await KeepAsync(leased, renewed);
            return renewed;
        }
        catch (SlackException e) when (old.ExpiresAt > time.GetUtcNow())
        {
            log.LogError("The token of Slack workspace {Tenant} cannot be renewed: {Error}. It works until {End}; install the coach there again.", old.Tenant, e.ErrorCode, old.ExpiresAt);
            return old;
        }
    }

    /// <summary>From here on the old tokens are worth nothing: the new ones are written, whatever became of who asked.</summary>
    private async Task KeepAsync(Secret leased, SlackInstallation renewed)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await secrets.WriteAsync(leased.Name, renewed.ToJson(), leased.ETag, CancellationToken.None) is null)
                    log.LogWarning("The installation of Slack workspace {Tenant} changed while its token was renewed; what it was changed to counts", renewed.Tenant);
                return;
            }
            catch (CasebookUnavailableException e) when (attempt < MostWrites)
            {
                log.LogWarning(e, "The renewed token of Slack workspace {Tenant} is not written yet", renewed.Tenant);
                await Task.Delay(Glance * attempt, time, CancellationToken.None);
            }
        }
    }
}
