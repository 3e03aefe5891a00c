using CoachBot.Testing;

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
    public async Task A_setting_that_cannot_be_used_ends_it_with_2_and_names_the_key(string key, string value, string named)
    {
        var (code, _, error) = await HostProcess.RunAsync([], settings: new Dictionary<string, string?> { ["COACH_DATA"] = Path.Combine(Path.GetTempPath(), "coach-unused"), [key] = value });

        code.ShouldBe(2);
        error.ShouldContain(named);
        error.ShouldNotContain("   at ");
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
