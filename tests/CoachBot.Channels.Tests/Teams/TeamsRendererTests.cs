using CoachBot.Channels.Teams;
using CoachBot.Testing;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Teams;

public class TeamsRendererTests
{
    [Theory]
    [MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Every_message_looks_as_approved(string name) => Render(name).ToString(Formatting.Indented).ShouldBeApproved(name + ".json");

    [Fact]
    public void Words_without_buttons_stay_text()
    {
        var activity = TeamsRenderer.Render(MessageActivity.From(Specimens.All["marked-up"]));

        activity.Attachments.ShouldBeNull();
        activity.Text.ShouldBe("**What you won:** you were one of _the few_.\n\nThree things:\n\n- one **bold** step\n- a _second_ one\n- C# and e-mail\n\nGo on.");
    }

    [Fact]
    public void Links_and_mentions_in_a_persons_words_are_dead()
    {
        var text = TeamsRenderer.Render(MessageActivity.From(Specimens.All["hostile"])).Text;

        text.ShouldContain(@"\[win\](https");
        text.ShouldContain(@"\<!channel>");
        text.ShouldContain(@"\&lt;b");
    }

    [Fact]
    public void A_press_comes_back_executed_or_submitted_from_teams_and_from_other_hosts()
    {
        var press = Specimens.All["choices-5"].Choices[2].Press;
        var action = (JObject)Card("choices-5").SelectToken("actions[2]")!;

        action["type"]!.Value<string>().ShouldBe("Action.Execute");
        MessageActivity.Pressed(new Activity { Value = action["data"] }).ShouldBe(press);
        var submit = (JObject)action.SelectToken("fallback.data")!;
        MessageActivity.Pressed(new Activity { Value = submit }).ShouldBe(press);
        MessageActivity.Pressed(new Activity { Value = submit["msteams"]!["value"] }).ShouldBe(press);
        submit.SelectToken("msteams.displayText")!.Value<string>().ShouldBe("Answer 3");
    }

    [Fact]
    public void The_playground_gets_nothing_that_its_page_fails_on()
    {
        var card = (JObject)TeamsRenderer.RenderForPlayground(MessageActivity.From(Specimens.All["choices-5"])).Attachments[0].Content;

        MessageActivity.Pressed(new Activity { Value = card.SelectToken("actions[2].data") }).ShouldBe(Specimens.All["choices-5"].Choices[2].Press);
        card.SelectTokens("$..msteams").ShouldBeEmpty();
    }

    [Fact]
    public void Only_teams_is_asked_to_look_again()
    {
        var plan = Specimens.All["plan"];
        var activity = MessageActivity.From(plan with { Card = plan.Card! with { Subject = "plan:1" } });
        activity.Recipient = new ChannelAccount("29:tom");

        ((JObject)TeamsRenderer.Render(activity).Attachments[0].Content).SelectToken("refresh.userIds[0]")!.Value<string>().ShouldBe("29:tom");
        ((JObject)TeamsRenderer.RenderForPlayground(activity).Attachments[0].Content)["refresh"].ShouldBeNull();
    }

    [Fact]
    public void A_press_comes_back_from_a_menu()
    {
        var entry = Card("choices-20").SelectToken("body[-1:].choices[16].value")!;

        MessageActivity.Pressed(new Activity { Value = new JObject { [MessageActivity.ValueName] = entry } })
            .ShouldBe(Specimens.All["choices-20"].Choices[16].Press);
    }

    [Fact]
    public void A_press_survives_a_menu_whatever_is_in_it()
    {
        var press = Specimens.All["choice-hostile"].Choices[0].Press;

        ButtonPress.FromText(press.ToText()).ShouldBe(press);
        ButtonPress.FromText("a|b|c").ShouldBeNull();
    }

    [Fact]
    public void No_card_has_more_than_six_actions()
    {
        foreach (var name in Specimens.All.Keys)
            (Render(name).SelectToken("attachments[0].content.actions")?.Count() ?? 0).ShouldBeLessThanOrEqualTo(6, name);
    }

    [Fact]
    public void A_notification_has_the_words_in_short()
    {
        var activity = TeamsRenderer.Render(MessageActivity.From(Specimens.All["plan"]));

        activity.Summary.ShouldStartWith("It's noted. Here is one short plan with the next step marked: Contoso (data analyst)");
        activity.Summary.Length.ShouldBeLessThanOrEqualTo(300);
        activity.Text.ShouldBeNull();
    }

    [Fact]
    public void A_notification_of_what_comes_unasked_says_nothing_private() =>
        TeamsRenderer.Render(MessageActivity.From(Specimens.All["reminder"])).Summary.ShouldBe("A reminder from your coach");

    [Fact]
    public void Rendering_leaves_the_neutral_activity_as_it_was()
    {
        var activity = MessageActivity.From(Specimens.All["everything"]);
        var before = JObject.FromObject(activity).ToString();

        TeamsRenderer.Render(activity);

        JObject.FromObject(activity).ToString().ShouldBe(before);
    }

    [Fact]
    public void An_activity_that_is_no_message_passes_as_it_is()
    {
        var typing = new Activity(ActivityTypes.Typing);

        TeamsRenderer.Render(typing).ShouldBeSameAs(typing);
    }

    internal static JObject Card(string name) => (JObject)Render(name).SelectToken("attachments[0].content")!;

    private static JObject Render(string name) => JObject.FromObject(
        TeamsRenderer.Render(MessageActivity.From(Specimens.All[name])),
        JsonSerializer.Create(new() { NullValueHandling = NullValueHandling.Ignore }));
}
