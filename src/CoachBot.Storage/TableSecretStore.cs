using System.Text;
using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.DataProtection;

namespace CoachBot.Storage;

/// <summary>Secrets in the table <c>secrets</c>, sealed by the master key: one partition, one row each, named by its escaped name.</summary>
public sealed class TableSecretStore(TableServiceClient tables, IDataProtectionProvider protection) : ISecretStore
{
    private const string Partition = "secrets";

    private readonly Created<TableClient> created = Created.Table(tables, "secrets");
    private readonly IDataProtector protector = protection.CreateProtector("CoachBot.Secrets", "v1");

    public Task<Secret?> ReadAsync(string name, CancellationToken cancellationToken) => Outages.NamedAsync(
        async () =>
        {
            var table = await created.GetAsync(cancellationToken);
            var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, Escape(name), cancellationToken: cancellationToken);
            return found.HasValue ? Open(found.Value!) : null;
        },
        cancellationToken);

    public Task<IReadOnlyList<Secret>> ListAsync(string prefix, CancellationToken cancellationToken) => Outages.NamedAsync<IReadOnlyList<Secret>>(
        async () =>
        {
            var table = await created.GetAsync(cancellationToken);
            var from = Escape(prefix);
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {from} and RowKey lt {from + "~"}");
            var secrets = new List<Secret>();
            await foreach (var row in table.QueryAsync<TableEntity>(filter, null, null, cancellationToken))
                secrets.Add(Open(row));
            return secrets;
        },
        cancellationToken);

    public Task<Secret?> WriteAsync(string name, string value, string? etag, CancellationToken cancellationToken) => Outages.NamedAsync(
        async () =>
        {
            var table = await created.GetAsync(cancellationToken);
            var row = ChunkedRows.Write(Partition, Escape(name), protector.Protect(Encoding.UTF8.GetBytes($"{name}\n{value}")));
            try
            {
                var written = etag is null
                    ? await table.AddEntityAsync(row, cancellationToken)
                    : await table.UpdateEntityAsync(row, new ETag(etag), TableUpdateMode.Replace, cancellationToken);
                return new Secret(name, value, written.Headers.ETag.ToString()!);
            }
            catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
            {
                return null;
            }
        },
        cancellationToken);

    public Task<bool> DeleteAsync(Secret secret, CancellationToken cancellationToken) => Outages.NamedAsync(
        async () =>
        {
            var table = await created.GetAsync(cancellationToken);
            try
            {
                var answer = await table.DeleteEntityAsync(Partition, Escape(secret.Name), new ETag(secret.ETag), cancellationToken);
                return answer.Status != 404;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 412)
            {
                return false;
            }
        },
        cancellationToken);

    /// <summary>The name is sealed with its value, so that one secret cannot be put in another's place.</summary>
    private Secret Open(TableEntity row)
    {
        var sealedText = Encoding.UTF8.GetString(protector.Unprotect(ChunkedRows.Read(row)));
        var end = sealedText.IndexOf('\n', StringComparison.Ordinal);
        var name = sealedText[..end];
        return Escape(name) == row.RowKey
            ? new Secret(name, sealedText[(end + 1)..], row.ETag.ToString())
            : throw new InvalidDataException($"The row {row.RowKey} of the table secrets holds another secret; restore the table from a backup.");
    }

    private static string Escape(string name) => Uri.EscapeDataString(name);
}
