using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot.Tests.Messages;

public class MessageActivityTests
{
    private static readonly ButtonPress Press = new("p", "c", "q", "yes");

    private static readonly CoachMessage Full = new("**Text**")
    {
        Choices = [new Button("Yes", Press)],
        Card = new Card("Title") { Text = "t", Facts = [new Fact("n", "v")], Steps = [new Step("s", StepState.Next)], Draft = "d\n\ne", Actions = [new Button("Go", Press)] },
    };

    [Fact]
    public void A_message_travels_as_an_activity_and_through_json_and_comes_back_whole()
    {
        var sent = JsonConvert.SerializeObject(MessageActivity.From(Full));
        var back = MessageActivity.Read(JsonConvert.DeserializeObject<Activity>(sent)!);

        JsonConvert.SerializeObject(back).ShouldBe(JsonConvert.SerializeObject(Full));
    }

    [Fact]
    public void Plain_words_need_no_attachment()
    {
        var activity = MessageActivity.From(new CoachMessage("Words"));

        activity.Attachments.ShouldBeNull();
        MessageActivity.Read(activity).Text.ShouldBe("Words");
    }

    [Fact]
    public void A_press_comes_back_as_an_object_or_as_a_string()
    {
        var value = MessageActivity.Value(Press);

        MessageActivity.Pressed(new Activity { Value = value }).ShouldBe(Press);
        MessageActivity.Pressed(new Activity { Value = value.ToString() }).ShouldBe(Press);
    }

    [Theory]
    [InlineData("""{"coach":{"person":"p","conversation":"c","question":"q"}}""")]
    [InlineData("""{"coach":{"person":"p","conversation":"c","question":"q","choice":null}}""")]
    [InlineData("""{"coach":{"person":"p","conversation":"c","question":"q","choice":3}}""")]
    [InlineData("""{"coach":{"person":"p","conversation":"c","question":"q","choice":{"$type":"System.String"}}}""")]
    [InlineData("""{"coach":[]}""")]
    [InlineData("""{"coach":null}""")]
    [InlineData("""{"Coach":{}}""")]
    [InlineData("""{"coach":""")]
    [InlineData("[1]")]
    [InlineData("7")]
    [InlineData("")]
    public void A_garbled_value_is_no_press(string value)
    {
        MessageActivity.Pressed(new Activity { Value = value }).ShouldBeNull();
        if (TryParse(value) is { } token)
            MessageActivity.Pressed(new Activity { Value = token }).ShouldBeNull();
    }

    [Fact]
    public void A_value_that_nests_without_end_is_no_press()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"coach\":", 500)) + "1" + new string('}', 500);

        MessageActivity.Pressed(new Activity { Value = deep }).ShouldBeNull();
    }

    private static JToken? TryParse(string value)
    {
        try
        {
            return JToken.Parse(value);
        }
        catch (JsonReaderException)
        {
            return null;
        }
    }
}
