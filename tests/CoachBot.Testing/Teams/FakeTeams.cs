using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoachBot.Testing.Teams;

/// <summary>Microsoft's side on loopback: the OpenID document and its keys, the token service, the connector behind a service URL, and people's own files.</summary>
public sealed class FakeTeams : IAsyncDisposable
{
    public const string Secret = "not much of a secret";
    public const string Tenant = "8d6f6c1e-1111-4b3c-9d9a-aa5e2f7b0002";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, bool> given = new(StringComparer.Ordinal);
    private int keyReadings;

    private FakeTeams(TimeProvider? time)
    {
        Connector = new FakeConnector(given.ContainsKey, time ?? TimeProvider.System);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapGet("/openid", () => Results.Json(new { issuer = TokenForge.Issuer, jwks_uri = Url + "/keys", id_token_signing_alg_values_supported = new[] { "RS256" } }, statusCode: MetadataStatus));
        app.MapGet("/keys", GiveKeys);
        app.MapPost("/token", GiveTokenAsync).DisableAntiforgery();
        app.MapGet("/msi/token", GiveToIdentity);
        app.MapPut("/onedrive/{id}", Drive.PutAsync);
        app.Map("/amer/{**rest}", (HttpContext http) => Connector.AnswerAsync(http, http.Request.Path.Value!["/amer/".Length..]));
    }

    public TokenForge Tokens { get; } = new();

    public FakeConnector Connector { get; }

    public FakeDrive Drive { get; } = new();

    /// <summary>The status of the OpenID document.</summary>
    public int MetadataStatus { get; set; } = StatusCodes.Status200OK;

    public int KeyReadings => keyReadings;

    public int TokensGiven => given.Count;

    public string Url => app.Urls.First();

    public string ServiceUrl => Url + "/amer/";

    /// <summary>Where the file of an upload session goes.</summary>
    public string UploadUrl(string session) => $"{Url}/onedrive/{session}";

    /// <summary>What the host needs to know, for Development.</summary>
    public (string Key, string Value)[] Settings =>
    [
        ("Teams:AppId", TokenForge.AppId), ("Teams:TenantId", Tenant), ("Teams:ClientSecret", Secret),
        ("Teams:OpenIdMetadata", Url + "/openid"), ("Teams:TokenEndpoint", Url + "/token"), ("Teams:AllowedServiceHosts", "127.0.0.1"),
        ("Teams:AllowedFileHosts", "127.0.0.1"),
    ];

    public static async Task<FakeTeams> StartAsync(TimeProvider? time = null)
    {
        var teams = new FakeTeams(time);
        await teams.app.StartAsync();
        return teams;
    }

    /// <summary>A token as the token service gives it.</summary>
    public string GiveToken()
    {
        var token = "given-" + Guid.NewGuid().ToString("N");
        given[token] = true;
        return token;
    }

    /// <summary>The bot's tokens so far are good for nothing any more.</summary>
    public void RevokeTokens() => given.Clear();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Tokens.Dispose();
    }

    private IResult GiveKeys()
    {
        Interlocked.Increment(ref keyReadings);
        return Results.Text(Tokens.KeyDocument.ToString(), "application/json");
    }

    /// <summary>The identity endpoint of App Service and Container Apps, as their environment names it.</summary>
    public (string Key, string Value)[] IdentityEnvironment => [("IDENTITY_ENDPOINT", Url + "/msi/token"), ("IDENTITY_HEADER", Secret)];

    private IResult GiveToIdentity(HttpRequest request)
    {
        var isOurs = request.Headers["X-IDENTITY-HEADER"] == Secret && request.Query["client_id"] == TokenForge.AppId && request.Query["resource"] == TokenForge.Issuer;
        return isOurs
            ? Results.Json(new { token_type = "Bearer", client_id = TokenForge.AppId, resource = TokenForge.Issuer, expires_on = $"{TokenForge.Now + 3600}", access_token = GiveToken() })
            : Results.Json(new { statusCode = 400, message = "No such identity" }, statusCode: StatusCodes.Status400BadRequest);
    }

    private async Task<IResult> GiveTokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["grant_type"] != "client_credentials" || form["client_id"] != TokenForge.AppId || form["client_secret"] != Secret || form["scope"] != TokenForge.Issuer + "/.default")
            return Results.Json(new { error = "invalid_client" }, statusCode: StatusCodes.Status401Unauthorized);
        return Results.Json(new { token_type = "Bearer", expires_in = 3600, access_token = GiveToken() });
    }
}
