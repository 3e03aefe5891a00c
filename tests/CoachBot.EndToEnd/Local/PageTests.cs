using CoachBot.Testing;
using Microsoft.Playwright;

namespace CoachBot.EndToEnd.Local;

public sealed class PageTests(Browser browser) : IClassFixture<Browser>
{
    [SkippableFact]
    public async Task A_page_left_open_finds_the_server_again_after_a_kill()
    {
        var visitor = await browser.VisitorAsync();
        await using var host = await HostProcess.StartAsync();
        var chat = await ChatPage.PlainAsync(visitor, host.Url);
        await chat.ClickAsync("I didn't get a job");

        await host.KillAsync();
        await Assertions.Expect(chat.Page.Locator("#status")).ToHaveTextAsync("Connecting…");
        await host.StartAgainAsync();
        await Assertions.Expect(chat.Page.Locator("#status")).ToHaveTextAsync("");
        await chat.SayAsync("Contoso");

        (await chat.LatestAsync()).ShouldContain("Contoso");
    }

    [SkippableFact]
    public async Task A_message_sent_into_the_void_can_be_sent_again_and_counts_once()
    {
        var visitor = await browser.VisitorAsync();
        await using var host = await HostProcess.StartAsync();
        var chat = await ChatPage.PlainAsync(visitor, host.Url);
        await host.KillAsync();

        await chat.Input.FillAsync("help");
        await chat.Input.PressAsync("Enter");
        await chat.Button("Try again").WaitForAsync();
        await host.StartAgainAsync();
        var before = await chat.Replies.CountAsync();
        await chat.Button("Try again").ClickAsync();
        await chat.Replies.Nth(before).WaitForAsync();

        (await chat.Page.Locator(".mine").CountAsync()).ShouldBe(1);
    }

    [SkippableFact]
    public async Task The_keyboard_alone_is_enough()
    {
        var visitor = await browser.VisitorAsync(width: 390, height: 780, dark: true);
        await using var host = await HostProcess.StartAsync();
        var chat = await ChatPage.PlainAsync(visitor, host.Url);
        var first = chat.Page.Locator(".choice").First;
        var before = await chat.Replies.CountAsync();

        await chat.Input.FocusAsync();
        while (!await first.EvaluateAsync<bool>("node => node === document.activeElement"))
            await chat.Page.Keyboard.PressAsync("Shift+Tab");
        await chat.Page.Keyboard.PressAsync("Enter");
        await chat.Replies.Nth(before).WaitForAsync();
        await Browser.ShootAsync(chat.Page, "plain-phone-dark");

        (await chat.LatestAsync()).ShouldContain("company");
    }

    [SkippableFact]
    public async Task What_a_person_writes_never_becomes_markup()
    {
        var visitor = await browser.VisitorAsync();
        await using var host = await HostProcess.StartAsync();
        var chat = await ChatPage.PlainAsync(visitor, host.Url);
        await chat.ClickAsync("I didn't get a job");

        await chat.SayAsync("<img src=x onerror=document.title='broken'> **Contoso** [x](javascript:alert(1))");

        (await chat.Page.Locator("#messages img, #messages a, .bubble strong:has-text('Contoso')").CountAsync()).ShouldBe(0);
        (await chat.Page.TitleAsync()).ShouldBe("CoachBot");
    }

    [SkippableFact]
    public async Task Polling_does_where_no_WebSocket_can_be_had()
    {
        var visitor = await browser.VisitorAsync();
        await using var host = await HostProcess.StartAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(new Uri(host.Url, "/plain?poll").ToString());
        var chat = new ChatPage(page, page.Locator("#text"), page.Locator(".message:not(.mine):not(.typing)"));
        await chat.Replies.First.WaitForAsync();

        await chat.SayAsync("/skip 6w");

        (await chat.LatestAsync()).ShouldContain("Skipped. It is now");
    }
}
