using CoachBot.Channels.Teams;
using CoachBot.Testing;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Teams;

/// <summary>What a card becomes when its question is answered.</summary>
public class AnsweredCardTests
{
    [Theory]
    [InlineData("choices-5", 2)]
    [InlineData("choices-20", 16)]
    [InlineData("facts", 0)]
    [InlineData("reminder", 1)]
    [InlineData("everything", 3)]
    public void It_shows_the_answer_where_its_buttons_were(string name, int choice)
    {
        var message = Specimens.All[name];

        var card = AnsweredCard.After(Pressed(name, message.Choices[choice]), "29:tom")!;

        card.ToString().ShouldContain("✓ " + message.Choices[choice].Label);
        card.SelectTokens("$..choices").ShouldBeEmpty();
        (card["actions"]?.Count() ?? 0).ShouldBe(message.Card?.Actions.Count ?? 0, "only the card's own buttons stay");
        card.SelectToken($"$..[?(@.id == '{AnsweredCard.Shown}')]").ShouldBeNull();
    }

    [Fact]
    public void A_field_shows_what_was_written_in_it()
    {
        var value = Pressed("field", new Button("", Specimens.All["field"].Input!.Press));
        value[MessageActivity.WordsName] = "Dear Priya, **thank** you!";

        AnsweredCard.After(value, "29:tom")!.ToString().ShouldContain("✓ Dear Priya, **thank** you!");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("""{"text":null}""")]
    [InlineData("""{"text":"x","choices":[{"label":null,"press":null}]}""")]
    [InlineData("""{"text":"x","card":{"title":null}}""")]
    [InlineData("""{"text":"x","choices":5}""")]
    public void What_does_not_carry_its_message_stays_as_it_is(string? shown)
    {
        var value = MessageActivity.Value(Specimens.All["choices-5"].Choices[0].Press);
        if (shown is not null)
            value[AnsweredCard.Shown] = shown;

        AnsweredCard.After(value, "29:tom").ShouldBeNull();
    }

    [Fact]
    public void A_cards_own_buttons_leave_it_as_it_is() => AnsweredCard.After(Pressed("plan", Specimens.All["plan"].Card!.Actions[0]), "29:tom").ShouldBeNull();

    [Fact]
    public void A_message_too_long_to_carry_keeps_its_buttons() =>
        AnsweredCard.Carrier(new CoachMessage(new string('x', 9_000)) { Choices = Specimens.All["choices-5"].Choices }).ShouldBeNull();

    private static JObject Pressed(string name, Button button)
    {
        var value = MessageActivity.Value(button.Press);
        if (TeamsRendererTests.Card(name).SelectToken($"body[?(@.id == '{AnsweredCard.Shown}')].value") is { } shown)
            value[AnsweredCard.Shown] = shown;
        return value;
    }
}
