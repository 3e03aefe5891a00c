using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Slack;

/// <summary>What people do in Slack as the Bot Framework's activities: always in their direct message with the coach, wherever they did it.</summary>
public static class SlackActivities
{
    private const string ThreadKey = "thread_ts";

    /// <summary>Words of a person.</summary>
    /// <param name="from">Whose, and where the coach answers.</param>
    /// <param name="id">What makes two deliveries the same: an <c>event_id</c>, an <c>envelope_id</c>, a trigger.</param>
    public static Activity Said(SlackMember from, string id, string text, string? thread = null) => From(from, ActivityTypes.Message, id, text, thread);

    /// <summary>A button or a menu's entry, with the words that it was about, if any.</summary>
    public static Activity Pressed(SlackMember from, string id, string press, string? words = null, string? thread = null)
    {
        var activity = From(from, ActivityTypes.Message, id, words, thread);
        activity.Value = new JObject { [MessageActivity.ValueName] = press };
        return activity;
    }

    /// <summary>The thread that an activity was said in, or null.</summary>
    public static string? ThreadOf(Activity activity) => (string?)(activity.ChannelData as JObject)?[ThreadKey];

    /// <summary>Words as they were typed: Slack's escapes undone, its links and mentions as what they show.</summary>
    public static string Plain(string? text) => SlackText.Plain(text ?? "");

    private static Activity From(SlackMember from, string type, string id, string? text, string? thread) => new()
    {
        Type = type,
        Id = id,
        ChannelId = SlackAdapter.ChannelId,
        ServiceUrl = SlackOutreach.ServiceUrl,
        From = new ChannelAccount(from.User),
        Recipient = new ChannelAccount(from.Bot),
        Conversation = new ConversationAccount(isGroup: false, id: from.Channel) { TenantId = from.Tenant },
        LocalTimezone = from.Zone,
        Text = text,
        ChannelData = thread is null ? null : new JObject { [ThreadKey] = thread },
    };
}

/// <summary>Somebody in Slack.</summary>
/// <param name="Tenant">The workspace or organisation the coach is installed in.</param>
/// <param name="Channel">The direct message with the coach.</param>
/// <param name="Bot">The coach's user id there.</param>
/// <param name="Zone">IANA time zone as the profile says it; null when it does not.</param>
public sealed record SlackMember(string Tenant, string User, string Channel, string Bot, string? Zone)
{
    public PersonKey Key => new(SlackAdapter.ChannelId, Tenant, User);
}
