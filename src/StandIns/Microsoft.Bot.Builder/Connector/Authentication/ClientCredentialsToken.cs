using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>One OAuth 2 client-credentials token, kept until five minutes before it expires.</summary>
internal sealed class ClientCredentialsToken
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _refresh = new SemaphoreSlim(1);
    private Held _held;

    /// <exception cref="UnauthorizedAccessException">The token endpoint refused the app, or answered with no token.</exception>
    public async Task<string> GetAsync(
        HttpClient http, string endpoint, string appId, string secret, string scope, bool forceRefresh)
    {
        var before = _held;
        if (!forceRefresh && IsFresh(before))
            return before.Token;

        await _refresh.WaitAsync().ConfigureAwait(false);
        try
        {
            // Somebody else may have renewed it while this call waited.
            if (ReferenceEquals(before, _held) || !IsFresh(_held))
                _held = await FetchAsync(http, endpoint, appId, secret, scope).ConfigureAwait(false);
            return _held.Token;
        }
        finally
        {
            _refresh.Release();
        }
    }

    private static bool IsFresh(Held held) => held != null && TimeProvider.System.GetUtcNow() < held.Until;

    private static async Task<Held> FetchAsync(HttpClient http, string endpoint, string appId, string secret, string scope)
    {
        var url = endpoint.EndsWith("/token", StringComparison.Ordinal) ? endpoint : $"{endpoint.TrimEnd('/')}/oauth2/v2.0/token";
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = appId,
            ["client_secret"] = secret,
            ["scope"] = scope.EndsWith("/.default", StringComparison.Ordinal) ? scope : $"{scope}/.default",
        });
        using var response = await http.PostAsync(new Uri(url), form).ConfigureAwait(false);
        var body = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw new UnauthorizedAccessException($"The token endpoint {url} refused app {appId}: {(int)response.StatusCode}.");

        try
        {
            var json = JObject.Parse(body);
            var lifetime = TimeSpan.FromSeconds(json.Value<int?>("expires_in") ?? 3600);
            var token = json.Value<string>("access_token")
                ?? throw new UnauthorizedAccessException($"The token endpoint {url} answered without an access_token.");
            var until = TimeProvider.System.GetUtcNow() + (lifetime > Margin * 2 ? lifetime - Margin : lifetime / 2);
            return new Held(token, until);
        }
        catch (JsonException error)
        {
            throw new UnauthorizedAccessException($"The token endpoint {url} answered with something else than JSON.", error);
        }
    }

    private sealed record Held(string Token, DateTimeOffset Until);
}
