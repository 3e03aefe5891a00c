using System.Text.RegularExpressions;
using CoachBot.Testing;
using CoachBot.Testing.Slack;
using CoachBot.Understanding;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Slack;

/// <summary>What is too long for one message of Slack's comes in several, each of them once, whatever fails after the first.</summary>
public sealed partial class SlackPartsTests : IAsyncLifetime
{
    private const string Post = "chat.postMessage";
    private const int Words = 2_500;

    private static readonly string[] Spoken = [.. Enumerable.Range(1, Words).Select(i => $"word{i}")];

    private readonly string folder = Directory.CreateTempSubdirectory("coach-slack-parts-").FullName;
    private readonly HurriedClock clock = new();
    private AzuriteProcess? azurite;
    private FakeSlack slack = null!;
    private string token = "";
    private SlackServer coach = null!;

    private SlackPerson Maya => coach.Maya;

    public async Task InitializeAsync()
    {
        slack = await FakeSlack.StartAsync(clock, SlackServer.Default);
        token = slack.Workspace(Cast.Maya.Tenant, "London").Install();
    }

    public async Task DisposeAsync()
    {
        await coach.DisposeAsync();
        await slack.DisposeAsync();
        if (azurite is not null)
            await azurite.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("429 for longer than the coach waits")]
    [InlineData("500 at every try")]
    [InlineData("connections that drop")]
    public async Task What_was_taken_before_Slack_refused_is_not_sent_again_by_the_retry(string fault)
    {
        await BeginAsync();
        slack.Faults.Spare(Post);
        Order(fault);
        var delivery = await Maya.SayAsync("help");
        await delivery.Completed;

        delivery.Attempts.Select(a => a.Status).ShouldBe([503, 200]);
        Coming().ShouldBe(Spoken);
        Answers().Count.ShouldBeGreaterThan(2);
        Answers().SkipLast(1).ShouldAllBe(m => m.Buttons.Count == 0);
        Answers()[^1].Buttons.ShouldBe(["Small", "Large"]);
    }

    [Fact]
    public async Task Of_a_part_whose_answer_was_lost_nobody_knows_so_that_one_may_come_twice()
    {
        await BeginAsync();
        slack.Faults.Spare(Post).Drop(Post, afterwards: true);
        await (await Maya.SayAsync("help")).Completed;

        Coming().Distinct().ShouldBe(Spoken);
        Answers().DistinctBy(m => m.Seen).Count().ShouldBe(Answers().Count - 1);
    }

    [SkippableTheory]
    [InlineData("429 for longer than the coach waits", false)]
    [InlineData("500 at every try", false)]
    [InlineData("429 for longer than the coach waits", true)]
    public async Task Another_process_goes_on_where_one_stopped(string fault, bool onAzurite)
    {
        if (onAzurite)
        {
            NodeTools.RequireOrSkip("azurite");
            azurite = await AzuriteProcess.StartAsync();
        }
        await BeginAsync();
        slack.Faults.Spare(Post);
        for (var attempt = 0; attempt < 2; attempt++)
            Order(fault);
        var delivery = await Maya.SayAsync("help");
        await slack.UntilAsync(() => delivery.Attempts.Count == 2, "two refusals");
        Answers().Count.ShouldBe(1);
        await coach.DisposeAsync();
        if (onAzurite)
            clock.Skip(TimeSpan.FromMinutes(2)); // until the process that is gone is taken for it
        await StartAsync();
        using var retry = await coach.PostEventAsync(Maya, (JObject)delivery.Payload["event"]!, (string)delivery.Payload["event_id"]!, (2, "http_error"));

        Coming().ShouldBe(Spoken);
        var question = Answers()[^1];
        await (await Maya.SayAsync("Large")).Completed;
        await slack.UntilAsync(() => question.IsEdited, "the spent buttons gone");
        question.Buttons.ShouldBeEmpty();
        Answers().Where(m => m.Buttons.Count > 0).ShouldHaveSingleItem().ShouldBe(Answers()[^1]);
    }

    [Fact]
    public async Task An_answer_spends_the_buttons_of_the_part_that_has_them_and_no_retry_spends_the_next_ones()
    {
        await BeginAsync();
        await (await Maya.SayAsync("help")).Completed;
        var first = Answers()[^1];
        slack.Faults.Spare(Post);
        Order("429 for longer than the coach waits");
        await (await Maya.SayAsync("Large")).Completed;

        await slack.UntilAsync(() => first.IsEdited, "the spent buttons gone");
        first.Buttons.ShouldBeEmpty();
        first.Seen.ShouldContain($"word{Words}");
        Answers().Where(m => m.IsEdited).ShouldHaveSingleItem();
        Answers()[^1].Buttons.ShouldBe(["Small", "Large"]);
        Coming().ShouldBe(Spoken.Concat(Spoken));
    }

    [Fact]
    public async Task Of_an_export_only_the_file_that_Slack_refused_comes_with_the_retry()
    {
        await BeginAsync();
        slack.Faults.Spare("files.completeUploadExternal").Answer("files.completeUploadExternal", 429, retryAfterSeconds: 30);
        var delivery = await Maya.SayAsync("export my data");
        await delivery.Completed;

        delivery.Attempts.Count.ShouldBe(2);
        Answers().Select(m => string.Concat(m.Files.Select(f => Path.GetExtension(f.Name)))).ShouldBe(["", ".json", ".txt"]);
    }

    private async Task BeginAsync()
    {
        await StartAsync();
        await (await Maya.SayAsync("hello")).Completed;
    }

    private async Task StartAsync()
    {
        coach = await SlackServer.StartAsync(slack, clock, SlackWay.Http, token, folder, azurite?.ConnectionString, services =>
        {
            services.Remove(services.Single(s => s.ImplementationType == typeof(HelpConversation)));
            services.AddConversation<Speech>();
        });
        slack.Patience = TimeSpan.FromMinutes(1); // a machine that is slow is not the trouble that was ordered
    }

    /// <summary>Trouble that outlasts one attempt of Slack's to deliver.</summary>
    private void Order(string fault)
    {
        const int tries = 4;
        _ = fault switch
        {
            "429 for longer than the coach waits" => slack.Faults.Answer(Post, 429, retryAfterSeconds: 30),
            "500 at every try" => slack.Faults.Answer(Post, 500, tries),
            _ => slack.Faults.Drop(Post, tries),
        };
    }

    /// <summary>What came after the greeting.</summary>
    private List<SlackMessage> Answers() => Maya.Messages.Skip(1).ToList();

    private List<string> Coming() => Answers().SelectMany(m => Word().Matches(m.Seen)).Select(m => m.Value).ToList();

    [GeneratedRegex(@"word\d+")]
    private static partial Regex Word();

    /// <summary>Asks at great length, twice.</summary>
    private sealed class Speech() : Conversation<Ended>(Intents.Help, Voice, "Speech")
    {
        private static readonly CopyBook Voice = new(
        [
            CopyFile.Parse("Speech", "## title\nSpeaking\n\n## size\n{words}\n\nWhich one?\n\n### choices\n- small: Small\n- large: Large"),
            CopyBook.Load(typeof(CoachFeature).Assembly)["Root"],
        ]);

        protected override async Task<Ended?> PlayAsync(Scene scene)
        {
            await scene.Choose("size", new { words = string.Join(' ', Spoken) }, attempt: 1);
            await scene.Choose("size", new { words = string.Join(' ', Spoken) }, attempt: 2);
            return Ended.Here;
        }
    }
}
