using System.Security.Cryptography;
using System.Text;
using CoachBot.Testing.Teams;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Teams.Authentication;

/// <summary>The table of requests that must be refused, whatever they claim.</summary>
public static class ForgedRequests
{
    private const string Emulator = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";
    private const string EmulatorV2 = "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0";

    public static IReadOnlyList<ForgedRequest> All =>
    [
        // What is no token at all.
        new("no header", (_, _) => []),
        new("an empty header", (_, _) => [""]),
        new("the scheme alone", (_, _) => ["Bearer "]),
        new("a password", (_, _) => ["Basic " + Convert.ToBase64String("coach:coach"u8)]),
        new("a token without a scheme", (forge, url) => [forge.Bearer(url)["Bearer ".Length..]]),
        new("two tokens in two headers", (forge, url) => [forge.Bearer(url), forge.Bearer(url)]),
        new("two tokens in one header", (forge, url) => [forge.Bearer(url) + ", " + forge.Bearer(url)]),
        new("a word", (_, _) => ["Bearer garbage"]),
        new("dots", (_, _) => ["Bearer .."]),
        new("two parts", (forge, url) => [Cut(forge.Bearer(url), 2)]),
        new("five parts, as if encrypted", (forge, url) => [forge.Bearer(url) + ".e30.e30"]),
        new("a header that is no base64", (forge, url) => ["Bearer !!!" + forge.Bearer(url)["Bearer ".Length..]]),
        new("a header that is no JSON", (_, _) => ["Bearer " + Base64UrlEncoder.Encode("RS256") + ".e30.e30"]),
        new("a header that is a list", (_, _) => ["Bearer " + Base64UrlEncoder.Encode("[]") + ".e30.e30"]),
        new("claims that are a list", (forge, _) => ["Bearer " + TokenForge.Token(new JArray(1), forge.Header(), text => Sign(forge, text))]),
        new("claims that are no JSON", (forge, _) => ["Bearer " + Base64UrlEncoder.Encode(forge.Header().ToString()) + "." + Base64UrlEncoder.Encode("claims") + ".e30"]),
        new("a header of 24 KiB", (forge, url) => [forge.Bearer(url, c => c["more"] = new string('x', 18_000))], IsLetInOfficially: true),
        new("a deep header", (_, _) => ["Bearer " + Base64UrlEncoder.Encode(string.Concat(Enumerable.Repeat("{\"a\":", 400))) + ".e30.e30"]),

        // The signature and its key.
        new("alg none and no signature", (forge, url) => ["Bearer " + TokenForge.Token(TokenForge.Claims(url), forge.Header(h => h["alg"] = "none"), _ => [])]),
        new("alg None and a signature", (forge, url) => [forge.Bearer(url, header: h => h["alg"] = "None")]),
        new("alg HS256 with the public key as secret", (forge, url) => ["Bearer " + TokenForge.Token(TokenForge.Claims(url), forge.Header(h => h["alg"] = "HS256"), text => HMACSHA256.HashData(forge.Key.ExportSubjectPublicKeyInfo(), text))]),
        new("alg HS256 with a secret of its own", (forge, url) => ["Bearer " + TokenForge.Token(TokenForge.Claims(url), forge.Header(h => h["alg"] = "HS256"), text => HMACSHA256.HashData("secret"u8, text))]),
        new("alg RS384", (forge, url) => ["Bearer " + TokenForge.Token(TokenForge.Claims(url), forge.Header(h => h["alg"] = "RS384"), text => forge.Key.SignData(text, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1))], IsLetInOfficially: true),
        new("alg RS512", (forge, url) => ["Bearer " + TokenForge.Token(TokenForge.Claims(url), forge.Header(h => h["alg"] = "RS512"), text => forge.Key.SignData(text, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1))], IsLetInOfficially: true),
        new("alg PS256", (forge, url) => ["Bearer " + TokenForge.Token(TokenForge.Claims(url), forge.Header(h => h["alg"] = "PS256"), text => forge.Key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss))]),
        new("no alg", (forge, url) => [forge.Bearer(url, header: h => h.Remove("alg"))]),
        new("no kid", (forge, url) => [forge.Bearer(url, header: h => h.Remove("kid"))]),
        new("an empty kid", (forge, url) => [forge.Bearer(url, header: h => h["kid"] = "")]),
        new("an unknown kid", (forge, url) => [forge.Bearer(url, header: h => h["kid"] = "key-666")]),
        new("another's key under a known kid", (forge, url) => [forge.Bearer(url, key: Foreign)]),
        new("another's key in the header", (forge, url) => [forge.Bearer(url, header: h => h["jwk"] = Jwk(Foreign), key: Foreign)]),
        new("another's keys by address", (forge, url) => [forge.Bearer(url, header: h => h["jku"] = "https://evil.example/keys", key: Foreign)]),
        new("an extension that must be understood", (forge, url) => [forge.Bearer(url, header: h => { h["crit"] = new JArray("b64"); h["b64"] = true; })], IsLetInOfficially: true),
        new("a signature cut short", (forge, url) => [forge.Bearer(url)[..^20]]),
        new("no signature", (forge, url) => [Cut(forge.Bearer(url), 2) + "."]),
        new("a signature for other claims", (forge, url) => [Swapped(forge.Bearer(url), TokenForge.Claims(url, c => c["exp"] = TokenForge.Now + 86_400))]),
        new("a key of 1,024 bits", (forge, url) => [Under(forge, "weak", url)], IsLetInOfficially: true),

