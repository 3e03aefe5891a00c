using CoachBot.Chaos;
using CoachBot.Chaos.Reminders;
using CoachBot.Testing;
using Xunit.Abstractions;

namespace CoachBot.Storage.Tests.Chaos;

/// <summary>The short version of <c>dotnet run --project tests/CoachBot.Chaos</c>; in the emulator's collection so that it has the machine's attention.</summary>
[Collection(AzuriteTests.Name)]
public sealed class ChaosTests(ITestOutputHelper output)
{
    [Fact]
    public async Task On_SQLite_a_host_that_is_killed_again_and_again_counts_every_message_once() =>
        Judge(await ChaosRun.MakeAsync(ChaosPlan.ShortOnSqlite));

    [SkippableFact]
    public async Task On_Azurite_two_hosts_under_kills_and_store_faults_count_every_message_once()
    {
        NodeTools.RequireOrSkip("azurite");
        Judge(await ChaosRun.MakeAsync(ChaosPlan.ShortOnAzurite));
    }

    [Fact]
    public async Task Reminders_of_four_days_all_come_though_workers_die_clocks_jump_and_people_uninstall()
    {
        await using var run = new ReminderChaos(ReminderChaosPlan.ShortOnSqlite);
        Judge(await run.RunAsync());
    }

    [SkippableFact]
    public async Task Reminders_on_Azurite_all_come_though_workers_die_and_the_store_fails()
    {
        NodeTools.RequireOrSkip("azurite");
        await using var run = new ReminderChaos(ReminderChaosPlan.ShortOnAzurite);
        Judge(await run.RunAsync());
    }

    [Fact]
    public async Task Reminders_all_come_though_the_process_is_killed_again_and_again() => Judge(await KilledHosts.MakeAsync(KilledHostsPlan.OnSqlite(300)));

    private void Judge(ChaosReport report)
    {
        output.WriteLine(report.ToString());
        report.IsClean.ShouldBeTrue(report.ToString());
        report.Happened.Single(line => line.What == "kills").Count.ShouldBeGreaterThan(0);
    }
}
