using System.Text;
using CoachBot.Channels.Teams.Files;
using CoachBot.Testing.Teams;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Teams.Files;

/// <summary>
/// The export through the Agents Playground: it takes the cards that ask, and the file that is shown. Its page (0.2.28) draws neither and
/// has nothing to accept with, so what Teams would answer is sent as an activity of its own.
/// </summary>
public sealed class PlaygroundExportTests : IAsyncLifetime
{
    private TeamsServer server = null!;
    private FakeTeams teams = null!;

    public async Task InitializeAsync()
    {
        server = await TeamsServer.StartAsync();
        teams = await FakeTeams.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await teams.DisposeAsync();
        await server.DisposeAsync();
    }

    [SkippableFact]
    public async Task What_is_accepted_is_put_there_and_shown_and_what_is_declined_stays()
    {
        await using var tom = await Playground.StartAsync(server.Http.BaseAddress!);
        await tom.SayAsync("hello", "CoachBot");
        tom.Forget();
        await tom.SayAsync("export my data", "everything I hold about you");
        await tom.HearAsync(3);
        var (json, text) = (tom.Heard[1], tom.Heard[2]);
        teams.Drive.Open("session");

        await tom.ConsentAsync(text, Answer("accept", text, teams.UploadUrl("session")));
        await tom.HearAsync(4);
        Encoding.UTF8.GetString(teams.Drive.Files["session"]).ShouldContain("What CoachBot holds about you");
        tom.Heard[3].ContentOf(FileConsent.FileType).ShouldNotBeNull()["uniqueId"]!.Value<string>().ShouldBe("unique-1");

        await tom.ConsentAsync(json, Answer("decline", json, null));
        (await tom.HearAsync(Wording.FileDeclined)).Words.ShouldBe(Wording.FileDeclined);
        teams.Drive.Answers.ShouldHaveSingleItem();
    }

    private static JObject Answer(string action, PlaygroundMessage card, string? uploadUrl) => new()
    {
        ["type"] = "fileUpload",
        ["action"] = action,
        ["context"] = card.ContentOf(FileConsent.CardType)![action + "Context"],
        ["uploadInfo"] = uploadUrl is null ? null : new JObject
        {
            ["contentUrl"] = "https://contoso-my.sharepoint.com/coachbot.txt",
            ["name"] = "coachbot.txt",
            ["uploadUrl"] = uploadUrl,
            ["uniqueId"] = "unique-1",
            ["fileType"] = "txt",
        },
    };
}
