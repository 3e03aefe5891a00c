using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CoachBot.Channels.Slack;

/// <summary>Whether a request is Slack's: an HMAC-SHA256 over the raw body, at most five minutes old or ahead.</summary>
public sealed class SlackSignature
{
    public const string SignatureHeader = "X-Slack-Signature";
    public const string TimestampHeader = "X-Slack-Request-Timestamp";

    private const string Version = "v0";
    private const int SignatureLength = 3 + (2 * SHA256.HashSizeInBytes);

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly byte[] secret;
    private readonly TimeProvider time;

    /// <exception cref="ArgumentException">An empty secret would let everybody in.</exception>
    public SlackSignature(string signingSecret, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(signingSecret);
        (secret, this.time) = (Encoding.UTF8.GetBytes(signingSecret), time);
    }

    /// <returns>What is wrong with it, for the one who configures; null when it is Slack's.</returns>
    public string? Refuse(string? timestamp, string? signature, ReadOnlySpan<byte> body)
    {
        if (string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signature))
            return $"{TimestampHeader} or {SignatureHeader} is missing.";
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return $"{TimestampHeader} is no Unix time in seconds.";
        var age = time.GetUtcNow().ToUnixTimeSeconds() - (decimal)seconds;
        if (Math.Abs(age) > (decimal)Tolerance.TotalSeconds)
            return $"{TimestampHeader} is more than five minutes off.";
        if (signature.Length != SignatureLength || !signature.StartsWith(Version + "=", StringComparison.Ordinal))
            return $"{SignatureHeader} is no {Version} signature.";
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(timestamp, body)), Encoding.ASCII.GetBytes(signature))
            ? null
            : "The signature does not fit the body.";
    }

    private string Sign(string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hash.AppendData(Encoding.ASCII.GetBytes($"{Version}:{timestamp}:"));
        hash.AppendData(body);
        return $"{Version}={Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}
