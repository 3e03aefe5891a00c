using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Storage.KeyRing;

/// <summary>The master keys in a blob, sealed by a key in Key Vault. The official Azure.Extensions.AspNetCore.DataProtection packages do the same.</summary>
internal static class AzureKeyRing
{
    public static void Use(IDataProtectionBuilder protection, Uri blob, Uri key, TokenCredential credential) => Use(
        protection,
        new BlobKeyRepository(blob, PipelineFor(credential, "https://storage.azure.com/.default")),
        new KeyVaultKey(key, PipelineFor(credential, "https://vault.azure.net/.default")));

    internal static void Use(IDataProtectionBuilder protection, BlobKeyRepository repository, KeyVaultKey key)
    {
        protection.Services.AddSingleton(key);
        protection.Services.Configure<KeyManagementOptions>(options => (options.XmlRepository, options.XmlEncryptor) = (repository, new KeyVaultXmlEncryptor(key)));
    }

    private static HttpPipeline PipelineFor(TokenCredential credential, string scope) =>
        HttpPipelineBuilder.Build(new KeyRingClientOptions(), new BearerTokenAuthenticationPolicy(credential, scope));

    private sealed class KeyRingClientOptions : ClientOptions;
}
