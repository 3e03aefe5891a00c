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
    private const string Partition = "-"; // no person's key: those have three parts
    private const string RowKey = "masterkey";
    private const string WordName = "Word";

    private readonly IDataProtector protector = protection.CreateProtector("CoachBot.Casebook.MasterKeyCheck", "v1");

    /// <exception cref="StorageConfigurationException">The master key is missing or another one.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var table = await new CreatedTable(tables, TableCasebookStore.TableName).GetAsync(cancellationToken);
        var word = await table.GetEntityIfExistsAsync<TableEntity>(Partition, RowKey, cancellationToken: cancellationToken);
        if (word.HasValue)
            CasebookKeyRing.Unwrap(protector, word.Value!.GetBinary(WordName));
        else
            await table.UpsertEntityAsync(
                new TableEntity(Partition, RowKey) { [WordName] = protector.Protect("coach"u8.ToArray()) }, TableUpdateMode.Replace, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
