using CoachBot.Testing;
using Newtonsoft.Json.Linq;

namespace CoachBot.Tests.Root;

public class StackTests
{
    [Fact]
    public async Task Asking_for_the_same_talk_again_and_again_keeps_one_of_each_waiting()
    {
        await using var maya = new CoachHarness();
        await maya.ArriveAsync();
        var starts = maya.Replies[^1].Choices;
        for (var round = 0; round < 6; round++)
        {
            await maya.PressAsync(starts[round % 2].Press);
            await maya.SayAsync("Contoso");
        }

        var state = (await maya.CasebookAsync()).Turn.State;
        var waiting = state.Descendants().OfType<JProperty>().Where(p => p.Name == "id" && p.Parent is JObject o && o.ContainsKey("state")).Select(p => (string)p.Value!).ToList();
        waiting.ShouldNotBeEmpty();
        waiting.ShouldBeUnique();
    }
}
