using CoachBot.Testing.Slack.BlockKit;
using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack.Api;

/// <summary><c>chat.*</c></summary>
internal static class ChatMethods
{
    private const int LongestPosted = 40_000;
    private const int LongestUpdate = 4_000;
    private static readonly string[] Scope = ["chat:write"];

    public static IReadOnlyList<ApiMethod> All { get; } =
    [
        new("chat.postMessage", Post, Scope, 0),
        new("chat.postEphemeral", PostEphemeral, Scope, 100),
        new("chat.update", Update, Scope, 50),
        new("chat.delete", Delete, Scope, 50),
    ];

    private static JObject Post(ApiCall call)
    {
        var channel = Target(call);
        Enter(call, channel);
        if (channel.DirectWith is not null && !call.Slack.App.HasMessagesTab)
            throw new SlackApiError("messages_tab_disabled");
        var content = Content.Read(call, LongestPosted);
        if (call.Text("thread_ts") is { } thread && channel.Find(thread) is null)
            throw new SlackApiError("thread_not_found");
        call.Slack.RateLimits.Take($"message {channel.Id}", call.Slack.RateLimits.MessagesASecond, TimeSpan.FromSeconds(1), call.Slack.RateLimits.MessageBurst);

        var message = new SlackMessage(channel, call.Slack.NewTs(), channel.Workspace.BotUserId)
        {
            IsFromBot = true,
            ThreadTs = call.Text("thread_ts"),
            Text = content.Text,
            Blocks = content.Blocks,
            Metadata = content.Metadata,
        };
        channel.Add(message);
        if (channel.DirectWith is { } reader)
            reader.Status = "";
        var json = message.ToJson(call.Slack);
        call.Slack.Events.Echo(channel, (JObject)json.DeepClone());
        return new JObject { ["channel"] = channel.Id, ["ts"] = message.Ts, ["message"] = json };
    }

    private static JObject PostEphemeral(ApiCall call)
    {
        var channel = call.Channel(call.Required("channel"));
        Enter(call, channel);
        var user = call.Person(call.Required("user"));
        if (channel.DirectWith != user && !channel.Members.Contains(user.Id))
            throw new SlackApiError("user_not_in_channel");
        var content = Content.Read(call, LongestPosted);
        var message = new SlackMessage(channel, call.Slack.NewTs(), channel.Workspace.BotUserId)
        {
            IsFromBot = true,
            EphemeralTo = user.Id,
            ThreadTs = call.Text("thread_ts"),
            Text = content.Text,
            Blocks = content.Blocks,
        };
        channel.Add(message);
        return new JObject { ["message_ts"] = message.Ts };
    }

    private static JObject Update(ApiCall call)
    {
        var channel = call.Channel(call.Required("channel"));
        var message = Own(call, channel, "cant_update_message");
        var isTextGiven = call.Text("text") is not null;
        var hasBlocks = call.Arguments.ContainsKey("blocks");
        var content = Content.Read(call, LongestUpdate);
        message.Text = isTextGiven ? content.Text : message.Text;

        // Without blocks the old ones go only when new text is given, as Slack does.
        message.Blocks = hasBlocks || isTextGiven ? content.Blocks : message.Blocks;
        message.Metadata = content.Metadata ?? message.Metadata;
        message.IsEdited = true;
        call.Slack.Changed();
        var json = message.ToJson(call.Slack);
        call.Slack.Events.Echo(channel, new JObject
        {
            ["type"] = "message",
            ["subtype"] = "message_changed",
            ["hidden"] = true,
            ["ts"] = call.Slack.NewTs(),
            ["message"] = json.DeepClone(),
            ["previous_message"] = json.DeepClone(),
        });
        return new JObject { ["channel"] = channel.Id, ["ts"] = message.Ts, ["text"] = message.Text, ["message"] = json };
    }

    private static JObject Delete(ApiCall call)
    {
        var channel = call.Channel(call.Required("channel"));
        var message = Own(call, channel, "cant_delete_message");
        channel.Remove(message);
        call.Slack.Events.Echo(channel, new JObject
        {
            ["type"] = "message",
            ["subtype"] = "message_deleted",
            ["hidden"] = true,
            ["ts"] = call.Slack.NewTs(),
            ["deleted_ts"] = message.Ts,
            ["previous_message"] = message.ToJson(call.Slack),
        });
        return new JObject { ["channel"] = channel.Id, ["ts"] = message.Ts };
    }

    /// <summary>A channel, or a person to write to directly.</summary>
    private static SlackChannel Target(ApiCall call)
    {
        var target = call.Required("channel");
        if (!target.StartsWith('U'))
            return call.Channel(target);
        var person = call.Person(target, "channel_not_found");
        return person.Workspace.DirectMessages(person);
    }

    private static void Enter(ApiCall call, SlackChannel channel)
    {
        if (channel.IsArchived)
            throw new SlackApiError("is_archived");
        if (channel.HasBot)
            return;
        if (channel.IsPrivate)
            throw new SlackApiError("channel_not_found");
        if (!call.Token.Scopes.Contains("chat:write.public"))
            throw new SlackApiError("not_in_channel");
    }

    private static SlackMessage Own(ApiCall call, SlackChannel channel, string otherwise)
    {
        // An ephemeral message cannot be changed this way: its response_url is the only one.
        if (channel.Find(call.Required("ts")) is not { EphemeralTo: null } message)
            throw new SlackApiError("message_not_found");
        if (!message.IsFromBot)
            throw new SlackApiError(otherwise);
        return message;
    }
}
