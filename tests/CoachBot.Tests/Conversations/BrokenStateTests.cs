using CoachBot.Testing;
using CoachBot.Understanding;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace CoachBot.Tests.Conversations;

/// <summary>State that cannot be played is set aside; the person is told so and is never trapped (design: the life of a message).</summary>
public class BrokenStateTests
{
    private const string Copy = """
        ## a
        A?

        ## b
        B?
        """;

    [Fact]
    public async Task A_script_that_throws_is_set_aside_with_its_state_and_nothing_of_its_turn_is_kept()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, async scene =>
        {
            await scene.Ask("a");
            await scene.Do("save", casebook =>
            {
                casebook.Put(new Plan("p1", []));
                return Task.CompletedTask;
            });
            throw new InvalidOperationException("the secret is out");
        });

        (await maya.SayAsync("my secret")).ShouldContain("lost my place");
        maya.Coach.Replies[^1].Choices.ShouldNotBeEmpty("where to go on is offered");
        var rows = await maya.RowsAsync();
        rows.ShouldNotContain(r => r.Key.StartsWith("plan:", StringComparison.Ordinal));
        var broken = CasebookJson.Read<Broken>(rows.Single(r => r.Key.StartsWith("broken:", StringComparison.Ordinal)).Json);
        broken.Why.ShouldNotContain("secret");
        broken.State.ShouldContain("check-references");
        broken.Said.ShouldBe("my secret", "nothing that was said is lost");
        (await maya.StartAsync(Intents.CheckReferences)).ShouldBe("A?");
    }

    [Fact]
    public async Task A_question_that_was_parked_before_the_fault_does_not_hide_it()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, scene =>
        {
            _ = scene.Ask("a");
            throw new InvalidOperationException();
        });

        maya.Text.ShouldContain("lost my place");
    }

    [Fact]
    public async Task A_talk_that_is_gone_from_the_coach_does_not_trap_who_was_in_it()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, AThenB);
        await maya.SayAsync("1");
        await EditTurnAsync(maya, turn => turn.Replace("\"check-references\"", "\"long-gone\"", StringComparison.Ordinal));

        (await maya.SayAsync("2")).ShouldContain("lost my place");
        (await maya.StartAsync(Intents.CheckReferences)).ShouldBe("A?");
    }

    [Theory]
    [InlineData("help")]
    [InlineData("go back")]
    [InlineData("cancel")]
    [InlineData("start over")]
    public async Task No_command_traps_who_was_in_a_talk_that_is_gone(string command)
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, AThenB);
        await EditTurnAsync(maya, turn => turn.Replace("\"check-references\"", "\"long-gone\"", StringComparison.Ordinal));

        (await maya.SayAsync(command)).ShouldNotBeEmpty();
        (await maya.StartAsync(Intents.CheckReferences)).ShouldEndWith("A?");
    }

    [Theory]
    [InlineData("""{"kind":"answer"}""")]
    [InlineData("""{"kind":"answer","value":{"x":1}}""")]
    [InlineData("""{"kind":"heard","value":7}""")]
    [InlineData("""{"kind":"answer","value":"1","at":"not a time"}""")]
    [InlineData("""[1,2]""")]
    public async Task A_journal_entry_of_another_shape_does_not_trap(string entry)
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, AThenB);
        await maya.SayAsync("1");
        await EditTurnAsync(maya, turn =>
        {
            var json = JObject.Parse(turn);
            var journal = (JObject)json.SelectToken("$..journal")!;
            journal["a"] = JToken.Parse(entry);
            return json.ToString(Newtonsoft.Json.Formatting.None);
        });

        (await maya.SayAsync("2")).ShouldNotBeEmpty();
        (await maya.StartAsync(Intents.CheckReferences)).ShouldNotBeEmpty();
        (await maya.SayAsync("cancel")).ShouldNotContain("lost my place");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"seen\":7}")]
    [InlineData("not json at all")]
    public async Task A_turn_row_that_cannot_be_read_is_set_aside_and_said_so(string json)
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, AThenB);
        await EditTurnAsync(maya, _ => json);

        (await maya.SayAsync("1")).ShouldContain("lost my place");
        var broken = CasebookJson.Read<Broken>((await maya.RowsAsync()).Single(r => r.Key.StartsWith("broken:", StringComparison.Ordinal)).Json);
        broken.State.ShouldBe(json);
        broken.Said.ShouldBe("1");
        (await maya.StartAsync(Intents.CheckReferences)).ShouldBe("A?");
    }

    [Fact]
    public async Task Somebody_in_danger_hears_of_help_even_when_the_talk_cannot_be_read_46()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, AThenB);
        await EditTurnAsync(maya, _ => "not json at all");

        var said = await maya.SayAsync("i want to kill myself");
        said.ShouldContain("116 123");
        said.ShouldNotContain("lost my place");
    }

    [Fact]
    public async Task Somebody_in_danger_is_heard_in_a_message_that_is_too_long_46()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, AThenB);

        var said = await maya.SayAsync("I want to kill myself. " + new string('x', Coach.LongestMessage));
        said.ShouldContain("116 123");
        said.ShouldNotContain("more than I can take in");
    }

    [Fact]
    public async Task A_profile_that_cannot_be_read_is_set_aside_too()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, AThenB);
        await EditAsync(maya, "profile", _ => """{"noticeShownAt":"yesterday"}""");

        (await maya.SayAsync("1")).ShouldEndWith("B?");
        (await maya.RowsAsync()).ShouldContain(r => r.Key.StartsWith("broken:", StringComparison.Ordinal));
        (await maya.SayAsync("go back")).ShouldEndWith("A?");
    }

    [Fact]
    public async Task The_privacy_notice_is_shown_after_a_first_turn_that_broke_47()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, _ => throw new InvalidOperationException());
        await EditAsync(maya, "profile", _ => "{}");

        (await maya.StartAsync(Intents.CheckReferences)).ShouldContain("lost my place");
        (await maya.SayAsync("hello")).ShouldContain("Who can see this");
    }

    private static Task EditTurnAsync(ScriptedCoach maya, Func<string, string> edit) => EditAsync(maya, "turn", edit);

    private static async Task EditAsync(ScriptedCoach maya, string key, Func<string, string> edit)
    {
        // A delivery that is still to be written down would put the row back.
        await maya.Coach.RestartAsync();
        var row = (await maya.RowsAsync()).Single(r => r.Key == key);
        var store = maya.Coach.Services.GetRequiredService<ICasebookStore>();
        await store.CommitAsync(new PersonKey(Cast.Maya.Channel, Cast.Maya.Tenant, Cast.Maya.Id), [new RowChange(key, edit(row.Json), row.ETag)], default);
    }

    private static async Task<string?> AThenB(Scene scene) => await scene.Ask("a") + await scene.Ask("b");
}
