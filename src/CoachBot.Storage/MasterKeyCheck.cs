using Azure.Data.Tables;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Hosting;

namespace CoachBot.Storage;

/// <summary>
/// Refuses to start on a store that was written with another master key: a sealed word is left in the store at the first start
/// and opened at every other.
/// </summary>
internal sealed class MasterKeyCheck(TableServiceClient tables, IDataProtectionProvider protection) : IHostedService
{
    public const string Partition = "-"; // no person's key: those have three parts
    private const string RowKey = "masterkey";
    private const string WordName = "Word";

    private readonly IDataProtector protector = protection.CreateProtector("CoachBot.Casebook.MasterKeyCheck", "v1");

    private readonly Created<TableClient> created = Created.Table(tables, TableCasebookStore.TableName);

    /// <exception cref="StorageConfigurationException">The master key is missing or another one.</exception>
    /// <exception cref="CasebookUnavailableException">The store does not answer.</exception>
    public Task StartAsync(CancellationToken cancellationToken) => Outages.NamedAsync(
        async () =>
        {
            if (await ReadAsync(cancellationToken) is not null)
                return true;
            var table = await created.GetAsync(cancellationToken);
            var word = new TableEntity(Partition, RowKey) { [WordName] = protector.Protect("coach"u8.ToArray()) };
            await table.UpsertEntityAsync(word, TableUpdateMode.Replace, cancellationToken);
            return true;
        },
        cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The sealed word of the store, opened to see that it can be; null for a store that was never started on.</summary>
    /// <exception cref="StorageConfigurationException">The master key is missing or another one.</exception>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        var table = await created.GetAsync(cancellationToken);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, RowKey, cancellationToken: cancellationToken);
        if (!found.HasValue)
            return null;
        var word = found.Value!.GetBinary(WordName);
        CasebookKeyRing.Unwrap(protector, word);
        return word;
    }

    /// <summary>Whether a word that another store sealed can be opened here.</summary>
    /// <exception cref="Moving.MoveException">It cannot: the people's keys that come with it would be of no use.</exception>
    public void CheckForeign(byte[] word)
    {
        try
        {
            protector.Unprotect(word);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            throw new Moving.MoveException(
                "The export was written with another master key than this store's: copy the folder keys of COACH_DATA there to here, or configure the same key vault. Nothing was changed.");
        }
    }
}
