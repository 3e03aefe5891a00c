using CoachBot.Understanding;

namespace CoachBot.Tests.Conversations;

/// <summary>How questions ask, judge and ask again.</summary>
public class QuestionTests
{
    private const string Copy = """
        ## skill
        Which skill?

        ### retry
        One skill, in a few words?

        ## more
        Another one?

        ## too-short
        That is too short for {what}. Once more?

        ## note
        A note?

        ### choices
        - skip: Leave it out | nothing

        ## size
        How big?

        ### retry
        Small or large?

        ### choices
        - small: Small
        - large: Large

        ## when
        Which day?

        ## done
        I have {what}.
        """;

    [Fact]
    public async Task A_loop_keeps_the_answers_of_every_round_apart()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, async scene =>
        {
            var skills = new List<string>();
            do
            {
                skills.Add(await scene.Ask("skill", attempt: skills.Count + 1));
            }
            while (await scene.Confirm("more", attempt: skills.Count));
            await scene.Say("done", new { what = string.Join(" and ", skills) });
            return null;
        });

        await maya.SayAsync("SQL", "yes", "Python", "yes please", "patience");
        await maya.Coach.RestartAsync();
        (await maya.SayAsync("no")).ShouldBe("I have SQL and Python and patience.");
    }

    [Fact]
    public async Task A_suggestion_is_taken_by_button_or_by_its_name_and_other_words_are_taken_as_they_are()
    {
        async Task<string?> Script(Scene scene)
        {
            var chosen = await scene.Suggest("skill", [new Option("sql", "SQL at work") { Aliases = ["SQL"] }, new Option("go", "Go") { Aliases = ["golang"] }]);
            await scene.Say("done", new { what = $"{chosen.Id}:{chosen.Label}" });
            return null;
        }

        await using var button = await ScriptedCoach.BeginAsync(Copy, Script);
        await button.Coach.ClickAsync("SQL at work");
        button.Text.ShouldBe("I have sql:SQL at work.");

        await using var name = await ScriptedCoach.BeginAsync(Copy, Script);
        (await name.SayAsync("Golang")).ShouldBe("I have go:Go.");

        await using var words = await ScriptedCoach.BeginAsync(Copy, Script);
        (await words.SayAsync("SQL and patience")).ShouldBe("I have :SQL and patience.");
    }

    [Fact]
    public async Task What_was_not_there_when_it_was_read_is_still_not_there_a_turn_later()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, async scene =>
        {
            var plan = await scene.Load("plan", casebook => casebook.FindAsync<Plan>("nowhere"));
            var skill = await scene.Ask("skill");
            await scene.Say("done", new { what = plan is null ? skill : "a plan" });
            return null;
        });

        (await maya.SayAsync("SQL")).ShouldBe("I have SQL.");
    }

    [Fact]
    public async Task An_answer_that_will_not_do_is_told_why_and_asked_again_until_it_does()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, async scene =>
        {
            var skill = await scene.Ask("skill", new { what = "a skill" }, words => words.Length < 3 ? "too-short" : null);
            await scene.Say("done", new { what = skill });
            return null;
        });

        (await maya.SayAsync("R")).ShouldBe("That is too short for a skill. Once more?");
        (await maya.SayAsync("C")).ShouldBe("That is too short for a skill. Once more?");
        (await maya.SayAsync("SQL")).ShouldBe("I have SQL.");
    }

    [Fact]
    public async Task A_choice_not_understood_is_asked_again_in_the_words_of_its_retry()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, Sized);

        (await maya.SayAsync("purple")).ShouldBe("Small or large?");
        maya.Coach.Replies[^1].Choices.Count.ShouldBe(2);
        (await maya.SayAsync("the large one")).ShouldBe("I have large.");
    }

    [Fact]
    public async Task Skipping_is_an_answer_and_is_not_asked_again()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, async scene =>
        {
            var note = await scene.AskOrSkip("note");
            await scene.Say("done", new { what = $"{note ?? "no note"}, {await scene.Choose("size")}" });
            return null;
        });

        (await maya.SayAsync("nothing")).ShouldBe("How big?");
        await maya.Coach.RestartAsync();
        (await maya.ClickAsync("Small")).ShouldBe("I have no note, small.");
    }

    [Theory]
    [InlineData("\u200B\u200E\uFEFF")]
    [InlineData("   \t ")]
    public async Task Words_that_show_nothing_are_no_answer(string text)
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, async scene => await scene.Ask("skill"));
        var before = await maya.StoredAsync();

        (await maya.SayAsync(text)).ShouldContain("I can only read words");
        (await maya.StoredAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task An_answer_that_is_far_too_long_is_refused_and_the_question_stays()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, async scene =>
        {
            await scene.Say("done", new { what = await scene.Ask("skill") });
            return null;
        });

        (await maya.SayAsync(new string('x', Scene.LongestAnswer + 1))).ShouldContain("4000 characters");
        (await maya.SayAsync(new string('x', 1024 * 1024))).ShouldContain("20000 characters");
        (await maya.SayAsync("SQL")).ShouldBe("I have SQL.");
    }

    [Fact]
    public async Task What_was_said_beforehand_is_judged_like_any_answer()
    {
        await using var maya = await ScriptedCoach.BeginAsync("## done\nDone.", async scene =>
        {
            await scene.Say("done");
            return null;
        });
        maya.Add(Intents.CheckTone, Copy, async scene => scene.IsGiven("which")
            ? await scene.Pick("which", [new Option("contoso", "Contoso"), new Option("fabrikam", "Fabrikam")])
            : await scene.Ask("skill"));
        maya.Add(Intents.PlanSkill, Copy + "\n## which\nWhich one?", async scene =>
        {
            var which = await scene.Pick("which", [new Option("contoso", "Contoso"), new Option("fabrikam", "Fabrikam")]);
            await scene.Say("done", new { what = which });
            return null;
        });
        await maya.Coach.RestartAsync();

        (await maya.StartAsync(Intents.PlanSkill, "fabrikam")).ShouldBe("I have fabrikam.");
        (await maya.StartAsync(Intents.PlanSkill, "forged")).ShouldBe("Which one?");
        (await maya.SayAsync("contoso")).ShouldBe("I have contoso.");
    }

    [Fact]
    public async Task A_day_is_taken_in_the_persons_own_words_and_zone()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, async scene =>
        {
            var day = await scene.AskDate("when", new TimeReader());
            await scene.Say("done", new { what = day });
            return null;
        });

        (await maya.SayAsync("yesterday")).ShouldNotContain("I have");
        (await maya.SayAsync("purple")).ShouldNotContain("I have");
        (await maya.SayAsync("next friday")).ShouldBe("I have 4 December 2026.");
    }

    [Fact]
    public async Task Answers_that_look_like_dates_and_numbers_come_back_as_they_were_said()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy + "\n## two\n{a} | {b}", async scene =>
        {
            await scene.Say("two", new { a = new Neutral(await scene.Ask("skill")), b = new Neutral(await scene.Ask("more")) });
            return null;
        });

        await maya.SayAsync("2026-11-23T09:00:00+02:00");
        await maya.Coach.RestartAsync();
        (await maya.SayAsync("007")).ShouldBe("2026-11-23T09:00:00+02:00 | 007");
    }

    private static async Task<string?> Sized(Scene scene)
    {
        await scene.Say("done", new { what = await scene.Choose("size") });
        return null;
    }
}
