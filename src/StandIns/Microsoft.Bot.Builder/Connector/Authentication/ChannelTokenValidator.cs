using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Checks a bearer token of the Bot Connector: issuer, signature, lifetime ± 5 minutes, and the key's endorsements.</summary>
internal sealed class ChannelTokenValidator(string issuer, string metadataUrl, AuthenticationConfiguration configuration)
{
    private const string Scheme = "Bearer ";

    private readonly JsonWebTokenHandler _handler = new JsonWebTokenHandler();
    private readonly SigningKeys _keys = new SigningKeys(metadataUrl);

    /// <exception cref="UnauthorizedAccessException">For whatever reason; never another exception for a bad token.</exception>
    public async Task<ClaimsIdentity> ValidateAsync(string authHeader, string channelId, CancellationToken cancellationToken)
    {
        if (authHeader == null || !authHeader.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw new UnauthorizedAccessException("A bearer token is required.");

        var token = authHeader[Scheme.Length..].Trim();
        var keys = await _keys.GetAsync(cancellationToken).ConfigureAwait(false);
        var result = await ValidateAsync(token, keys).ConfigureAwait(false);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            keys = await _keys.RefreshAsync(keys, cancellationToken).ConfigureAwait(false);
            result = await ValidateAsync(token, keys).ConfigureAwait(false);
        }

        if (!result.IsValid)
            throw new UnauthorizedAccessException("The token is not valid.", result.Exception);

        RequireEndorsements(keys, ((JsonWebToken)result.SecurityToken).Kid, channelId);
        return result.ClaimsIdentity;
    }

    private Task<TokenValidationResult> ValidateAsync(string token, SigningKeys.Snapshot keys) => _handler.ValidateTokenAsync(
        token,
        new TokenValidationParameters
        {
            ValidIssuers = [issuer, .. configuration.ValidTokenIssuers ?? []],
            ValidateAudience = false, // The app id decides, after this.
            ClockSkew = TimeSpan.FromMinutes(5),
            RequireSignedTokens = true,
            ValidateIssuerSigningKey = true,
            IssuerSigningKeys = keys.Keys,
            TryAllIssuerSigningKeys = false,
            ValidAlgorithms = AuthenticationConstants.AllowedSigningAlgorithms,
        });

    private void RequireEndorsements(SigningKeys.Snapshot keys, string kid, string channelId)
    {
        if (string.IsNullOrWhiteSpace(kid) || !keys.Endorsements.TryGetValue(kid, out var endorsements))
            return;

        foreach (var needed in (string[])[channelId, .. configuration.RequiredEndorsements ?? []])
        {
            if (!string.IsNullOrWhiteSpace(needed) && !endorsements.Contains(needed))
                throw new UnauthorizedAccessException($"The key is not endorsed for '{needed}'.");
        }
    }
}
