using CoachBot.Testing;

namespace CoachBot.EndToEnd.Local;

/// <summary>
/// The whole way from a rejection to a plan, told by the transcript that the coach's own tests play, on the running process
/// and in a real browser; the process is killed in the middle, twice.
/// </summary>
public sealed class StoryTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly string Transcript = Path.Combine(NodeTools.RepositoryRoot, "tests", "CoachBot.Tests", "Transcripts", "after-a-rejection.chat");

    [SkippableFact]
    public async Task Web_Chat_leads_from_a_rejection_to_a_plan_across_two_kills()
    {
        var visitor = await browser.VisitorAsync();
        await using var host = await HostProcess.StartAsync();
        RequireWebChat();

        await PlayAsync(await ChatPage.WebChatAsync(visitor, host.Url), host, "webchat");
    }

    [SkippableFact]
    public async Task The_plain_page_leads_from_a_rejection_to_a_plan_across_two_kills()
    {
        var visitor = await browser.VisitorAsync();
        await using var host = await HostProcess.StartAsync();

        await PlayAsync(await ChatPage.PlainAsync(visitor, host.Url), host, "plain");
    }

    private static async Task PlayAsync(ChatPage chat, HostProcess host, string name)
    {
        var lines = (await File.ReadAllLinesAsync(Transcript)).Where(l => l.StartsWith("Maya", StringComparison.Ordinal) && l.Contains(": ", StringComparison.Ordinal)).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i == 4 || i == lines.Count / 2)
                await KillAndWaitAsync(chat, host);
            var words = lines[i][(lines[i].IndexOf(": ", StringComparison.Ordinal) + 2)..];
            await (lines[i].StartsWith("Maya clicks", StringComparison.Ordinal) ? chat.ClickAsync(words) : chat.SayAsync(words));
            if (i == 0)
                (await chat.LatestAsync()).ShouldNotContain("Which company");
            if (i % 8 == 0)
                await Browser.ShootAsync(chat.Page, $"{name}-{i:00}");
        }

        var text = await chat.TextAsync();
        text.ShouldContain("Contoso");
        text.ShouldContain("Dear Priya", Case.Insensitive);
        text.ShouldContain("If they ask about years of experience");
        text.ShouldNotContain("lost my place");
        await Browser.ShootAsync(chat.Page, name + "-end");
        await chat.Page.ReloadAsync();
        await chat.Replies.Nth(10).WaitForAsync();
        (await chat.Replies.CountAsync()).ShouldBeGreaterThan(10);
        host.Output.ShouldNotContain("Contoso");
        host.Output.ShouldNotContain("Priya");
    }

    private static async Task KillAndWaitAsync(ChatPage chat, HostProcess host)
    {
        var before = await chat.Replies.CountAsync();
        await host.KillAsync();
        await host.StartAgainAsync();
        await chat.Page.ReloadAsync();
        await chat.Replies.Nth(before - 1).WaitForAsync();
        (await chat.Replies.CountAsync()).ShouldBe(before);
    }

    /// <summary>The build fetches Web Chat from npm; where it could not, the page at / is the plain one.</summary>
    private static void RequireWebChat()
    {
        var there = File.Exists(Path.Combine(HostProcess.Folder, "webchat", "webchat.js"));
        if (!there && string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException("The build could not fetch Web Chat. CI never skips.");
        Skip.If(!there, "The build could not fetch Web Chat: npm or its registry was not there. Delete artifacts/webchat and build again.");
    }
}
