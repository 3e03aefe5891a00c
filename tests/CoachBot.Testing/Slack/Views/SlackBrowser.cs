using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CoachBot.Testing.Slack;

/// <summary>A person's web browser during an install: it keeps cookies, and stops at Slack's page to agree or not.</summary>
public sealed class SlackBrowser
{
    private readonly SlackPerson person;
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly Dictionary<string, SetCookieHeaderValue> cookies = new(StringComparer.Ordinal);

    internal SlackBrowser(SlackPerson person) => this.person = person;

    /// <summary>Follows the app's install address to Slack, agrees, and comes back to the app.</summary>
    /// <exception cref="InvalidOperationException">The app did not redirect, or Slack would show an error page for the address.</exception>
    public async Task<HttpResponseMessage> InstallAsync(Uri install, bool orgWide = false)
    {
        var asked = await AskAsync(install);
        return await GetAsync(asked.BackWith("code", person.Slack.Consent.Agree(person, asked.Query, orgWide)));
    }

    /// <summary>Follows the install address to Slack and refuses.</summary>
    public async Task<HttpResponseMessage> RefuseAsync(Uri install) => await GetAsync((await AskAsync(install)).BackWith("error", "access_denied"));

    /// <summary>Follows the install address as far as Slack's page.</summary>
    public async Task<AuthorizePage> AskAsync(Uri install)
    {
        using var answer = await GetAsync(install);
        if ((int)answer.StatusCode is not (>= 300 and < 400) || answer.Headers.Location is not { } location)
            throw new InvalidOperationException($"{install} answered {(int)answer.StatusCode} and did not redirect to Slack.");
        if (!location.AbsolutePath.EndsWith("/oauth/v2/authorize", StringComparison.Ordinal))
            throw new InvalidOperationException($"oauth_authorization_url_mismatch: {location} is not Slack's /oauth/v2/authorize.");
        var query = QueryHelpers.ParseQuery(location.Query).ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal);
        person.Slack.Consent.Check(query);
        return new AuthorizePage(location, query);
    }

    /// <summary>Any page of the app, with the cookies that the browser has.</summary>
    public async Task<HttpResponseMessage> GetAsync(Uri page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);

        // Browsers take a loopback address for safe, so cookies that are Secure are sent to it.
        var sent = cookies.Values.Where(c => page.AbsolutePath.StartsWith(c.Path.HasValue ? c.Path.Value : "/", StringComparison.Ordinal)).Select(c => $"{c.Name}={c.Value}");
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", sent));
        var answer = await client.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? SetCookieHeaderValue.ParseList(set.ToList()) : [])
            Keep(cookie);
        return answer;
    }

    /// <summary>A code as Slack gives it to somebody who agrees, for tests that tamper with the way back.</summary>
    public string Agree(AuthorizePage page, bool orgWide = false) => person.Slack.Consent.Agree(person, page.Query, orgWide);

    private void Keep(SetCookieHeaderValue cookie)
    {
        if (cookie.MaxAge <= TimeSpan.Zero || cookie.Expires <= person.Slack.Clock.GetUtcNow())
            cookies.Remove(cookie.Name.ToString());
        else
            cookies[cookie.Name.ToString()] = cookie;
    }
}

/// <summary>Slack's page that asks whether to install.</summary>
public sealed record AuthorizePage(Uri Address, IReadOnlyDictionary<string, string> Query)
{
    public string State => Query.GetValueOrDefault("state", "");

    /// <summary>The way back to the app with an answer and the state that it sent.</summary>
    public Uri BackWith(string name, string value) => new(QueryHelpers.AddQueryString(
        Query.GetValueOrDefault("redirect_uri") ?? throw new InvalidOperationException("The address names no redirect_uri, and the app's settings have none that FakeSlack could take."),
        new Dictionary<string, string?>(StringComparer.Ordinal) { [name] = value, ["state"] = State }));
}
