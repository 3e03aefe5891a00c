using Azure.Data.Tables;

namespace CoachBot.Benchmarks;

/// <summary>
/// What the store takes of a turn: a casebook opened, its turn row changed and committed, sealed with the person's key. Beside it the
/// floor, one row replaced by the table client: a group commit and nothing else.
/// </summary>
internal static class TurnsBench
{
    private const int StateLength = 2000;

    public static async Task RunAsync()
    {
        Console.WriteLine($"{"at once",-10} {"turns/s",10} {"floor/s",10} {"of floor",10}");
        foreach (var parallel in new[] { 1, 32 })
        {
            await using var store = new BenchStore();
            var table = store.Tables.GetTableClient("floor");
            await table.CreateIfNotExistsAsync();
            var rates = await Measure.RatesAsync(parallel, worker => TurnAsync(store.Casebooks, worker), worker => ReplaceAsync(table, worker));
            Console.WriteLine($"{parallel,-10} {rates[0],10:F0} {rates[1],10:F0} {rates[0] / rates[1],10:P0}");
        }
    }

    private static async Task TurnAsync(ICasebookStore store, int worker)
    {
        var casebook = await Casebook.OpenAsync(store, new PersonKey("bench", "-", $"u{worker}"), DateTimeOffset.UnixEpoch, default);
        casebook.Turn.State["said"] = Guid.NewGuid().ToString("N").PadRight(StateLength, 'x');
        await casebook.CommitAsync(default);
    }

    private static Task ReplaceAsync(TableClient table, int worker) => table.UpsertEntityAsync(
        new TableEntity("bench", $"u{worker}") { ["Part0"] = new byte[StateLength] }, TableUpdateMode.Replace);
}
