using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Teams;

/// <summary>Signs tokens as the Bot Connector does, and as others might who want to pass for it.</summary>
public sealed class TokenForge : IDisposable
{
    public const string Issuer = "https://api.botframework.com";
    public const string AppId = "2f1c6a30-8f4e-4c59-9a77-0c8de1d6b001";

    private readonly List<(string Id, RSA Key, JToken? Endorsements, string? Use)> published = [];

    public TokenForge() => Publish("key-1", new JArray("msteams"));

    /// <summary>The key in use.</summary>
    public RSA Key => published[^1].Key;

    public string KeyId => published[^1].Id;

    /// <summary>The key document as the channel publishes it.</summary>
    public JObject KeyDocument => new()
    {
        ["keys"] = new JArray(published.Select(k =>
        {
            var key = k.Key.ExportParameters(false);
            var json = new JObject { ["kty"] = "RSA", ["kid"] = k.Id, ["n"] = Base64UrlEncoder.Encode(key.Modulus), ["e"] = Base64UrlEncoder.Encode(key.Exponent) };
            if (k.Endorsements is not null)
                json["endorsements"] = k.Endorsements;
            if (k.Use is not null)
                json["use"] = k.Use;
            return json;
        })),
    };

    /// <summary>Adds a key, and signs with it from now on.</summary>
    public RSA Publish(string id, JToken? endorsements, int bits = 2048, string? use = "sig")
    {
        var key = RSA.Create(bits);
        published.Add((id, key, endorsements, use));
        return key;
    }

    public void Withdraw(string id) => published.RemoveAll(k => k.Id == id);

    /// <summary>A key that was published.</summary>
    public RSA Find(string id) => published.Single(k => k.Id == id).Key;

    /// <summary>The header of a request to the bot, good unless changed.</summary>
    public string Bearer(string serviceUrl, Action<JObject>? claims = null, Action<JObject>? header = null, RSA? key = null) =>
        "Bearer " + Token(Claims(serviceUrl, claims), Header(header), text => (key ?? Key).SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public JObject Header(Action<JObject>? change = null)
    {
        var header = new JObject { ["alg"] = "RS256", ["kid"] = KeyId, ["typ"] = "JWT" };
        change?.Invoke(header);
        return header;
    }

    public static JObject Claims(string serviceUrl, Action<JObject>? change = null)
    {
        var now = Now;
        var claims = new JObject { ["serviceurl"] = serviceUrl, ["nbf"] = now - 60, ["exp"] = now + 3600, ["iss"] = Issuer, ["aud"] = AppId };
        change?.Invoke(claims);
        return claims;
    }

    /// <summary>Seconds since 1970.</summary>
    public static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    public static string Token(JToken claims, JToken header, Func<byte[], byte[]> sign)
    {
        var text = Base64UrlEncoder.Encode(header.ToString()) + "." + Base64UrlEncoder.Encode(claims.ToString());
        return text + "." + Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes(text)));
    }

    public void Dispose()
    {
        foreach (var (_, key, _, _) in published)
            key.Dispose();
    }
}
