using CoachBot.Channels.Teams;
using CoachBot.EndToEnd.Local;
using CoachBot.Storage;
using CoachBot.Testing;
using CoachBot.Testing.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace CoachBot.EndToEnd.Teams;

/// <summary>Every kind of card as the Playground's page draws it; the pictures are for people to look at.</summary>
public sealed class PlaygroundGalleryTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly IReadOnlyDictionary<string, CoachMessage> Gallery = new Dictionary<string, CoachMessage>(StringComparer.Ordinal)
    {
        ["summary"] = new("Here is what I would note down. Is it right?")
        {
            Card = new Card("Contoso, data analyst")
            {
                Facts = [new("Company", "Contoso"), new("Job", "Data analyst"), new("How far", "The final round"), new("Reason given", "Someone with more experience"), new("Praised", "Your portfolio and your *SQL*")],
            },
            Choices = [Button("Save it"), Button("Change something"), Button("Don't keep it")],
        },
        ["plan"] = new("It's noted. Here is one short plan with the next step marked:")
        {
            Card = new Card("Contoso (data analyst): what comes next")
            {
                Subject = "plan:1",
                Text = "**Next:** ask Contoso what would have made the difference.",
                Steps = [new("Answer them", StepState.Done), new("Ask for feedback", StepState.Next), new("Reflect", StepState.Open), new("Stay in touch or let go", StepState.Skipped), new("The next application", StepState.Open)],
            },
        },
        ["draft"] = new("Here is a draft. It is yours: change anything. Would you change anything?")
        {
            Card = new Card("Your thank-you")
            {
                Draft = "Subject: Thank you (Teacher)\n\nDear Priya,\n\nThank you for telling me, and for the time you all took. I enjoyed the talk about churn models.\n\nI would be glad to hear of anything that fits later on.\n\nKind regards,\nTom Reyes",
            },
            Choices = [Button("It's ready"), Button("Shorter"), Button("Warmer"), Button("I'd rather not")],
        },
        ["contact"] = new("That's noted.")
        {
            Card = new Card("Priya Nair") { Facts = [new("Company", "Contoso"), new("Who", "Hiring manager"), new("Last touch", "12 October 2026"), new("Next", "January, twice a quarter")], Actions = [Button("Write to her"), Button("Change the rhythm")] },
        },
        ["reminder"] = new("You wanted to write to **Priya** today.")
        {
            Notice = "A reminder from your coach",
            Choices = [Button("Done"), Button("This evening"), Button("Tomorrow"), Button("Next week"), Button("Skip it"), Button("Stop these")],
        },
        ["funnel"] = new("Here is your search so far.")
        {
            Card = new Card("Your funnel")
            {
                Text = "Most stop between the application and the first talk.",
                Chart = new Chart("Applications by how far they got", [new("Applied", 24), new("First talk", 7), new("Interview", 3), new("Offer", 0)]),
            },
        },
        ["weekly-review"] = new("**This week:**\n\n- Applications: Fabrikam; Northwind\n- You wrote to Priya\n\n**Coals in the fire: 2.** With three or so, no single answer weighs so much.")
        {
            Notice = "A reminder from your coach",
            Card = new Card("Your applications") { Subject = "applications:", Facts = [new("Science Teacher, Fabrikam College", "final round, since 23 November 2026"), new("Maths teacher, Northwind", "interviews, since 20 November 2026")] },
            Choices = [Button("Do the next step"), Button("Done"), Button("Later"), Button("Skip it"), Button("Stop these")],
        },
        ["menu"] = new("Which rejection is it about?") { Choices = [.. Enumerable.Range(1, 9).Select(i => Button($"Company {i}"))] },
    };

    [SkippableFact]
    public async Task Every_card_is_drawn_with_all_its_buttons()
    {
        var data = Directory.CreateTempSubdirectory("coach-gallery-");
        await using var app = Host(data.FullName);
        await app.StartAsync();
        await using var playground = await Playground.StartAsync(new Uri(app.Urls.First()));
        var page = await (await browser.VisitorAsync(height: 1_000)).NewPageAsync();
        await page.GotoAsync(playground.Url.ToString());

        var shown = 0;
        foreach (var (name, message) in Gallery)
        {
            await page.Locator("div[role='textbox'][contenteditable='true']").ClickAsync();
            await page.Keyboard.TypeAsync(name);
            await page.Locator("button[aria-label='Send Message']").ClickAsync();
            var cards = page.Locator(".ac-adaptiveCard");
            await Assertions.Expect(cards).ToHaveCountAsync(++shown, new() { Timeout = 60_000 });
            var card = cards.Last;
            if (message.Card is { } picture)
                await Assertions.Expect(card.GetByText(picture.Title, new() { Exact = true }).First).ToBeVisibleAsync();
            if (name != "menu")
            {
                foreach (var button in message.Choices.Concat(message.Card?.Actions ?? []))
                    await Assertions.Expect(card.GetByRole(AriaRole.Button, new() { Name = button.Label, Exact = true })).ToBeVisibleAsync();
            }
            await card.ScrollIntoViewIfNeededAsync();
            await card.ScreenshotAsync(new() { Path = Browser.PathOf("teams-card-" + name) });
        }
        await app.StopAsync();
        data.Delete(recursive: true);
    }

    private static WebApplication Host(string data)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection([new("COACH_DATA", data)]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddCoach().AddTrained().AddStorage(builder.Configuration).AddTeams(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton<IBot>(new GalleryBot());
        var app = builder.Build();
        app.MapTeams();
        return app;
    }

    private static Button Button(string label) => new(label, new ButtonPress("0123456789", "01JD8M3V9Q4T7X2Z6B5N0C1F8G", "gallery", label));

    private sealed class GalleryBot : IBot
    {
        public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            if (turnContext.Activity.Type == ActivityTypes.Message && Gallery.TryGetValue(turnContext.Activity.Text.Trim(), out var message))
                await turnContext.SendActivityAsync(MessageActivity.From(message), cancellationToken);
        }
    }
}
