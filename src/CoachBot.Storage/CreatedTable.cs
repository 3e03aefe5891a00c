using Azure.Data.Tables;

namespace CoachBot.Storage;

/// <summary>A table that is created when it is first used.</summary>
internal sealed class CreatedTable(TableServiceClient tables, string name)
{
    private readonly TableClient table = tables.GetTableClient(name);
    private readonly SemaphoreSlim creating = new(1);
    private volatile bool created;

    public async ValueTask<TableClient> GetAsync(CancellationToken cancellationToken)
    {
        if (created)
            return table;
        await creating.WaitAsync(cancellationToken);
        try
        {
            if (!created)
                await table.CreateIfNotExistsAsync(cancellationToken);
            created = true;
            return table;
        }
        finally
        {
            creating.Release();
        }
    }
}
