using CoachBot.Understanding;

namespace CoachBot.Tests.Conversations;

/// <summary>Help, cancel, start over, another request, another day: at any question, and nothing said is lost (coaching.md 44).</summary>
public class InterruptionTests
{
    private const string Copy = """
        ## a
        A?

        ## size
        How big?

        ### choices
        - small: Small
        - large: Large

        ## c
        C?

        ## done
        {a}, {b}, {c}.
        """;

    private const string Thanks = """
        ## to
        Thank whom?

        ## sent
        Thanked {to}.
        """;

    [Fact]
    public async Task Help_answers_and_asks_the_same_question_again_44()
    {
        await using var maya = await BeginAsync();
        await maya.SayAsync("1");
        var before = await maya.StoredAsync();

        var help = await maya.SayAsync("help");
        help.ShouldContain("start over");
        help.ShouldEndWith("How big?");
        (await maya.StoredAsync()).ShouldBe(before);
        (await maya.SayAsync("large", "3")).ShouldBe("1, large, 3.");
    }

    [Fact]
    public async Task Cancelling_keeps_the_answers_and_asks_whether_to_go_on_when_it_is_begun_again_44()
    {
        await using var maya = await BeginAsync();
        await maya.SayAsync("1");

        (await maya.SayAsync("cancel")).ShouldContain("Your answers are kept");
        (await maya.StartAsync(Intents.CheckReferences)).ShouldContain("stopped half way");
        (await maya.ClickAsync("Go on from there")).ShouldBe("How big?");
        (await maya.SayAsync("small", "3")).ShouldBe("1, small, 3.");
    }

    [Fact]
    public async Task What_was_cancelled_can_be_begun_afresh()
    {
        await using var maya = await BeginAsync();
        await maya.SayAsync("1", "cancel");

        await maya.StartAsync(Intents.CheckReferences);
        (await maya.ClickAsync("Begin afresh")).ShouldBe("A?");
        await maya.SayAsync("cancel");
        (await maya.StartAsync(Intents.CheckReferences)).ShouldBe("A?", "nothing was answered, so there is nothing to go on with");
    }

    [Fact]
    public async Task Starting_over_asks_everything_again_44()
    {
        await using var maya = await BeginAsync();
        await maya.SayAsync("1", "large");

        (await maya.SayAsync("start over")).ShouldEndWith("A?");
        (await maya.SayAsync("7", "small", "9")).ShouldBe("7, small, 9.");
    }

    [Fact]
    public async Task Another_request_interrupts_and_the_talk_goes_on_where_it_was()
    {
        await using var maya = await BeginAsync();
        await maya.SayAsync("1");

        (await maya.SayAsync("help me write a thank you note")).ShouldBe("Thank whom?");
        var back = await maya.SayAsync("Priya");
        back.ShouldContain("Thanked Priya.");
        back.ShouldContain("Back to where we were: *The test*");
        back.ShouldEndWith("How big?");
        (await maya.SayAsync("large", "3")).ShouldBe("1, large, 3.");
    }

    [Fact]
    public async Task An_interruption_that_hands_over_does_not_ask_two_questions_at_once()
    {
        await using var maya = await BeginAsync();
        await maya.SayAsync("1", "help me write a thank you note");
        await maya.SayAsync("Sam", "large", "cancel", "cancel");
        await maya.StartAsync(Intents.CheckReferences);
        await maya.ClickAsync("Begin afresh");
        await maya.SayAsync("2");
        await maya.StartAsync(Intents.SayThanks);
        await maya.SayAsync("hand over");

        maya.Text.ShouldBe("Thank whom?");
        (await maya.SayAsync("Priya")).ShouldEndWith("How big?");
    }

    [Fact]
    public async Task Words_for_which_every_answer_is_right_are_never_taken_for_a_request()
    {
        await using var maya = await BeginAsync();

        (await maya.SayAsync("help me write a thank you note")).ShouldBe("How big?");
        (await maya.SayAsync("small", "I wanted to go back and explain")).ShouldBe("help me write a thank you note, small, I wanted to go back and explain.");
    }

    [Theory]
    [InlineData("ready")]
    [InlineData("call")]
    [InlineData("done")]
    public async Task One_word_that_is_no_answer_is_asked_about_again_and_begins_nothing_else(string word)
    {
        await using var maya = await BeginAsync();
        await maya.SayAsync("1");

        (await maya.SayAsync(word)).ShouldEndWith("How big?");
        (await maya.SayAsync("large", "3")).ShouldBe("1, large, 3.");
    }

    [Theory]
    [InlineData("not now")]
    [InlineData("No thanks.")]
    [InlineData("maybe later")]
    [InlineData("I’d rather not")]
    public async Task A_question_that_is_put_off_in_words_is_no_name_and_the_talk_waits(string words)
    {
        await using var maya = await BeginAsync();

        (await maya.SayAsync(words)).ShouldNotContain("How big?");
        maya.Coach.Replies.ShouldHaveSingleItem();
        await maya.StartAsync(Intents.CheckReferences);
        (await maya.SayAsync("1")).ShouldBe("How big?");
    }

