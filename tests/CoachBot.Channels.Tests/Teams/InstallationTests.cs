namespace CoachBot.Channels.Tests.Teams;

/// <summary>Installed, upgraded, uninstalled, installed again, on the real endpoint: what is planned waits, and nothing is sent meanwhile.</summary>
public sealed class InstallationTests(TeamsTalks talks) : IClassFixture<TeamsTalks>
{
    private readonly TeamsTalk tom = talks.Meet();

    [Fact]
    public async Task Nothing_comes_after_an_uninstall_and_reminders_go_on_after_the_next_install()
    {
        await tom.InstallAsync("add");
        await tom.SayAsync("remind me every day at 10 to write to Priya");
        (await tom.PassAsync(TimeSpan.FromDays(1))).ShouldNotBeEmpty();

        await tom.InstallAsync("remove");
        var calls = tom.Calls.Count;
        await tom.PassAsync(TimeSpan.FromDays(3));
        tom.Calls.Count.ShouldBe(calls, "not even tried");
        (await tom.CasebookAsync()).Profile.Unreachable.ShouldBe("uninstalled");
        (await (await tom.CasebookAsync()).AllAsync<Reminder>()).ShouldHaveSingleItem().Next.ShouldNotBeNull();

        await tom.InstallAsync("add");
        (await tom.CasebookAsync()).Profile.Unreachable.ShouldBeNull();
        (await tom.PassAsync(TimeSpan.FromDays(1))).Select(m => m.Words).ShouldContain(w => w.Contains("reminder", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_reminder_of_once_that_fell_into_the_time_between_comes_late_once()
    {
        await tom.InstallAsync("add");
        await tom.SayAsync("remind me tomorrow at 10 to write to Priya");
        await tom.InstallAsync("remove");
        (await tom.PassAsync(TimeSpan.FromDays(2))).ShouldBeEmpty();

        await tom.InstallAsync("add");
        (await tom.PassAsync(TimeSpan.FromDays(2))).ShouldHaveSingleItem().Body!.ToString().ShouldContain("write to Priya");
    }

    [Fact]
    public async Task Whoever_is_welcomed_once_is_not_welcomed_again()
    {
        await tom.InstallAsync("add");
        tom.Messages.ShouldNotBeEmpty();
        var said = tom.Messages.Count;

        await tom.SendAsync("conversationUpdate", a => a["membersAdded"] = new Newtonsoft.Json.Linq.JArray(new Newtonsoft.Json.Linq.JObject { ["id"] = tom.Person }));
        await tom.InstallAsync("add-upgrade");
        await tom.InstallAsync("remove-upgrade");
        await tom.InstallAsync("remove");
        await tom.InstallAsync("add");

        tom.Messages.Count.ShouldBe(said);
        (await tom.CasebookAsync()).Profile.Unreachable.ShouldBeNull();
    }

    [Fact]
    public async Task An_upgrade_leaves_reminders_as_they_are()
    {
        await tom.InstallAsync("add");
        await tom.SayAsync("remind me tomorrow at 10 to write to Priya");
        await tom.InstallAsync("remove-upgrade");
        await tom.InstallAsync("add-upgrade");

        (await tom.PassAsync(TimeSpan.FromDays(1.5))).ShouldHaveSingleItem();
    }
}