        // Who signed it, and for whom.
        new("no issuer", (forge, url) => [forge.Bearer(url, c => c.Remove("iss"))]),
        new("the issuer with a slash", (forge, url) => [forge.Bearer(url, c => c["iss"] = TokenForge.Issuer + "/")]),
        new("the issuer of another cloud", (forge, url) => [forge.Bearer(url, c => c["iss"] = "https://api.botframework.us")]),
        new("an emulator's token", (forge, url) => [forge.Bearer(url, c => { c["iss"] = Emulator; c["appid"] = TokenForge.AppId; c["ver"] = "1.0"; })], IsLetInOfficially: true),
        new("an emulator's token, version 2", (forge, url) => [forge.Bearer(url, c => { c["iss"] = EmulatorV2; c["azp"] = TokenForge.AppId; c["ver"] = "2.0"; })], IsLetInOfficially: true),
        new("another bot's token, as for a skill", (forge, url) => [forge.Bearer(url, c => { c["iss"] = EmulatorV2; c["azp"] = Guid.NewGuid().ToString(); c["ver"] = "2.0"; })]),
        new("no audience", (forge, url) => [forge.Bearer(url, c => c.Remove("aud"))]),
        new("an empty audience", (forge, url) => [forge.Bearer(url, c => c["aud"] = "")]),
        new("another app's token", (forge, url) => [forge.Bearer(url, c => c["aud"] = Guid.NewGuid().ToString())]),
        new("a token for two apps", (forge, url) => [forge.Bearer(url, c => c["aud"] = new JArray(TokenForge.AppId, Guid.NewGuid().ToString()))]),
        new("the channel as audience", (forge, url) => [forge.Bearer(url, c => c["aud"] = TokenForge.Issuer)]),

        // When.
        new("expired six minutes ago", (forge, url) => [forge.Bearer(url, c => c["exp"] = TokenForge.Now - 360)]),
        new("no expiry", (forge, url) => [forge.Bearer(url, c => c.Remove("exp"))], IsLetInOfficially: true),
        new("an expiry in words", (forge, url) => [forge.Bearer(url, c => c["exp"] = "tomorrow")]),
        new("an expiry before 1970", (forge, url) => [forge.Bearer(url, c => c["exp"] = -1)]),
        new("good in six minutes", (forge, url) => [forge.Bearer(url, c => c["nbf"] = TokenForge.Now + 360)]),

