using CoachBot.Testing;
using CoachBot.Testing.Teams;
using Newtonsoft.Json.Linq;

namespace CoachBot.EndToEnd.Teams;

/// <summary>The whole way in Teams, as the Agents Playground plays it, on the real host (coaching.md 1, 3, 5-9, 11, 15-18, 20, 22, 23).</summary>
public class PlaygroundStoryTests
{
    [SkippableFact]
    public async Task Whoever_arrives_twice_is_welcomed_once()
    {
        await using var host = await HostProcess.StartAsync();
        await using var playground = await Playground.StartAsync(host.Url);

        await Task.WhenAll(playground.ArriveAsync(), playground.ArriveAsync());
        await playground.ArriveAsync();
        await playground.SayAsync("help", "stretch after");

        playground.Heard.Count(m => m.Words.Contains("I'm CoachBot", StringComparison.Ordinal)).ShouldBe(1);
    }

    [SkippableFact]
    public async Task From_a_rejection_to_a_plan_through_cards_text_and_a_kill()
    {
        await using var host = await HostProcess.StartAsync();
        await using var tom = await Playground.StartAsync(host.Url);

        await tom.SayAsync("I didn't get the data analyst job at Contoso, they went with someone more experienced", "How far did you get");
        await tom.SayAsync("two interviews and then the final round", "How did the news reach you");
        await tom.SayAsync("they rang me", "Who told you");

        await host.KillAsync();
        await host.StartAgainAsync();

        await tom.SayAsync("Priya Nair", "praised");
        await tom.SayAsync("they loved my portfolio", "still love to work");
        var feel = await tom.SayAsync("yes", "feeling into words");
        var summary = await tom.ClickAsync(feel, "Not now", "Is it right?");
        summary.Words.ShouldContain("Company: Contoso");
        tom.Heard.ShouldNotContain(m => m.Words.Contains("Which company", StringComparison.Ordinal) || m.Words.Contains("What was the job", StringComparison.Ordinal));

        var thanks = await tom.ClickAsync(summary, "Save it", "Shall we write the thank-you");
        await tom.ClickAsync(thanks, "Yes", "How would you like to send it");
        await tom.SayAsync("email", "How do you sign");
        await tom.SayAsync("Tom Reyes", "honestly enjoy");
        await tom.SayAsync("the talk about churn models", "point of criticism");
        var draft = await tom.SayAsync("yes please", "Would you change anything");
        draft.Words.ShouldContain("Tom Reyes");

        var reflect = await tom.ClickAsync(draft, "It's ready", "ten minutes");
        var can = await tom.ClickAsync(reflect, "Yes", "Can you do the job?");
        await tom.ClickAsync(can, "4", "one piece of evidence");
        await tom.SayAsync("I built the churn dashboard for my last team", "clearer next time");
        await tom.SayAsync("practise telling that story", "Will you do it?");
        await tom.SayAsync("4", "What showed it");
        await tom.SayAsync("I led the demo", "show it better");
        await tom.SayAsync("say it out loud earlier", "beside you all day");
        await tom.SayAsync("5", "What makes you say so");

        await host.KillAsync();
        await host.StartAgainAsync();

        await tom.SayAsync("we laughed a lot", "do differently");
        var reasons = await tom.SayAsync("skip", "likely reasons");
        var more = await tom.ClickAsync(reasons, "Years of experience", "Anything else");
        await tom.ClickAsync(more, "That's all", "Finish the first half");
        await tom.SayAsync("If they ask about years of experience", "then I");
        await tom.SayAsync("then I'll tell the dashboard story", "By when");
        await tom.SayAsync("next friday", "Another one");
        await tom.SayAsync("yes", "Finish the first half");
        await tom.SayAsync("I get nervous", "then I");
        await tom.SayAsync("I breathe out once before answering", "By when");
        await tom.SayAsync("in two weeks", "Another one");
        var fork = await tom.SayAsync("no", "Last question");
        await tom.ClickAsync(fork, "Stay in touch", "Your lines for next time");

        await StaleAndForgedPressesChangeNothingAsync(tom, summary);
    }

    private static async Task StaleAndForgedPressesChangeNothingAsync(Playground tom, PlaygroundMessage summary)
    {
        var before = await tom.SayAsync("where do I stand", "Here is where you stand");
        await tom.HearAsync("What about the next step?");

        await tom.ClickAsync(summary, "Save it", "earlier moment");
        var forged = (JObject)summary.DataOf("Save it").DeepClone();
        forged["coach"]!["person"] = "0000000000";
        await tom.SubmitAsync(summary, forged, "somebody else");

        await tom.SayAsync("later", "once a week");
        await tom.SayAsync("no thanks", "All right, I won't. You can always ask *");
        (await tom.SayAsync("where do I stand", "Here is where you stand")).Words.ShouldBe(before.Words);
    }
}
