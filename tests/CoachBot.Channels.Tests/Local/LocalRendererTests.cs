using CoachBot.Channels.Local;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Local;

public sealed class LocalRendererTests
{
    private static readonly ButtonPress Press = new("p", "c", "q", "a");

    [Fact]
    public void A_draft_can_be_copied_letter_for_letter()
    {
        var shown = Shown(new CoachMessage("Here it is.") { Card = new Card("Your thank-you") { Draft = "Dear *Priya*,\n\nthank you." } });

        var card = shown["attachments"]!.ShouldHaveSingleItem()["content"]!;
        var copy = card["actions"]!.ShouldHaveSingleItem();
        ((string)copy["title"]!).ShouldBe("Copy");
        ((string)copy["data"]!["coachCopy"]!).ShouldBe("Dear *Priya*,\n\nthank you.");
    }

    [Fact]
    public void A_choice_shows_as_the_persons_own_words_and_carries_its_press()
    {
        var shown = Shown(new CoachMessage("Shall we?") { Choices = [new("Yes", Press)] });

        var action = shown["suggestedActions"]!["actions"]!.ShouldHaveSingleItem();
        ((string)action["type"]!).ShouldBe(ActionTypes.MessageBack);
        ((string)action["displayText"]!).ShouldBe("Yes");
        MessageActivity.Pressed(new Activity(ActivityTypes.Message) { Value = action["value"] }).ShouldBe(Press);
    }

    [Fact]
    public void The_plain_page_finds_the_neutral_message_in_the_channel_data()
    {
        var shown = Shown(new CoachMessage("Your plan") { Card = new Card("Plan") { Steps = [new("Reply", StepState.Done)] } });

        ((string)shown["channelData"]!["coach"]!["card"]!["steps"]![0]!["label"]!).ShouldBe("Reply");
    }

    private static JObject Shown(CoachMessage message) => LocalRenderer.ToClient(MessageActivity.From(message));
}
