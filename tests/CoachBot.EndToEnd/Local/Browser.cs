using CoachBot.Testing;
using Microsoft.Playwright;

namespace CoachBot.EndToEnd.Local;

/// <summary>Debian's Chromium, driven by Playwright; one for all tests of a class.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        if (!File.Exists(Program))
            return;
        Assertions.SetDefaultExpectTimeout(20_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Arguments });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>A browser nobody has used yet. Skips the calling test where there is no Chromium, and fails it where CI=true.</summary>
    public async Task<IBrowserContext> VisitorAsync(int width = 1100, int height = 800, bool dark = false)
    {
        var reason = $"Chromium is not at {Program}; install Debian's package chromium.";
        if (browser is null && string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"{reason} CI never skips.");
        Skip.If(browser is null, reason);
        var context = await browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Permissions = ["clipboard-read", "clipboard-write"],
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(60_000);
        return context;
    }

    /// <summary>A picture for people to look at, under <c>artifacts/screenshots</c>.</summary>
    public static Task ShootAsync(IPage page, string name) => page.ScreenshotAsync(new() { Path = PathOf(name) });

    /// <summary>Where such a picture lies.</summary>
    public static string PathOf(string name) => Path.Combine(NodeTools.RepositoryRoot, "artifacts", "screenshots", name + ".png");
}
