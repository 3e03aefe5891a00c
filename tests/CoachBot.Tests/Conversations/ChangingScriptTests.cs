namespace CoachBot.Tests.Conversations;

/// <summary>A deployed change meets people in the middle of a talk, and takes nothing from them.</summary>
public class ChangingScriptTests
{
    private const string Copy = """
        ## company
        Which company?

        ## role
        Which role?

        ## city
        Which city?

        ## size
        How big?

        ### choices
        - small: Small
        - large: Large

        ## done
        {company}, {role}, {city}.
        """;

    private const string LostChoice = """
        ## size
        How big?

        ### choices
        - tiny: Tiny
        - huge: Huge

        ## city
        Which city?

        ## done
        {size}, {city}.
        """;

    [Fact]
    public async Task A_script_that_gains_a_question_asks_it_and_keeps_the_answers_around_it()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, CompanyRole);
        await maya.SayAsync("Contoso");

        await maya.DeployAsync(Copy, CompanyCityRole);

        // The message answers the role, which was asked; the new city before it does not swallow it.
        (await maya.SayAsync("analyst")).ShouldBe("Which city?");
        (await maya.SayAsync("London")).ShouldBe("Contoso, analyst, London.");
    }

    [Fact]
    public async Task A_script_that_loses_the_question_asked_goes_on_with_the_next()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, CompanyCityRole);
        (await maya.SayAsync("Contoso")).ShouldBe("Which city?");

        await maya.DeployAsync(Copy, CompanyRole);

        (await maya.SayAsync("London")).ShouldBe("Which role?");
        (await maya.SayAsync("analyst")).ShouldBe("Contoso, analyst, nowhere.");
    }

    [Fact]
    public async Task A_script_that_is_reordered_uses_an_answer_where_its_question_comes_now()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, CompanyCityRole);
        await maya.SayAsync("Contoso", "London");

        await maya.DeployAsync(Copy, RoleCityCompany);

        (await maya.SayAsync("analyst")).ShouldBe("Contoso, analyst, London.");
    }

    [Fact]
    public async Task An_answer_to_a_question_that_now_comes_later_waits_there_to_be_judged()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, SizeThenCity);
        await maya.DeployAsync(Copy, CityThenSize);

        (await maya.SayAsync("neither fish nor fowl")).ShouldBe("Which city?");
        var answer = await maya.SayAsync("London");
        answer.ShouldContain("How big?");
        (await maya.ClickAsync("Large")).ShouldBe("large, x, London.");
    }

    [Fact]
    public async Task A_choice_that_no_longer_exists_is_asked_again_and_the_answers_after_it_stay()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, SizeCityRole);
        await maya.ClickAsync("Large");
        await maya.SayAsync("London");

        await maya.DeployAsync(LostChoice, SizeAndCity);

        await maya.SayAsync("analyst");
        maya.Text.ShouldBe("How big?");
        maya.Coach.Replies[^1].Choices.Select(c => c.Label).ShouldBe(["Tiny", "Huge"]);
        (await maya.ClickAsync("Huge")).ShouldBe("huge, London.");
    }

    [Fact]
    public async Task A_question_that_turned_from_words_into_a_choice_is_asked_again()
    {
        await using var maya = await ScriptedCoach.BeginAsync("## size\nHow big?\n\n## city\nWhich city?", async scene => await scene.Ask("size") + await scene.Ask("city"));
        await maya.SayAsync("medium");

        await maya.DeployAsync(LostChoice, SizeAndCity);

        (await maya.SayAsync("London")).ShouldBe("How big?");
        (await maya.SayAsync("tiny")).ShouldBe("tiny, London.");
    }

    [Fact]
    public async Task Answers_nobody_asks_for_any_more_do_no_harm()
    {
        await using var maya = await ScriptedCoach.BeginAsync(Copy, CompanyCityRole);
        await maya.SayAsync("Contoso", "London");

        await maya.DeployAsync("## only\nWhat else?\n\n## done\nThank you, {only}.", async scene =>
        {
            await scene.Say("done", new { only = await scene.Ask("only") });
            return null;
        });

        (await maya.SayAsync("analyst")).ShouldBe("What else?");
        (await maya.SayAsync("that")).ShouldBe("Thank you, that.");
    }

    private static async Task<string?> CompanyRole(Scene scene)
    {
        var company = await scene.Ask("company");
        var role = await scene.Ask("role");
        await scene.Say("done", new { company, role, city = "nowhere" });
        return company;
    }

    private static async Task<string?> CompanyCityRole(Scene scene)
    {
        var company = await scene.Ask("company");
        var city = await scene.Ask("city");
        var role = await scene.Ask("role");
        await scene.Say("done", new { company, role, city });
        return company;
    }

    private static async Task<string?> RoleCityCompany(Scene scene)
    {
        var role = await scene.Ask("role");
        var city = await scene.Ask("city");
        var company = await scene.Ask("company");
        await scene.Say("done", new { company, role, city });
        return company;
    }

    private static async Task<string?> SizeThenCity(Scene scene) => await scene.Choose("size") + await scene.Ask("city");

    private static async Task<string?> CityThenSize(Scene scene)
    {
        var city = await scene.Ask("city");
        var size = await scene.Choose("size");
        await scene.Say("done", new { company = size, role = "x", city });
        return size;
    }

    private static async Task<string?> SizeCityRole(Scene scene) => await scene.Choose("size") + await scene.Ask("city") + await scene.Ask("role");

    private static async Task<string?> SizeAndCity(Scene scene)
    {
        var size = await scene.Choose("size");
        var city = await scene.Ask("city");
        await scene.Say("done", new { size, city });
        return size;
    }
}
