using CoachBot.EndToEnd.Local;
using CoachBot.Testing;
using CoachBot.Testing.Teams;
using Microsoft.Playwright;

namespace CoachBot.EndToEnd.Teams;

/// <summary>The Playground's own page draws our cards; the pictures are for people to look at.</summary>
public sealed class PlaygroundPageTests(Browser browser) : IClassFixture<Browser>
{
    [SkippableFact]
    public async Task Cards_are_drawn_and_their_buttons_answer()
    {
        await using var host = await HostProcess.StartAsync();
        await using var playground = await Playground.StartAsync(host.Url);
        var visitor = await browser.VisitorAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(playground.Url.ToString());

        await Assertions.Expect(page.GetByText("Hello, I'm CoachBot").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await SayAsync(page, "I didn't get the data analyst job at Contoso, they went with someone more experienced", "How far did you get");
        await SayAsync(page, "the final round", "How did the news reach you");
        await ClickAsync(page, "A call");
        await Assertions.Expect(page.GetByText("Who told you").First).ToBeVisibleAsync();
        await SayAsync(page, "Priya Nair", "Was anything praised");
        await SayAsync(page, "my *portfolio* <3", "still love to work");
        await SayAsync(page, "yes", "feeling into words");
        await ClickAsync(page, "Not now");
        await Assertions.Expect(page.GetByText("Is it right?").First).ToBeVisibleAsync();
        await Browser.ShootAsync(page, "teams-summary");

        await ClickAsync(page, "Save it");
        await Assertions.Expect(page.GetByText("✓ Save it").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save it", Exact = true })).ToHaveCountAsync(0);
        await Browser.ShootAsync(page, "teams-answered");
        await Assertions.Expect(page.GetByText("Shall we write the thank-you").First).ToBeVisibleAsync();
        await Browser.ShootAsync(page, "teams-plan");

        await ClickAsync(page, "Yes");
        await SayAsync(page, "email", "How do you sign");
        await SayAsync(page, "Tom Reyes", "honestly enjoy");
        await SayAsync(page, "the talk about churn models", "Shall the note end");
        await SayAsync(page, "yes", "Would you change anything?");
        await Browser.ShootAsync(page, "teams-draft");
        await page.Locator(".ac-adaptiveCard").Last.GetByText("Tom Reyes").ScrollIntoViewIfNeededAsync();

        await ClickAsync(page, "Just the text, to copy");
        await Assertions.Expect(page.GetByText("Thank you (data analyst)", new() { Exact = true }).First).ToBeVisibleAsync();
        await Browser.ShootAsync(page, "teams-text-alone");
    }

    [SkippableFact]
    public async Task The_cards_that_hand_over_files_it_takes_and_cannot_draw()
    {
        await using var host = await HostProcess.StartAsync();
        await using var playground = await Playground.StartAsync(host.Url);
        var page = await (await browser.VisitorAsync()).NewPageAsync();
        await page.GotoAsync(playground.Url.ToString());

        await Assertions.Expect(page.GetByText("Hello, I'm CoachBot").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await SayAsync(page, "export my data", "everything I hold about you");

        await Assertions.Expect(page.GetByText("File Consent Card is not supported yet", new() { Exact = true })).ToHaveCountAsync(2);
        await Browser.ShootAsync(page, "teams-export");
    }

    private static async Task SayAsync(IPage page, string text, string expected)
    {
        var box = page.Locator("div[role='textbox'][contenteditable='true']");
        await box.ClickAsync();
        await page.Keyboard.TypeAsync(text);
        await page.Locator("button[aria-label='Send Message']").ClickAsync();
        await Assertions.Expect(page.GetByText(expected).First).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    private static Task ClickAsync(IPage page, string label) =>
        page.Locator(".ac-adaptiveCard").Last.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).ClickAsync();
}
