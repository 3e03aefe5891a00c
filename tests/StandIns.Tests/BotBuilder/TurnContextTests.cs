using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace StandIns.Tests.BotBuilder;

public class TurnContextTests
{
    private readonly RecordingAdapter _adapter = new();

    [Fact]
    public Task A_reply_goes_back_where_the_message_came_from() => _adapter.RunAsync("hi", async (turn, ct) =>
    {
        var response = await turn.SendActivityAsync("hello", cancellationToken: ct);

        response.Id.ShouldBe("1");
        var sent = _adapter.Sent.ShouldHaveSingleItem();
        sent.Id.ShouldBe("1");
        sent.ReplyToId.ShouldBe("incoming");
        sent.From.Id.ShouldBe("coach");
        sent.Recipient.Id.ShouldBe("maya");
        sent.Conversation.Id.ShouldBe("talk");
        sent.ServiceUrl.ShouldBe("https://channel.example/");
    });

    [Fact]
    public Task Only_something_else_than_a_trace_counts_as_a_response() => _adapter.RunAsync("hi", async (turn, ct) =>
    {
        await turn.SendActivityAsync(new Activity(ActivityTypes.Trace) { Name = "look" }, ct);
        turn.Responded.ShouldBeFalse();

        await turn.SendActivityAsync("hello", cancellationToken: ct);
        turn.Responded.ShouldBeTrue();
    });

    [Fact]
    public Task Send_hooks_run_in_order_and_may_change_what_is_sent() => _adapter.RunAsync("hi", async (turn, ct) =>
    {
        var order = new List<string>();
        turn.OnSendActivities(async (_, activities, next) =>
        {
            order.Add("first in");
            activities[0].Text += "!";
            var responses = await next();
            order.Add("first out");
            return responses;
        });
        turn.OnSendActivities(async (_, activities, next) =>
        {
            order.Add("second in");
            activities.Add(new Activity(ActivityTypes.Message) { Text = "one more" });
            var responses = await next();
            order.Add("second out");
            return responses;
        });

        await turn.SendActivityAsync("hello", cancellationToken: ct);

        order.ShouldBe(["first in", "second in", "second out", "first out"]);
        _adapter.Sent.Select(activity => activity.Text).ShouldBe(["hello!", "one more"]);
    });

    [Fact]
    public Task A_hook_that_does_not_go_on_holds_the_message_back() => _adapter.RunAsync("hi", async (turn, ct) =>
    {
        turn.OnSendActivities((_, _, _) => Task.FromResult(Array.Empty<ResourceResponse>()));

        var response = await turn.SendActivityAsync("hello", cancellationToken: ct);

        response.Id.ShouldBeNull();
        _adapter.Sent.ShouldBeEmpty();
        turn.Responded.ShouldBeFalse();
    });

    [Fact]
    public Task An_update_and_a_deletion_are_of_this_conversation() => _adapter.RunAsync("hi", async (turn, ct) =>
    {
        await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = "7", Text = "better" }, ct);
        await turn.DeleteActivityAsync("8", ct);

        _adapter.Updated.ShouldHaveSingleItem().Conversation.Id.ShouldBe("talk");
        _adapter.Deleted.ShouldHaveSingleItem().ActivityId.ShouldBe("8");
    });

    [Fact]
    public Task An_empty_message_is_refused() => _adapter.RunAsync("hi", async (turn, ct) =>
    {
        await Should.ThrowAsync<ArgumentException>(() => turn.SendActivityAsync(" ", cancellationToken: ct));
        await Should.ThrowAsync<ArgumentException>(() => turn.SendActivitiesAsync([], ct));
    });

    [Fact]
    public async Task Replies_that_the_caller_waits_for_are_kept_from_the_channel()
    {
        var asked = RecordingAdapter.Said("hi");
        asked.DeliveryMode = DeliveryModes.ExpectReplies;
        using var turn = new TurnContext(_adapter, asked);

        await turn.SendActivityAsync("hello");

        _adapter.Sent.ShouldBeEmpty();
        turn.BufferedReplyActivities.ShouldHaveSingleItem().Text.ShouldBe("hello");
        turn.Responded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_copy_for_another_activity_shares_state_and_hooks()
    {
        using var turn = new TurnContext(_adapter, RecordingAdapter.Said("hi"));
        turn.OnSendActivities((_, _, _) => Task.FromResult(Array.Empty<ResourceResponse>()));
        turn.TurnState.Set("who", "Maya");

        var copy = new TurnContext(turn, RecordingAdapter.Said("other"));
        await copy.SendActivityAsync("hello");

        copy.TurnState.Get<string>("who").ShouldBe("Maya");
        copy.Activity.Text.ShouldBe("other");
        _adapter.Sent.ShouldBeEmpty();
    }

    [Fact]
    public void Turn_state_keeps_one_value_a_type_unless_named()
    {
        var state = new TurnContextStateCollection();
        state.Add("maya");
        state.Add("named", "tom");

        state.Get<string>().ShouldBe("maya");
        state.Get<string>("named").ShouldBe("tom");
        state.Get<Uri>().ShouldBeNull();
        Should.Throw<ArgumentException>(() => state.Add("named", "yusuf"));
    }

    [Fact]
    public async Task A_finished_turn_sends_nothing_any_more()
    {
        var turn = new TurnContext(_adapter, RecordingAdapter.Said("hi"));
        turn.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(() => turn.SendActivityAsync("late"));
        Should.Throw<ObjectDisposedException>(() => turn.TurnState.Get<string>("who"));
    }
}
