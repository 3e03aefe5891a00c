namespace CoachBot.Tests.Messages;

public class OutgoingTests
{
    private static readonly Button Yes = new("Yes", new ButtonPress("p", "c", "q", "yes"));

    private readonly Outgoing outgoing = new();

    [Fact]
    public void What_can_stand_in_one_message_does()
    {
        outgoing.Say("One.");
        outgoing.Say("Two.");
        outgoing.Add(new CoachMessage("Three?") { Choices = [Yes] });

        outgoing.Messages.ShouldHaveSingleItem().Text.ShouldBe("One.\n\nTwo.\n\nThree?");
        outgoing.Messages[0].Choices.ShouldBe([Yes]);
    }

    [Fact]
    public void A_card_or_choices_end_a_message()
    {
        outgoing.Say("One.");
        outgoing.Add(new CoachMessage("Two.") { Card = new Card("Picture") });
        outgoing.Add(new CoachMessage("Three?") { Choices = [Yes] });
        outgoing.Say("Four.");

        outgoing.Messages.Select(m => m.Text).ShouldBe(["One.\n\nTwo.", "Three?", "Four."]);
    }

    [Fact]
    public void What_is_taken_back_does_not_go_out()
    {
        outgoing.Say("One.");
        var before = outgoing.Count;
        outgoing.Say("Two.");
        outgoing.Say("Three.");
        outgoing.BackTo(before);

        outgoing.Messages.Select(m => m.Text).ShouldBe(["One."]);
    }

    [Fact]
    public void An_empty_text_leaves_no_gap()
    {
        outgoing.Say("");
        outgoing.Say("One.");
        outgoing.Say("");

        outgoing.Messages.Select(m => m.Text).ShouldBe(["One."]);
        new Outgoing().ToActivities().ShouldBeEmpty();
    }
}
