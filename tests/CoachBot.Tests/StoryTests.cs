using CoachBot.Testing;

namespace CoachBot.Tests;

public class StoryTests(Xunit.Abstractions.ITestOutputHelper output)
{
    [Fact]
    public async Task A_rejection_leads_to_a_thank_you_a_reflection_and_a_plan()
    {
        await using var maya = new CoachHarness();
        var script = new[]
        {
            "I didn't get the data analyst job at Contoso, they went with someone more experienced",
            "I had two interviews, the last one was the final round", "they rang me", "Priya", "they loved my portfolio", "yes", "not now", "save it", "yes",
            "email", "Maya Okafor", "the chat about churn models", "yes", "warmer", "shorter", "it's ready", "yes",
            "4", "I built the churn dashboard for my last team", "practise telling that story", "2", "I led a project and they praised my energy", "4", "say so out loud", "5", "we laughed a lot", "skip",
            "more experience", "that's all", "they ask about SQL", "tell the dashboard story", "next friday", "yes", "I feel nervous", "breathe out once", "in two weeks", "no", "stay in touch",
        };
        await maya.SayAsync("hi");
        await maya.ClickAsync("I didn't get a job");
        await maya.SayAsync("Contoso");
        script[0] = "data analyst";
        foreach (var line in script)
        {
            output.WriteLine("> " + line);
            foreach (var reply in await maya.SayAsync(line))
                output.WriteLine($"{reply.Text}\n{(reply.Card is { } c ? "  {" + c.Title + " | " + string.Join("; ", c.Facts) + string.Join("; ", c.Steps) + c.Draft + "}\n" : "")}{string.Join(" ", reply.Choices.Select(b => "[" + b.Label + "]"))}\n");
        }
    }
}
