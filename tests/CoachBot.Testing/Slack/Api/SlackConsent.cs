using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack.Api;

/// <summary>Somebody's yes to an install, behind a code that is good once and for ten minutes.</summary>
internal sealed record Grant(SlackPerson Person, IReadOnlyList<string> Scopes, string? RedirectUri, bool OrgWide, DateTimeOffset Until);

/// <summary>The page on which a person agrees to an install.</summary>
internal sealed class SlackConsent(FakeSlack slack)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, Grant> codes = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>A code for what an authorize address asks.</summary>
    /// <exception cref="InvalidOperationException">Slack would show an error page for that address.</exception>
    public string Agree(SlackPerson person, IReadOnlyDictionary<string, string> query, bool orgWide)
    {
        lock (slack.Gate)
        {
            var asked = Check(query);
            var code = $"{slack.NewTs()}.{SlackApp.Secret()}";
            codes[code] = new Grant(person, asked, query.GetValueOrDefault("redirect_uri"), orgWide, slack.Clock.GetUtcNow() + Life);
            return code;
        }
    }

    /// <summary>The scopes that a valid authorize address asks for.</summary>
    public IReadOnlyList<string> Check(IReadOnlyDictionary<string, string> query)
    {
        if (query.GetValueOrDefault("client_id") != slack.App.ClientId)
            throw new InvalidOperationException($"invalid_client_id: the app's is {slack.App.ClientId}, the address has '{query.GetValueOrDefault("client_id")}'.");
        var scopes = query.GetValueOrDefault("scope", "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (scopes.Length == 0)
            throw new InvalidOperationException("no_scopes: the address asks for none.");
        if (scopes.Except(slack.App.Scopes, StringComparer.Ordinal).ToList() is { Count: > 0 } unknown)
            throw new InvalidOperationException($"invalid_scope: {string.Join(", ", unknown)} is not in the app's settings.");
        if (query.GetValueOrDefault("redirect_uri") is { } uri && slack.App.RedirectUris.Count > 0
            && !slack.App.RedirectUris.Any(known => uri.StartsWith(known, StringComparison.Ordinal)))
            throw new InvalidOperationException($"bad_redirect_uri: {uri} is not in the app's settings.");
        return scopes;
    }

    public Grant Use(string code, string? redirectUri)
    {
        if (used.Contains(code))
            throw new SlackApiError("code_already_used");
        if (!codes.TryGetValue(code, out var grant) || slack.Clock.GetUtcNow() > grant.Until)
            throw new SlackApiError("invalid_code");
        if (redirectUri != grant.RedirectUri)
            throw new SlackApiError("bad_redirect_uri");
        codes.Remove(code);
        used.Add(code);
        return grant;
    }
}
