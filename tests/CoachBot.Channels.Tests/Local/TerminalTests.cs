using CoachBot.Channels.Local;
using Spectre.Console;

namespace CoachBot.Channels.Tests.Local;

public sealed class TerminalTests : IAsyncLifetime
{
    private LocalServer server = null!;

    public async Task InitializeAsync() => server = await LocalServer.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_number_picks_an_answer()
    {
        var screen = await ChatAsync("1", "/quit");

        screen.ShouldContain("CoachBot");
        screen.ShouldContain("1 I didn't get a job");
        screen.ShouldContain("company");
    }

    [Fact]
    public async Task The_next_start_goes_on_where_this_one_ended()
    {
        await ChatAsync("1", "Contoso");
        await server.StartAgainAsync();

        var screen = await ChatAsync("/quit");

        screen.ShouldContain("Contoso");
        screen.ShouldNotContain("Who can see this");
    }

    [Fact]
    public async Task Time_travel_works_in_the_terminal_too() =>
        (await ChatAsync("/skip 6w")).ShouldContain("Skipped. It is now");

    private async Task<string> ChatAsync(params string[] lines)
    {
        var (console, screen) = TerminalRendererTests.Screen();
        var chat = (LocalChat)server.Services.GetService(typeof(LocalChat))!;
        await new TerminalChat(chat, console, new LineInput(new StringReader(string.Join('\n', lines)))).RunAsync(CancellationToken.None);
        return screen.ToString();
    }
}
