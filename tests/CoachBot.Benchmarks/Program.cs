using System.Globalization;
using CoachBot.Benchmarks;

if (args is [RemindersBench.Part, var who, var waiting])
{
    await RemindersBench.MeasureAsync(who, int.Parse(waiting, CultureInfo.InvariantCulture));
    return 0;
}

// dotnet run -c Release --project tests/CoachBot.Benchmarks [-- name …]
var benches = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
{
    ["turns"] = TurnsBench.RunAsync,
    ["casebook"] = CasebookBench.RunAsync,
    ["understanding"] = UnderstandingBench.RunAsync,
    ["reminders"] = RemindersBench.RunAsync,
};
if (args.FirstOrDefault(name => !benches.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no bench '{unknown}'; there are {string.Join(", ", benches.Keys)}.");
    return 2;
}

foreach (var name in args.Length > 0 ? args : [.. benches.Keys])
{
    Console.WriteLine($"## {name}");
    await benches[name]();
    Console.WriteLine();
}
return 0;
