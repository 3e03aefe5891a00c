namespace CoachBot.Benchmarks;

/// <summary>Whether a long search makes the coach slow: a person with 1,000 applications and 300 reflections beside one with none.</summary>
internal static class CasebookBench
{
    private const int MostInOneCommit = 99;
    private static readonly string Record = new('x', 1000);

    public static async Task RunAsync()
    {
        await using var store = new BenchStore();
        PersonKey busy = new("bench", "-", "busy"), empty = new("bench", "-", "empty");
        foreach (var chunk in Enumerable.Range(0, 1300).Chunk(MostInOneCommit))
            await store.Casebooks.CommitAsync(busy, [.. chunk.Select(i => new RowChange($"{(i < 1000 ? "application" : "reflection")}:{i:D5}", Record, null))], default);

        var rates = await Measure.RatesAsync(1, _ => TurnAsync(store.Casebooks, empty), _ => TurnAsync(store.Casebooks, busy));
        Console.WriteLine($"{"casebook",-40} {"ms a turn",10}");
        Console.WriteLine($"{"empty",-40} {1000 / rates[0],10:F2}");
        Console.WriteLine($"{"1,000 applications and 300 reflections",-40} {1000 / rates[1],10:F2}");
        Console.WriteLine($"{"ratio, at most 2",-40} {rates[0] / rates[1],10:F2}");
    }

    private static async Task TurnAsync(ICasebookStore store, PersonKey person)
    {
        var casebook = await Casebook.OpenAsync(store, person, DateTimeOffset.UnixEpoch, default);
        casebook.Turn.State["said"] = Guid.NewGuid().ToString("N");
        await casebook.CommitAsync(default);
    }
}
