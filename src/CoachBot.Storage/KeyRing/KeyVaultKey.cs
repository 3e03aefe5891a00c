using System.Buffers.Text;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CoachBot.Storage.KeyRing;

/// <summary>An RSA key in Azure Key Vault that wraps other keys and never leaves the vault (Key Vault REST 7.4, wrapkey and unwrapkey).</summary>
/// <param name="key">The key's identifier; with no version the newest wraps.</param>
/// <param name="pipeline">Authenticates to the vault.</param>
public sealed class KeyVaultKey(Uri key, HttpPipeline pipeline)
{
    private const string Algorithm = "RSA-OAEP-256";

    /// <returns>The identifier of the version that wrapped it, and the wrapped secret.</returns>
    internal (string KeyId, byte[] Wrapped) Wrap(byte[] secret)
    {
        var answer = Ask(key, "wrapkey", secret);
        return (answer.GetProperty("kid").GetString()!, ValueOf(answer));
    }

    /// <exception cref="StorageConfigurationException">It was wrapped elsewhere, or the vault refuses.</exception>
    internal byte[] Unwrap(string keyId, byte[] wrapped) =>
        Uri.TryCreate(keyId, UriKind.Absolute, out var version) && version.Scheme == key.Scheme && version.Authority == key.Authority
            ? ValueOf(Ask(version, "unwrapkey", wrapped))
            : throw new StorageConfigurationException($"The key ring was wrapped by {keyId}, and Storage__KeyVaultKey names {key}. Configure the vault that wrapped it.");

    private JsonElement Ask(Uri target, string verb, byte[] value)
    {
        using var message = pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(new Uri($"{target.AbsoluteUri.TrimEnd('/')}/{verb}?api-version=7.4"));
        message.Request.Headers.Add("Content-Type", "application/json");
        message.Request.Content = RequestContent.Create(BinaryData.FromObjectAsJson(new { alg = Algorithm, value = Base64Url.EncodeToString(value) }));
        pipeline.Send(message, CancellationToken.None);
        if (message.Response.IsError)
            throw new StorageConfigurationException($"The key vault answers {message.Response.Status} to {verb} with {target}. This identity needs the role Key Vault Crypto User on the key.");
        using var answer = JsonDocument.Parse(message.Response.Content);
        return answer.RootElement.Clone();
    }

    private static byte[] ValueOf(JsonElement answer) => Base64Url.DecodeFromChars(answer.GetProperty("value").GetString()!);
}
