using System.Diagnostics;

namespace CoachBot.Benchmarks;

/// <summary>Rates and times of work that is done again and again.</summary>
internal static class Measure
{
    private static readonly TimeSpan Phase = TimeSpan.FromSeconds(2);
    private const int Rounds = 3;

    /// <summary>Runs the variants one after the other, several rounds, so that a noisy machine hits all alike; each first runs one round unmeasured.</summary>
    /// <param name="parallel">How many workers do it at once; each is told its number.</param>
    /// <returns>For each variant the median rate a second.</returns>
    public static async Task<double[]> RatesAsync(int parallel, params Func<int, Task>[] variants)
    {
        var rates = variants.Select(_ => new List<double>()).ToList();
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var (i, variant) in variants.Index())
            {
                var rate = await RateAsync(parallel, variant);
                if (round > 0)
                    rates[i].Add(rate);
            }
        }
        return [.. rates.Select(Median)];
    }

    private static async Task<double> RateAsync(int parallel, Func<int, Task> once)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, parallel).Select(worker => Task.Run(async () =>
        {
            var count = 0;
            for (; clock.Elapsed < Phase; count++)
                await once(worker);
            return count;
        })));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
