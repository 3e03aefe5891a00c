using System.Globalization;
using CoachBot.Chaos;
using CoachBot.Chaos.Reminders;

if (args is ["host"])
{
    await CountingHost.RunAsync();
    return 0;
}
if (args is ["reminder-host"])
{
    await ReminderHost.RunAsync();
    return 0;
}

// dotnet run --project tests/CoachBot.Chaos -- burst 5000
if (args is ["burst", var burst])
    return await Burst.RunAsync(int.Parse(burst, CultureInfo.InvariantCulture)) ? 0 : 1;

// dotnet run --project tests/CoachBot.Chaos -- reminders [sqlite|azurite [how many]]
if (args is ["reminders", .. var which])
{
    ReminderChaosPlan[] weeks = which switch
    {
        ["sqlite", ..] => [ReminderChaosPlan.OnSqlite(Many(which, 100_000))],
        ["azurite", ..] => [ReminderChaosPlan.OnAzure(Many(which, 5_000))],
        _ => [ReminderChaosPlan.OnSqlite(100_000), ReminderChaosPlan.OnAzure(5_000)],
    };
    var isClean = true;
    foreach (var reminders in weeks)
    {
        await using var run = new ReminderChaos(reminders);
        var told = await run.RunAsync();
        Console.WriteLine(told);
        isClean &= told.IsClean;
    }
    return isClean ? 0 : 1;
}

// dotnet run --project tests/CoachBot.Chaos -- killed-reminders [how many]
if (args is ["killed-reminders", .. var many])
{
    var reminders = many is [var wished] ? int.Parse(wished, CultureInfo.InvariantCulture) : 2_000;
    var isRight = true;
    foreach (var plan in new[] { KilledHostsPlan.OnSqlite(reminders), KilledHostsPlan.OnAzurite(reminders) })
    {
        var told = await KilledHosts.MakeAsync(plan);
        Console.WriteLine(told);
        isRight &= told.IsClean;
    }
    return isRight ? 0 : 1;
}

// dotnet run --project tests/CoachBot.Chaos -- short
// dotnet run --project tests/CoachBot.Chaos [-- messages on each store]
ChaosPlan[] plans = args switch
{
    ["short"] => [ChaosPlan.ShortOnSqlite, ChaosPlan.ShortOnAzurite],
    [var messages] => [ChaosPlan.OnSqlite(int.Parse(messages, CultureInfo.InvariantCulture)), ChaosPlan.OnAzurite(int.Parse(messages, CultureInfo.InvariantCulture))],
    _ => [ChaosPlan.OnSqlite(20_000), ChaosPlan.OnAzurite(5_000)],
};
var clean = true;
foreach (var plan in plans)
{
    var report = await ChaosRun.MakeAsync(plan);
    Console.WriteLine(report);
    clean &= report.IsClean;
}
return clean ? 0 : 1;

static int Many(string[] which, int usual) => which is [_, var number] ? int.Parse(number, CultureInfo.InvariantCulture) : usual;