        // For which service and channel.
        new("no serviceurl", (forge, url) => [forge.Bearer(url, c => c.Remove("serviceurl"))]),
        new("an empty serviceurl", (forge, url) => [forge.Bearer(url, c => c["serviceurl"] = "")]),
        new("another serviceurl", (forge, url) => [forge.Bearer("https://smba.trafficmanager.net/emea/")]),
        new("a serviceurl that only begins alike", (forge, url) => [forge.Bearer(url + "more/")]),
        new("a serviceurl without the slash at its end", (forge, url) => [forge.Bearer(url.TrimEnd('/'))]),
        new("a serviceurl that is a number", (forge, url) => [forge.Bearer(url, c => c["serviceurl"] = 5)]),
        new("a list of serviceurls", (forge, url) => [forge.Bearer(url, c => c["serviceurl"] = new JArray(url, "https://evil.example/"))]),
        new("the good token with a body for elsewhere", (forge, url) => [forge.Bearer(url)], a => a["serviceUrl"] = "https://evil.example/"),
        new("the good token with a body for another region", (forge, url) => [forge.Bearer(url)], a => a["serviceUrl"] = "https://smba.trafficmanager.net/emea/"),
        new("the good token and no serviceUrl", (forge, url) => [forge.Bearer(url)], a => a.Remove("serviceUrl"), IsLetInOfficially: true),
        new("the good token and no channelId", (forge, url) => [forge.Bearer(url)], a => a.Remove("channelId")),
        new("the good token and an empty channelId", (forge, url) => [forge.Bearer(url)], a => a["channelId"] = "", IsLetInOfficially: true),
        new("the good token and a channelId that is a number", (forge, url) => [forge.Bearer(url)], a => a["channelId"] = 5),
        new("the good token with a body for another channel", (forge, url) => [forge.Bearer(url)], a => a["channelId"] = "webchat"),
        new("the good token with a body for the emulator", (forge, url) => [forge.Bearer(url)], a => a["channelId"] = "emulator"),
        new("the good token with a body for Slack's people", (forge, url) => [forge.Bearer(url)], a => a["channelId"] = "slack"),
        new("a key without endorsements", (forge, url) => [Under(forge, "bare", url)], IsLetInOfficially: true),
        new("a key with an empty list of endorsements", (forge, url) => [Under(forge, "none", url)], IsLetInOfficially: true),
        new("a key endorsed for another channel", (forge, url) => [Under(forge, "web", url)]),
        new("a key for encryption", (forge, url) => [Under(forge, "enc", url)], IsLetInOfficially: true),
    ];

    /// <summary>Keys that the forged ones need beside the good one: published before anything is asked.</summary>
    public static void Prepare(TokenForge forge)
    {
        forge.Publish("bare", null);
        forge.Publish("none", new JArray());
        forge.Publish("web", new JArray("webchat", "directline"));
        forge.Publish("enc", new JArray("msteams"), use: "enc");
        forge.Publish("weak", new JArray("msteams"), bits: 1024);
        forge.Publish("good", new JArray("msteams"));
    }

    private static readonly RSA Foreign = RSA.Create(2048);

    private static string Under(TokenForge forge, string key, string url) => forge.Bearer(url, header: h => h["kid"] = key, key: forge.Find(key));

    private static byte[] Sign(TokenForge forge, byte[] text) => forge.Key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static string Cut(string bearer, int parts) => string.Join('.', bearer.Split('.').Take(parts));

    private static string Swapped(string bearer, JObject claims)
    {
        var parts = bearer.Split('.');
        parts[1] = Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(claims.ToString()));
        return string.Join('.', parts);
    }

    private static JObject Jwk(RSA key)
    {
        var parameters = key.ExportParameters(false);
        return new JObject { ["kty"] = "RSA", ["n"] = Base64UrlEncoder.Encode(parameters.Modulus), ["e"] = Base64UrlEncoder.Encode(parameters.Exponent) };
    }
}
