using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace CoachBot.Storage;

/// <summary>The storage section of the configuration, checked.</summary>
internal sealed partial record StorageSettings(string? ConnectionString, string? AccountName, string DataFolder)
{
    private const string KeyRingBlobKey = "Storage__KeyRingBlob";
    private const string KeyVaultKeyKey = "Storage__KeyVaultKey";

    private const string ConnectionStringKey = "Storage__ConnectionString";
    private const string AccountNameKey = "Storage__AccountName";
    private const string DataFolderKey = "COACH_DATA";

    public static StorageSettings Read(IConfiguration configuration)
    {
        var settings = new StorageSettings(
            Given(configuration["Storage:ConnectionString"]), Given(configuration["Storage:AccountName"]), Given(configuration[DataFolderKey]) ?? "data/");
        if (settings is { ConnectionString: not null, AccountName: not null })
            throw new StorageConfigurationException($"{ConnectionStringKey} and {AccountNameKey} are both set; remove one of them.");
        if (settings.AccountName is { } account && !AccountPattern().IsMatch(account))
            throw new StorageConfigurationException($"{AccountNameKey} is '{account}'; it must be the storage account's name, 3 to 24 lower-case letters and digits.");
        CheckFolder(settings.DataFolder);
        return settings with { KeyRing = ReadKeyRing(Given(configuration["Storage:KeyRingBlob"]), Given(configuration["Storage:KeyVaultKey"])) };
    }

    /// <summary>The blob of the master keys and the vault's key that seals them; null for the folder <c>keys</c>.</summary>
    public (Uri Blob, Uri Key)? KeyRing { get; private init; }

    public static (TableServiceClient Tables, QueueServiceClient Queues) ClientsFor(string connectionString)
    {
        try
        {
            return AccountClients.Of(connectionString);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new StorageConfigurationException(
                $"{ConnectionStringKey} cannot be read: {e.Message} Copy it from the storage account's access keys, or use UseDevelopmentStorage=true.", e);
        }
    }

    private static (Uri Blob, Uri Key)? ReadKeyRing(string? blob, string? key) => (blob, key) switch
    {
        (null, null) => null,
        (null, _) or (_, null) => throw new StorageConfigurationException($"{KeyRingBlobKey} and {KeyVaultKeyKey} go together, and one of them is not set; set both or none."),
        _ => (Https(KeyRingBlobKey, blob, "https://ACCOUNT.blob.core.windows.net/keys/ring.xml"), Https(KeyVaultKeyKey, key, "https://VAULT.vault.azure.net/keys/coach")),
    };

    private static Uri Https(string key, string value, string example) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps
            ? url
            : throw new StorageConfigurationException($"{key} is '{value}'; it must be an https address such as {example}.");

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static void CheckFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var probe = new FileStream(
                Path.Combine(folder, $".probe-{Guid.NewGuid():N}"), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new StorageConfigurationException($"{DataFolderKey} is '{folder}', where nothing can be written: {e.Message} Name a folder that this user may write to.", e);
        }
    }

    [GeneratedRegex("^[a-z0-9]{3,24}$", RegexOptions.CultureInvariant)]
    private static partial Regex AccountPattern();
}

/// <summary>A storage setting cannot be used. The message names the key, the value and the fix.</summary>
public sealed class StorageConfigurationException(string message, Exception? inner = null) : Exception(message, inner);
