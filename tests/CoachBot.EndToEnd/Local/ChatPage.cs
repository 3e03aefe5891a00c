using Microsoft.Playwright;

namespace CoachBot.EndToEnd.Local;

/// <summary>A person at one of the two pages: what they type and press, and what they see.</summary>
/// <param name="Page">The open page.</param>
/// <param name="Input">Where one types.</param>
/// <param name="Replies">What the coach said, each a match.</param>
public sealed record ChatPage(IPage Page, ILocator Input, ILocator Replies)
{
    public static async Task<ChatPage> WebChatAsync(IBrowserContext visitor, Uri host)
    {
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(host.ToString());
        return await OpenedAsync(new(page, page.Locator("[data-id=\"webchat-sendbox-input\"]"), page.Locator(".webchat__bubble:not(.webchat__bubble--from-user)")));
    }

    public static async Task<ChatPage> PlainAsync(IBrowserContext visitor, Uri host)
    {
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(new Uri(host, "/plain").ToString());
        return await OpenedAsync(new(page, page.Locator("#text"), page.Locator(".message:not(.mine):not(.typing)")));
    }

    /// <summary>Types a message and waits for the answer to it.</summary>
    public Task SayAsync(string text) => AnsweredAsync(async () =>
    {
        await Input.FillAsync(text);
        await Input.PressAsync("Enter");
    });

    /// <summary>Presses the latest button with this label and waits for the answer.</summary>
    public Task ClickAsync(string label) => AnsweredAsync(() => Button(label).ClickAsync());

    /// <summary>The latest button with this label; Web Chat tells each answer to screen readers too, in a button that cannot be seen.</summary>
    public ILocator Button(string label) =>
        Page.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).And(Page.Locator(":not(.webchat__live-region-activity__suggested-action)")).Last;

    /// <summary>Everything the coach said, as it is read on the page.</summary>
    public async Task<string> TextAsync() => Typographic(string.Join('\n', await Replies.AllInnerTextsAsync()));

    /// <summary>The latest that the coach said.</summary>
    public async Task<string> LatestAsync() => Typographic(await Replies.Last.InnerTextAsync());

    private static async Task<ChatPage> OpenedAsync(ChatPage page)
    {
        await page.Replies.First.WaitForAsync();
        return page;
    }

    private async Task AnsweredAsync(Func<Task> act)
    {
        var before = await Replies.CountAsync();
        await act();
        await Replies.Nth(before).WaitForAsync();
    }

    /// <summary>Web Chat sets apostrophes as a printer would.</summary>
    private static string Typographic(string text) => text.Replace('’', '\'');
}
