using Azure.Data.Tables;
using NodaTime;

namespace CoachBot.Storage;

/// <summary>
/// Sets the timer of every reminder anew, for an operator: after an import, or when a queue was lost or restored from a backup.
/// A timer that was there already makes no second reminder.
/// </summary>
public sealed class RearmedTimers(TableServiceClient tables, ICasebookStore store, IReminderTimers timers, TimeProvider time)
{
    private readonly Created<TableClient> created = Created.Table(tables, TableCasebookStore.TableName);

    /// <returns>How many were set.</returns>
    public async Task<int> SetAllAsync(CancellationToken stop)
    {
        var table = await created.GetAsync(stop);
        var filter = TableClient.CreateQueryFilter($"RowKey eq {CasebookKeyRing.RowKey}");
        var set = 0;
        await foreach (var person in table.QueryAsync<TableEntity>(filter, null, ["PartitionKey"], stop))
        {
            if (PersonKey.Parse(person.PartitionKey) is { } key)
                set += await SetAsync(key, stop);
        }
        return set;
    }

    private async Task<int> SetAsync(PersonKey person, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var casebook = await Casebook.OpenAsync(store, person, now, stop);
        var waiting = (await casebook.AllAsync<Reminder>(stop)).Select(reminder => reminder.Timer(person)).OfType<ReminderTimer>().ToList();
        foreach (var timer in waiting)
            await timers.ArmAsync(timer, Instant.FromDateTimeOffset(now), stop);
        return waiting.Count;
    }
}
