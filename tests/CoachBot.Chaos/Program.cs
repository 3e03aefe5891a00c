using System.Globalization;
using CoachBot.Chaos;

if (args is ["host"])
{
    await CountingHost.RunAsync();
    return 0;
}

// dotnet run --project tests/CoachBot.Chaos [-- messages]
var messages = args is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 10_000;
var clean = true;
foreach (var plan in new[] { ChaosPlan.OnSqlite(messages, TimeSpan.FromSeconds(4)), ChaosPlan.OnAzurite(messages, TimeSpan.FromSeconds(4)) })
{
    var report = await ChaosRun.MakeAsync(plan);
    Console.WriteLine(report);
    clean &= report.IsClean;
}
return clean ? 0 : 1;
