using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace CoachBot.Channels.Teams.Authentication;

/// <summary>One of the channel's signing keys.</summary>
/// <param name="Endorsements">The channels it may speak for.</param>
public sealed record ChannelKey(RsaSecurityKey Key, IReadOnlyList<string> Endorsements)
{
    private const int LeastBits = 2048;

    /// <summary>The keys of a JWKS document by id; what is no RSA key of 2,048 bits for signing is left out.</summary>
    /// <exception cref="JsonException">The document is no JSON, or not of that shape.</exception>
    public static IReadOnlyDictionary<string, ChannelKey> ReadAll(JsonElement document)
    {
        var keys = new Dictionary<string, ChannelKey>(StringComparer.Ordinal);
        if (document.ValueKind != JsonValueKind.Object || !document.TryGetProperty("keys", out var list) || list.ValueKind != JsonValueKind.Array)
            throw new JsonException("The key document has no list 'keys'.");
        foreach (var json in list.EnumerateArray())
        {
            if (Text(json, "kid") is { } id && Read(json, id) is { } key)
                keys.TryAdd(id, key);
        }
        return keys;
    }

    private static ChannelKey? Read(JsonElement json, string id)
    {
        if (Text(json, "kty") != "RSA" || Text(json, "use") is not (null or "sig") || Text(json, "n") is not { } modulus || Text(json, "e") is not { } exponent)
            return null;
        try
        {
            var key = new RsaSecurityKey(new RSAParameters { Modulus = Base64UrlEncoder.DecodeBytes(modulus), Exponent = Base64UrlEncoder.DecodeBytes(exponent) }) { KeyId = id };
            return key.Parameters.Modulus!.Length * 8 < LeastBits ? null : new ChannelKey(key, Endorsed(json));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static List<string> Endorsed(JsonElement json) =>
        json.TryGetProperty("endorsements", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)]
            : [];

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
