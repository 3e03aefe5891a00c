using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CoachBot.Testing.Slack;

/// <summary>Slack's signature of a request: HMAC-SHA256 over <c>v0:{timestamp}:{raw body}</c>, in lower-case hex after <c>v0=</c>.</summary>
public static class SlackSigner
{
    public static string Of(string signingSecret, long timestamp, string body) =>
        "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(signingSecret), Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"v0:{timestamp}:{body}"))));
}
