using CoachBot.Understanding;

namespace CoachBot.Tests.Conversations;

/// <summary>Going back undoes the last answer, at every question (coaching.md 44).</summary>
public class GoBackTests
{
    private const string Copy = """
        ## a
        A?

        ## b
        B?

        ## c
        C?

        ## between
        Between.

        ## done
        {a}{b}{c}.
        """;

    [Fact]
    public async Task Going_back_at_every_question_asks_the_one_before_again_and_takes_the_new_answer_44()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, Abc);

        (await maya.SayAsync("go back")).ShouldContain("nothing to undo");
        (await maya.SayAsync("1")).ShouldBe("B?");
        (await maya.SayAsync("go back")).ShouldBe("A?");
        (await maya.SayAsync("one", "two")).ShouldBe("Between.\n\nC?");
        (await maya.SayAsync("go back")).ShouldBe("B?");
        (await maya.SayAsync("go back")).ShouldBe("A?");
        (await maya.SayAsync("x", "y", "z")).ShouldBe("xyz.");
    }

    [Fact]
    public async Task Going_back_stops_at_what_was_done()
    {
        var done = 0;
        await using var maya = await ScriptedCoach.BeginAsync(Copy, async scene =>
        {
            await scene.Ask("a");
            await scene.Do("save", _ =>
            {
                done++;
                return Task.CompletedTask;
            });
            await scene.Ask("b");
            return await scene.Ask("c");
        });

        await maya.SayAsync("1", "2");
        (await maya.SayAsync("go back")).ShouldBe("B?");
        var refused = await maya.SayAsync("go back");
        refused.ShouldContain("saved already");
        refused.ShouldEndWith("B?");
        (await maya.SayAsync("2")).ShouldBe("C?");
        done.ShouldBe(1);
    }

    [Fact]
    public async Task Going_back_steps_into_a_finished_sub_conversation()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, async scene =>
        {
            var voice = new CopyBook([CopyFile.Parse("Inner", "## title\nInner\n\n## a\nInner A?\n\n## b\nInner B?"), CopyFile.Parse("Root", "## skip\nSkip")]);
            var inner = await scene.Play(new Inner(voice), "in");
            await scene.Say("done", new { a = inner, b = await scene.Ask("a"), c = await scene.Ask("c") });
            return null;
        });

        maya.Text.ShouldBe("Inner A?");
        (await maya.SayAsync("1")).ShouldBe("Inner B?");
        (await maya.SayAsync("2")).ShouldBe("A?");
        (await maya.SayAsync("go back")).ShouldBe("Inner B?");
        (await maya.SayAsync("go back")).ShouldBe("Inner A?");
        (await maya.SayAsync("5", "6", "7", "8")).ShouldBe("5678.");
    }

    [Fact]
    public async Task An_answer_given_beforehand_can_be_undone_too()
    {
        await using var maya = await ScriptedCoach.BeginAsync("## done\nDone.", async scene =>
        {
            await scene.Say("done");
            return null;
        });
        maya.Add(Intents.PlanSkill, Copy + "\n## which\nWhich?", async scene =>
        {
            var which = await scene.Pick("which", [new Option("x", "X"), new Option("y", "Y")]);
            await scene.Say("done", new { a = which, b = await scene.Ask("b"), c = "" });
            return null;
        });
        await maya.Coach.RestartAsync();

        (await maya.StartAsync(Intents.PlanSkill, "x")).ShouldBe("B?");
        (await maya.SayAsync("go back")).ShouldBe("Which?");
        await maya.ClickAsync("Y");
        (await maya.SayAsync("2")).ShouldBe("y2.");
    }

    [Fact]
    public async Task A_branch_that_is_left_by_going_back_is_left_for_good()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, async scene =>
        {
            var b = await scene.Ask("a") == "yes" ? await scene.Ask("b") : "none";
            await scene.Say("done", new { a = "", b, c = await scene.Ask("c") });
            return null;
        });

        (await maya.SayAsync("yes", "2")).ShouldBe("C?");
        await maya.SayAsync("go back", "go back");
        (await maya.SayAsync("no", "3")).ShouldBe("none3.");
    }

    private static async Task<string?> Abc(Scene scene)
    {
        var a = await scene.Ask("a");
        var b = await scene.Ask("b");
        await scene.Say("between");
        await scene.Say("done", new { a, b, c = await scene.Ask("c") });
        return null;
    }

    private sealed class Inner(CopyBook voice) : Conversation<string>("inner", voice, "Inner")
    {
        protected override async Task<string?> PlayAsync(Scene scene) => await scene.Ask("a") + await scene.Ask("b");
    }
}
