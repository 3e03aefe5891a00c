using System.Collections.Concurrent;
using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.DataProtection;

namespace CoachBot.Storage;

/// <summary>People's keys, each kept in its casebook's row <c>!key</c>, wrapped by the master key of ASP.NET Data Protection.</summary>
internal sealed class CasebookKeyRing(IDataProtectionProvider protection)
{
    public const string RowKey = "!key";

    /// <summary>Unwrapping costs about as much as reading a row, so the keys of people who are talking are remembered.</summary>
    private const int MostRemembered = 20_000;

    private const string WrappedName = "Wrapped";

    private readonly IDataProtector protector = protection.CreateProtector("CoachBot.Casebook.PersonKey", "v1");
    private readonly ConcurrentDictionary<string, CasebookKey?> remembered = new(StringComparer.Ordinal);

    /// <summary>Whether it is known if the person has a key, and the key.</summary>
    public bool TryRecall(string partition, out CasebookKey? key) => remembered.TryGetValue(partition, out key);

    public void Forget(string partition) => remembered.TryRemove(partition, out _);

    public void Remember(string partition, CasebookKey? key)
    {
        if (remembered.Count >= MostRemembered)
            remembered.Clear();
        remembered[partition] = key;
    }

    public TableEntity ToEntity(string partition, CasebookKey key) => new(partition, RowKey) { [WrappedName] = protector.Protect(key.Secret) };

    /// <summary>The key that a row keeps; null, and remembered so, when there is no row.</summary>
    /// <exception cref="StorageConfigurationException">The master key is missing or another one.</exception>
    public CasebookKey? Read(string partition, TableEntity? entity)
    {
        if (entity is null)
        {
            Remember(partition, null);
            return null;
        }

        if (TryRecall(partition, out var known) && known?.ETag == entity.ETag)
            return known;
        var secret = Unwrap(protector, entity.GetBinary(WrappedName), out var isOld);
        var key = new CasebookKey(secret, entity.ETag) { NeedsNewWrapping = isOld };
        Remember(partition, key);
        return key;
    }

    public static byte[] Unwrap(IDataProtector protector, byte[]? wrapped) => Unwrap(protector, wrapped, out _);

    private static byte[] Unwrap(IDataProtector protector, byte[]? wrapped, out bool isOld)
    {
        isOld = false;
        try
        {
            return protector is IPersistedDataProtector persisted
                ? persisted.DangerousUnprotect(wrapped ?? [], ignoreRevocationErrors: false, out isOld, out _)
                : protector.Unprotect(wrapped ?? []);
        }
        catch (CryptographicException e)
        {
            throw new StorageConfigurationException(
                "The store was written with another master key than the one in the folder keys of COACH_DATA. Put the folder back from its backup; without it nobody's casebook can be read.",
                e);
        }
    }
}
