using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoachBot.Channels.Teams.Authentication;

/// <summary>
/// Who a request to the endpoint comes from, by its bearer token alone. Only the Bot Connector's own tokens count: those of the emulator,
/// of other bots (skills) and of people have another issuer.
/// </summary>
public sealed class ChannelTokens(string appId, string issuer, ChannelKeys keys, TimeProvider time)
{
    /// <summary>A token of the channel's has about 1,200 characters.</summary>
    public const int LongestHeader = 16 * 1024;

    /// <summary>How far the channel's clock and ours may be apart.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private const string Scheme = "Bearer ";

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = LongestHeader };

    /// <returns>The caller, or what is wrong with the token.</returns>
    /// <exception cref="ChannelKeysException">The channel's keys cannot be read.</exception>
    public async Task<(ChannelCaller? Caller, string? Flaw)> VerifyAsync(StringValues authorization, CancellationToken cancellationToken)
    {
        if (authorization is not [{ Length: <= LongestHeader } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return (null, "One bearer token is required.");
        if (Parse(header[Scheme.Length..].Trim()) is not { } token)
            return (null, "The token cannot be read.");
        if (token.Alg != SecurityAlgorithms.RsaSha256 || token.Kid is not { Length: > 0 } || token.TryGetHeaderValue<object>("crit", out _))
            return (null, "The token must be signed with RS256 and name its key.");
        if (token.Issuer != issuer)
            return (null, "The token is not the channel's.");
        if (await keys.FindAsync(token.Kid, cancellationToken) is not { } key)
            return (null, "The token's key is not the channel's.");

        var result = await handler.ValidateTokenAsync(token, Expectations(key));
        return result.IsValid
            ? (new ChannelCaller(result.ClaimsIdentity, ServiceUrl(token), key.Endorsements), null)
            : (null, "The token is not valid: " + result.Exception.GetType().Name);
    }

    private static JsonWebToken? Parse(string token)
    {
        // Three parts: what has five is encrypted, and nothing of ours.
        if (token.Count(c => c == '.') != 2)
            return null;
        try
        {
            return new JsonWebToken(token);
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException or FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private TokenValidationParameters Expectations(ChannelKey key) => new()
    {
        ValidIssuer = issuer,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        IssuerSigningKey = key.Key,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        AudienceValidator = (audiences, _, _) => audiences.ToList() is [var only] && string.Equals(only, appId, StringComparison.OrdinalIgnoreCase),
        LifetimeValidator = (from, until, _, _) => IsNow(from, until),
    };

    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return until is { } end && now < end + Skew && (from is not { } start || start - Skew <= now);
    }

    private static string? ServiceUrl(JsonWebToken token) => token.TryGetPayloadValue<object>("serviceurl", out var url) ? url as string : null;
}
