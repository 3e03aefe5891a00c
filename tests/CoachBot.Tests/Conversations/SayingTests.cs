using System.Globalization;
using CoachBot.Understanding;

namespace CoachBot.Tests.Conversations;

/// <summary>What is said, loaded and done happens once in the life of a talk, and at the time of the talk.</summary>
public class SayingTests
{
    private const string Copy = """
        ## hello
        Hello.

        ## news
        News.

        ## a
        A?

        ## b
        B?

        ## done
        {what}
        """;

    [Fact]
    public async Task A_thing_is_said_once_and_not_again_after_going_back_a_kill_or_a_restart()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, HelloAThenB);
        maya.Text.ShouldBe("Hello.\n\nA?");

        (await maya.SayAsync("1")).ShouldBe("B?");
        (await maya.SayAsync("go back")).ShouldBe("A?");
        maya.Coach.Kill();
        (await maya.SayAsync("1")).ShouldEndWith("B?");
        maya.Text.ShouldNotContain("Hello.");
        await maya.Coach.RestartAsync();
        (await maya.SayAsync("2")).ShouldBe("12");
    }

    [Fact]
    public async Task A_new_version_does_not_blurt_out_what_stands_before_answered_questions()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, HelloAThenB);
        await maya.SayAsync("1");

        await maya.DeployAsync(Copy, async scene =>
        {
            await scene.Say("news");
            var a = await scene.Ask("a");
            await scene.Say("hello", attempt: 2);
            await scene.Say("done", new { what = a + await scene.Ask("b") });
            return null;
        });

        (await maya.SayAsync("2")).ShouldBe("12");
    }

    [Fact]
    public async Task Scene_time_is_the_time_of_the_last_answer_however_late_it_is_replayed()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, async scene =>
        {
            var began = scene.Now;
            await scene.Ask("a");
            var first = scene.Now;
            var day = scene.Today;
            await scene.Ask("b");
            await scene.Say("done", new { what = new Neutral(string.Create(CultureInfo.InvariantCulture, $"{began:HH:mm} {first:HH:mm} {scene.Now:HH:mm} {day}")) });
            return null;
        });

        maya.Coach.Skip(TimeSpan.FromMinutes(10));
        await maya.SayAsync("1");
        maya.Coach.Skip(TimeSpan.FromHours(2));
        (await maya.SayAsync("2")).ShouldBe("09:00 09:10 11:10 Monday, 23 November 2026");
    }

    [Fact]
    public async Task Today_is_the_persons_own_day()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, async scene =>
        {
            await scene.Ask("a");
            await scene.Say("done", new { what = scene.Today });
            return null;
        }, services => { });
        maya.Coach.Skip(TimeSpan.FromHours(15) - TimeSpan.FromMinutes(1));
        (await maya.SayAsync("1")).ShouldBe("23 November 2026");

        await maya.Coach.RestartAsync();
        maya.Coach.Skip(TimeSpan.FromMinutes(2));
        await maya.StartAsync(Intents.CheckReferences);
        (await maya.SayAsync("1")).ShouldBe("24 November 2026");
    }

    [Fact]
    public async Task Loading_reads_once_and_doing_does_once_however_often_the_script_is_replayed()
    {
        var (loads, deeds) = (0, 0);
        await using var maya = await ScriptedCoach.BeginAsync(Copy, async scene =>
        {
            var loaded = await scene.Load("loaded", _ => Task.FromResult(++loads));
            await scene.Ask("a");
            await scene.Do("deed", _ =>
            {
                deeds++;
                return Task.CompletedTask;
            });
            await scene.Ask("b");
            await scene.Say("done", new { what = $"{loaded} {await scene.NewId("id") == await scene.NewId("id")}" });
            return null;
        });

        await maya.SayAsync("1", "help");
        maya.Coach.Kill();
        await maya.SayAsync("help");
        (await maya.SayAsync("2")).ShouldEndWith("1 True");
        (loads, deeds).ShouldBe((1, 1));
    }

    private static async Task<string?> HelloAThenB(Scene scene)
    {
        await scene.Say("hello");
        var a = await scene.Ask("a");
        await scene.Say("done", new { what = a + await scene.Ask("b") });
        return null;
    }
}
