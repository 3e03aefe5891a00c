using CoachBot.Testing;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CoachBot.Tests.Conversations;

/// <summary>A button that is stale, somebody else's or made up is answered kindly and changes nothing (design: messages).</summary>
public class ButtonTests
{
    private const string Copy = """
        ## size
        How big?

        ### choices
        - small: Small
        - large: Large

        ## note
        A note?

        ### choices
        - skip: No note

        ## words
        Words?

        ## done
        {what}.
        """;

    [Fact]
    public async Task A_button_of_an_earlier_question_changes_nothing_and_the_question_is_asked_again()
    {
        await using var maya = await BeginAsync();
        var small = maya.Coach.Button("Small").Press;
        await maya.ClickAsync("Large");
        var before = await maya.StoredAsync();

        await maya.Coach.PressAsync(small);
        maya.Text.ShouldContain("earlier moment");
        maya.Text.ShouldEndWith("A note?");
        (await maya.StoredAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_button_of_an_earlier_run_changes_nothing()
    {
        await using var maya = await BeginAsync();
        var small = maya.Coach.Button("Small").Press;
        await maya.SayAsync("start over");
        var before = await maya.StoredAsync();

        await maya.Coach.PressAsync(small);
        maya.Text.ShouldContain("earlier moment");
        (await maya.StoredAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_button_after_everything_has_ended_changes_nothing()
    {
        await using var maya = await BeginAsync();
        var small = maya.Coach.Button("Small").Press;
        await maya.SayAsync("cancel");
        var before = await maya.StoredAsync();

        await maya.Coach.PressAsync(small);
        maya.Text.ShouldContain("earlier moment");
        (await maya.StoredAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Somebody_elses_button_changes_nothing()
    {
        await using var maya = await BeginAsync();
        var before = await maya.StoredAsync();

        await maya.Coach.PressAsync(maya.Coach.Button("Small").Press with { Person = Persons.Digest(new PersonKey(Cast.Tom.Channel, Cast.Tom.Tenant, Cast.Tom.Id)) });
        maya.Text.ShouldContain("somebody else");
        (await maya.StoredAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("size", "enormous")]
    [InlineData("note", "skip-it-all")]
    [InlineData("words", "anything")]
    public async Task A_made_up_choice_is_no_answer(string question, string choice)
    {
        await using var maya = await BeginAsync();
        var press = maya.Coach.Button("Small").Press;
        if (question != "size")
            await maya.ClickAsync("Large");
        if (question == "words")
            await maya.ClickAsync("No note");
        var before = await maya.StoredAsync();

        await maya.Coach.PressAsync(press with { Question = question, Choice = choice });
        maya.Text.ShouldNotBeEmpty();
        (await maya.StoredAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("""{"coach":{"person":"x"}}""")]
    [InlineData("""{"coach":{"person":1,"conversation":{},"question":[],"choice":null}}""")]
    [InlineData("""{"coach":"text"}""")]
    [InlineData("""{"other":true}""")]
    [InlineData("""{}""")]
    public async Task A_garbled_value_without_words_changes_nothing(string value)
    {
        await using var maya = await BeginAsync();
        var before = await maya.StoredAsync();
        var activity = maya.Coach.Message("");
        activity.Value = JObject.Parse(value);

        await maya.Coach.DeliverAsync(activity);
        maya.Text.ShouldContain("earlier moment");
        (await maya.StoredAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_button_that_begins_something_unknown_changes_nothing()
    {
        await using var maya = await BeginAsync();
        var before = await maya.StoredAsync();

        (await maya.StartAsync("forget-everything-now")).ShouldContain("earlier moment");
        (await maya.StoredAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData(ActivityTypes.Typing)]
    [InlineData(ActivityTypes.MessageReaction)]
    [InlineData(ActivityTypes.Event)]
    [InlineData("something-new")]
    public async Task An_activity_that_says_nothing_is_no_answer(string type)
    {
        await using var maya = await BeginAsync();
        var before = await maya.StoredAsync();

        await maya.Coach.DeliverAsync(new Activity(type) { Id = "x1", Name = "whatever" });
        (await maya.StoredAsync()).ShouldBe(before);
        (await maya.SayAsync("large")).ShouldBe("A note?");
    }

    private static Task<ScriptedCoach> BeginAsync() => ScriptedCoach.BeginAsync(Copy, async scene =>
    {
        var size = await scene.Choose("size");
        var note = await scene.AskOrSkip("note");
        await scene.Say("done", new { what = $"{size} {note} {await scene.Ask("words")}" });
        return size;
    });
}
