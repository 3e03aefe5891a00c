using CoachBot.Host;
using CoachBot.Testing;
using Microsoft.Extensions.Configuration;

namespace CoachBot.EndToEnd.Local;

public sealed class HostTests
{
    [Theory]
    [InlineData("ASPNETCORE_ENVIRONMENT", "Production", "Teams__AppId")]
    [InlineData("ASPNETCORE_URLS", "http://0.0.0.0:3978", "ASPNETCORE_URLS")]
    [InlineData("ASPNETCORE_URLS", "http://*:3978", "ASPNETCORE_URLS")]
    [InlineData("ASPNETCORE_URLS", "nonsense", "ASPNETCORE_URLS")]
    [InlineData("COACH_DATA", "/proc/nothing-here", "COACH_DATA")]
    [InlineData("Storage__ConnectionString", "nonsense", "Storage__ConnectionString")]
    [InlineData("Coach__QuietHours", "20:00", "Coach__QuietHours is '20:00'; write when quiet begins and ends on the person's clock, like 20:00-08:00.")]
    [InlineData("Coach__QuietHours", "8 pm-8 am", "Coach__QuietHours is '8 pm-8 am', and '8 pm' is no time of the day. Write it like 20:00-08:00.")]
    [InlineData("Coach__UsualHour", "25:00", "Coach__UsualHour is '25:00', and '25:00' is no time of the day. Write it like 09:00.")]
    [InlineData("Coach__UsualHour", "nine", "Coach__UsualHour")]
    public async Task A_setting_that_cannot_be_used_ends_it_with_2_and_names_the_key(string key, string value, string named)
    {
        var (code, _, error) = await HostProcess.RunAsync([], settings: new Dictionary<string, string?> { ["COACH_DATA"] = Path.Combine(Path.GetTempPath(), "coach-unused"), [key] = value });

        code.ShouldBe(2);
        error.ShouldContain(named);
        error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData(null, null, "09:00", "20:00", "08:00")]
    [InlineData("7:30", "21:15-06:45", "07:30", "21:15", "06:45")]
    [InlineData("13:00", "12:00 - 14:00", "13:00", "12:00", "14:00")]
    public void The_hours_of_reminders_are_read(string? usual, string? quiet, string hour, string from, string until)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Coach:UsualHour", usual), new("Coach:QuietHours", quiet)]).Build();

        var read = HostSettings.Reminders(configuration);

        $"{read.UsualHour:HH:mm} {read.QuietHours.From:HH:mm} {read.QuietHours.Until:HH:mm}".ShouldBe($"{hour} {from} {until}");
    }

    [Fact]
    public async Task A_reminder_without_an_hour_comes_at_the_usual_hour_of_the_configuration()
    {
        var data = Directory.CreateTempSubdirectory("coach-hour-").FullName;

        var (code, output, _) = await HostProcess.RunAsync(["chat"], "remind me tomorrow to stretch\n/quit\n", new Dictionary<string, string?> { ["COACH_DATA"] = data, ["Coach__UsualHour"] = "7:30" });

        code.ShouldBe(0);
        output.ShouldContain("tomorrow at 7:30");
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task An_address_in_use_is_told_in_a_line()
    {
        await using var host = await HostProcess.StartAsync();

        var (code, _, error) = await HostProcess.RunAsync([], settings: new Dictionary<string, string?> { ["COACH_DATA"] = host.Data, ["ASPNETCORE_URLS"] = host.Url.ToString() });

        code.ShouldBe(1);
        error.ShouldContain("ASPNETCORE_URLS");
    }

    [Fact]
    public async Task It_says_where_it_is_and_stops_when_asked()
    {
        await using var host = await HostProcess.StartAsync();

        (await host.StopAsync()).ShouldBe(0);

        host.Output.ShouldContain($"open {host.Url.ToString().TrimEnd('/')} in a browser");
    }

    [Fact]
    public async Task The_terminal_keeps_its_place_between_runs()
    {
        var data = Directory.CreateTempSubdirectory("coach-terminal-").FullName;
        var settings = new Dictionary<string, string?> { ["COACH_DATA"] = data };

        var first = await HostProcess.RunAsync(["chat"], "I didn't get the data analyst job at Contoso\n/quit\n", settings);
        var second = await HostProcess.RunAsync(["chat"], "", settings);

        first.Code.ShouldBe(0);
        first.Output.ShouldContain("Who can see this");
        second.Code.ShouldBe(0);
        second.Output.ShouldNotContain("Who can see this");
        second.Output.ShouldContain("?");
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task The_terminal_is_for_development()
    {
        var (code, _, error) = await HostProcess.RunAsync(["chat"], settings: new Dictionary<string, string?> { ["ASPNETCORE_ENVIRONMENT"] = "Production" });

        code.ShouldBe(2);
        error.ShouldContain("ASPNETCORE_ENVIRONMENT=Development");
    }
}