    [Fact]
    public async Task The_same_day_a_talk_goes_on_without_a_word()
    {
        await using var maya = await BeginAsync();
        maya.Coach.Skip(TimeSpan.FromHours(14));

        (await maya.SayAsync("1")).ShouldBe("How big?");
    }

    [Fact]
    public async Task After_a_day_it_asks_first_and_going_on_takes_what_was_said_as_the_answer()
    {
        await using var maya = await BeginAsync();
        await maya.SayAsync("1");
        maya.Coach.Skip(TimeSpan.FromDays(2));

        (await maya.SayAsync("the large one")).ShouldContain("Shall we go on?");
        await maya.Coach.RestartAsync();
        (await maya.ClickAsync("Go on")).ShouldBe("C?");
        (await maya.SayAsync("3")).ShouldBe("1, large, 3.");
    }

    [Fact]
    public async Task After_a_day_a_greeting_is_not_held_as_the_answer()
    {
        await using var maya = await BeginAsync();
        maya.Coach.Skip(TimeSpan.FromDays(2));

        (await maya.SayAsync("hello")).ShouldContain("Shall we go on?");
        (await maya.ClickAsync("Go on")).ShouldBe("A?");
    }

    [Theory]
    [InlineData("Start it over")]
    [InlineData("start over")]
    [InlineData("restart")]
    public async Task After_a_day_it_can_be_started_over(string words)
    {
        await using var maya = await BeginAsync();
        await maya.SayAsync("1");
        maya.Coach.Skip(TimeSpan.FromDays(2));

        await maya.SayAsync("hi", words);
        if (maya.Text.Contains("Shall we go on?", StringComparison.Ordinal))
            await maya.ClickAsync("Start it over");
        maya.Text.ShouldBe("A?");
    }

    [Fact]
    public async Task After_a_day_leaving_it_keeps_the_answers_and_routes_what_was_said_anew()
    {
        await using var maya = await BeginAsync();
        await maya.SayAsync("1");
        maya.Coach.Skip(TimeSpan.FromDays(2));

        await maya.SayAsync("help me write a thank you note");
        (await maya.ClickAsync("Leave it")).ShouldBe("I've put it aside; your answers are kept.\n\nThank whom?");
        await maya.SayAsync("Priya");
        await maya.StartAsync(Intents.CheckReferences);
        (await maya.ClickAsync("Go on from there")).ShouldBe("How big?");
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData("never mind")]
    public async Task After_a_day_cancelling_puts_the_talk_aside_and_asks_nothing(string words)
    {
        await using var maya = await BeginAsync();
        await maya.SayAsync("1");
        maya.Coach.Skip(TimeSpan.FromDays(2));

        await maya.SayAsync("hi", words);
        maya.Text.ShouldBe("I've put it aside; your answers are kept.");
        (await maya.SayAsync("cancel")).ShouldContain("nothing under way");
    }

    [Theory]
    [InlineData("go back")]
    [InlineData("help")]
    [InlineData("purple")]
    public async Task The_question_after_a_day_answers_everything_and_stays(string words)
    {
        await using var maya = await BeginAsync();
        await maya.SayAsync("1");
        maya.Coach.Skip(TimeSpan.FromDays(2));

        await maya.SayAsync("large", words);
        maya.Text.ShouldContain("Shall we go on?");
        (await maya.ClickAsync("Go on")).ShouldBe("C?");
    }

    [Theory]
    [InlineData("go back", "stopped half way")]
    [InlineData("help", "stopped half way")]
    [InlineData("start over", "A?")]
    [InlineData("cancel", "we leave it there")]
    public async Task The_question_about_a_talk_put_aside_takes_every_command(string command, string answer)
    {
        await using var maya = await BeginAsync();
        await maya.SayAsync("1", "cancel");
        await maya.StartAsync(Intents.CheckReferences);

        (await maya.SayAsync(command)).ShouldContain(answer);
        maya.Text.ShouldNotContain("lost my place");
    }

    private static async Task<ScriptedCoach> BeginAsync()
    {
        var maya = await ScriptedCoach.BeginAsync(Copy, async scene =>
        {
            var a = await scene.Ask("a");
            var b = await scene.Choose("size");
            await scene.Say("done", new { a, b, c = await scene.Ask("c") });
            return null;
        });
        maya.Add(Intents.SayThanks, Thanks, async scene =>
        {
            var to = await scene.Ask("to");
            if (to == "hand over")
                scene.GoOnWith(new Handover(Intents.SayThanks));
            else
                await scene.Say("sent", new { to });
            return to;
        });
        await maya.Coach.RestartAsync();
        return maya;
    }
}
