using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace StandIns.Tests.BotBuilder;

public class ActivityTests
{
    [Fact]
    public void Fields_that_the_schema_does_not_know_survive_a_round_trip()
    {
        const string Json = """{"type":"message","text":"hi","channelData":{"tenant":{"id":"t1"}},"brandNew":{"deep":[1,2]}}""";

        var activity = JsonConvert.DeserializeObject<Activity>(Json)!;
        activity.Properties["brandNew"]!["deep"]!.Values<int>().ShouldBe([1, 2]);
        activity.GetChannelData<TeamsChannelData>().Tenant.Id.ShouldBe("t1");

        var again = JObject.Parse(JsonConvert.SerializeObject(
            activity, new JsonSerializerSettings { NullValueHandling = NullValueHandling.Ignore }));
        JToken.DeepEquals(again, JObject.Parse(Json)).ShouldBeTrue(again.ToString());
    }

    [Theory]
    [InlineData("<at>Coach</at> hello", "<at>Coach</at>")]
    [InlineData("<at>Coach</at> hello", null)]
    public void The_mention_of_the_bot_is_taken_out_of_the_text(string text, string? mentioned)
    {
        var activity = RecordingAdapter.Said(text);
        var mention = new JObject { ["mentioned"] = new JObject { ["id"] = "coach", ["name"] = "Coach" }, ["text"] = mentioned };
        activity.Entities = [new Entity { Type = "mention", Properties = mention }];

        activity.RemoveRecipientMention().ShouldBe("hello");
    }

    [Fact]
    public void A_continuation_goes_back_to_the_same_person_and_conversation()
    {
        var continuation = RecordingAdapter.Said("hi").GetConversationReference().GetContinuationActivity();

        continuation.Type.ShouldBe(ActivityTypes.Event);
        continuation.From.Id.ShouldBe("maya");
        continuation.Conversation.Id.ShouldBe("talk");
        continuation.RelatesTo.ActivityId.ShouldBe("incoming");
    }
}
