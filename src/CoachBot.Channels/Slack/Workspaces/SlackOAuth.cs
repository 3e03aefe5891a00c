using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using SlackNet;

namespace CoachBot.Channels.Slack;

/// <summary>
/// "Add to Slack": <c>/slack/install</c> sends the browser to Slack, <c>/slack/oauth</c> takes it back. The state that goes along is used once, ends after
/// ten minutes, and counts only in the browser that began.
/// </summary>
public sealed class SlackOAuth(SlackSettings settings, SlackApi api, SlackWorkspaces workspaces, ISecretStore secrets, TimeProvider time, ILogger<SlackOAuth> log)
{
    public const string InstallPath = "/slack/install";
    public const string CallbackPath = "/slack/oauth";

    /// <summary>Least rights: to read and write in direct messages, to have a command, prompts and files, and to know people's time zones.</summary>
    public const string Scopes = "app_mentions:read,assistant:write,chat:write,commands,files:read,files:write,im:history,im:read,im:write,users:read";

    private const string Cookie = "coach-slack-install";
    private const string Prefix = "slack.state.";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public async Task InstallAsync(HttpContext http)
    {
        var state = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await SweepAsync();
        await secrets.WriteAsync(Prefix + Digest(state), (time.GetUtcNow() + Lifetime).ToString("O", CultureInfo.InvariantCulture), null, CancellationToken.None);
        http.Response.Cookies.Append(Cookie, state, new CookieOptions { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = Lifetime, Path = "/slack" });
        http.Response.Redirect(QueryHelpers.AddQueryString(new Uri(settings.ApiUrl, "/oauth/v2/authorize").ToString(), new Dictionary<string, string?>
        {
            ["client_id"] = settings.ClientId,
            ["scope"] = Scopes,
            ["redirect_uri"] = RedirectOf(http.Request),
            ["state"] = state,
        }));
    }

    public async Task FinishAsync(HttpContext http)
    {
        var state = (string?)http.Request.Query["state"];
        var kept = http.Request.Cookies[Cookie];
        http.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/slack" });
        if (string.IsNullOrEmpty(state) || kept is null || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(kept)) || !await UseUpAsync(state))
        {
            await TellAsync(http, StatusCodes.Status400BadRequest, "This link is used up or was opened in another browser. Begin again at /slack/install.");
            return;
        }
        if ((string?)http.Request.Query["error"] is { Length: > 0 })
        {
            await TellAsync(http, StatusCodes.Status200OK, "You decided not to add CoachBot. Nothing was installed.");
            return;
        }
        if ((string?)http.Request.Query["code"] is not { Length: > 0 } code)
        {
            await TellAsync(http, StatusCodes.Status400BadRequest, "Slack sent no code. Begin again at /slack/install.");
            return;
        }

        try
        {
            var answer = await api.With("").OAuthV2.Access(settings.ClientId!, settings.ClientSecret!, code, null, RedirectOf(http.Request), null, CancellationToken.None);
            var tenant = (answer.IsEnterpriseInstall ? answer.Enterprise?.Id : answer.Team?.Id) ?? throw new InvalidDataException("Slack named no workspace for the installation.");
            var expires = answer.ExpiresIn is > 0 and { } seconds ? time.GetUtcNow().AddSeconds(seconds) : (DateTimeOffset?)null;
            await workspaces.InstallAsync(new SlackInstallation(tenant, answer.AccessToken, answer.BotUserId, answer.AppId, answer.RefreshToken, expires), CancellationToken.None);
            await TellAsync(http, StatusCodes.Status200OK, "CoachBot is added. Open it in Slack under Apps, and say hello.");
        }
        catch (SlackException e)
        {
            log.LogWarning("An installation in Slack failed: {Error}", e.ErrorCode);
            await TellAsync(http, StatusCodes.Status400BadRequest, $"Slack did not accept the code ({e.ErrorCode}). Begin again at /slack/install.");
        }
    }

    private async Task<bool> UseUpAsync(string state) =>
        await secrets.ReadAsync(Prefix + Digest(state), CancellationToken.None) is { } kept
        && await secrets.DeleteAsync(kept, CancellationToken.None)
        && DateTimeOffset.Parse(kept.Value, CultureInfo.InvariantCulture) > time.GetUtcNow();

    /// <summary>States that nobody came back with.</summary>
    private async Task SweepAsync()
    {
        foreach (var state in await secrets.ListAsync(Prefix, CancellationToken.None))
        {
            if (DateTimeOffset.Parse(state.Value, CultureInfo.InvariantCulture) <= time.GetUtcNow())
                await secrets.DeleteAsync(state, CancellationToken.None);
        }
    }

    /// <summary>The store knows a state by its digest, so that who reads the store cannot use it.</summary>
    private static string Digest(string state) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)));

    private static string RedirectOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{CallbackPath}";

    private static Task TellAsync(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(text);
    }
}
