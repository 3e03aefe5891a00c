using CoachBot.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Channels.Tests.Slack;

/// <summary>What people do in Slack, and what they see there.</summary>
public class SlackTalkTests
{
    [Theory]
    [InlineData(SlackWay.Http)]
    [InlineData(SlackWay.Socket)]
    public async Task A_rejection_is_taken_in_by_words_buttons_and_a_menu(SlackWay way)
    {
        await using var coach = await SlackServer.StartAsync(way);
        var maya = coach.Maya;
        await maya.SayAsync("I didn't get the data analyst job at Contoso");
        maya.Messages[^1].Seen.ShouldContain("How far did you get");
        (await maya.PressAsync("An interview")).IsAcknowledged.ShouldBeTrue();
        maya.Messages[^1].Seen.ShouldContain("How did");
        coach.Log.Lines.ShouldBeEmpty();
    }
}
