using CoachBot.Channels.Teams;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Teams;

/// <summary>A card that is looked at later shows the state of now, and looking changes nothing.</summary>
public sealed class CardRefreshTests(TeamsTalks talks) : IClassFixture<TeamsTalks>
{
    private static readonly string[] Rejection =
    [
        "I didn't get the data analyst job at Contoso, they went with someone more experienced", "the final round", "a call", "Priya Nair", "my portfolio", "yes", "not now", "save it",
    ];

    private readonly TeamsTalk tom = talks.Meet();

    [Fact]
    public async Task A_plan_shows_the_progress_of_now()
    {
        await tom.SayAsync(Rejection);
        var plan = Cards().Single(c => c.ToString().Contains("what comes next", StringComparison.Ordinal));
        plan.SelectToken("refresh.userIds")!.Values<string>().ShouldBe([tom.Person]);
        (await tom.LookAsync(plan))!.ToString().ShouldBe(plan.ToString(), "nothing has happened yet");

        await tom.SayAsync("cancel", "where do I stand", "done");
        var said = tom.Calls.Count;
        var stored = await tom.StoredAsync();
        var now = await tom.LookAsync(plan);

        now!.ToString().ShouldNotBe(plan.ToString());
        Steps(now)[0].ShouldContain("done");
        Steps(plan)[0].ShouldContain("next");
        (now.SelectToken("body[0]")!.ToString(), now["version"]!.Value<string>()).ShouldBe((plan.SelectToken("body[0]")!.ToString(), "1.5"));
        tom.Calls.Count.ShouldBe(said, "nothing is sent");
        (await tom.StoredAsync()).ShouldBe(stored, "nothing is written");
        (await tom.LookAsync(now))!.ToString().ShouldBe(now.ToString());
    }

    [Fact]
    public async Task A_reminder_that_was_answered_elsewhere_has_no_buttons_any_more()
    {
        await tom.SayAsync("remind me tomorrow at 9 to write to Priya");
        var reminder = (JObject)(await tom.PassAsync(TimeSpan.FromDays(1.5)))[^1].Body!.SelectToken("attachments[0].content")!;
        (await tom.LookAsync(reminder))!["actions"]!.ShouldNotBeEmpty();

        await tom.SayAsync("done");

        var now = await tom.LookAsync(reminder);
        now!["actions"].ShouldBeEmpty();
        now.ToString().ShouldContain("✓ Settled since");
        now.SelectToken("body[0]")!.ToString().ShouldBe(reminder.SelectToken("body[0]")!.ToString());
        now["refresh"].ShouldBeNull("there is nothing more to come");
    }

    [Fact]
    public async Task Applications_are_those_of_now()
    {
        await tom.SayAsync("applied to Fabrikam College for a maths teacher role");
        var before = tom.Card;

        await tom.SayAsync("applied to Northwind School for a science teacher role");

        before.ToString().ShouldNotContain("Northwind");
        (await tom.LookAsync(before))!.ToString().ShouldContain("Northwind");
    }

    [Fact]
    public async Task What_is_gone_stays_as_it_was_drawn()
    {
        await tom.SayAsync(Rejection);
        var plan = Cards().Single(c => c.ToString().Contains("what comes next", StringComparison.Ordinal));
        await tom.SayAsync("cancel", "delete my data", "yes, erase everything");

        (await tom.LookAsync(plan)).ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("""{"shown":5}""")]
    [InlineData("""{"shown":"[["}""")]
    [InlineData("""{"shown":"{\"text\":\"x\",\"card\":{\"title\":\"y\",\"subject\":\"nothing\"}}"}""")]
    [InlineData("""{"shown":"{\"text\":\"x\",\"card\":{\"title\":\"y\",\"subject\":\"plan:somebody-elses\"}}"}""")]
    public async Task A_forged_look_shows_nothing(string? data)
    {
        var card = new JObject { ["refresh"] = new JObject { ["action"] = new JObject { ["verb"] = CardRefresh.Verb, ["data"] = data is null ? null : JObject.Parse(data) } } };

        (await tom.LookAsync(card)).ShouldBeNull();
        tom.Messages.ShouldBeEmpty();
    }

    private IEnumerable<JObject> Cards() => tom.Messages.Select(m => m.Body!.SelectToken("attachments[0].content") as JObject).OfType<JObject>();

    private static List<string> Steps(JObject card) =>
        [.. card.SelectTokens("$..items[?(@.type == 'ColumnSet')]").Select(row => string.Concat(row.SelectTokens("$..inlines[*].text").Select(t => (string?)t)))];
}
