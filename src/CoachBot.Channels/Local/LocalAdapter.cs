using System.Globalization;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CoachBot.Channels.Local;

/// <summary>The way of a turn into the coach and of its replies into a local conversation: one for the page and the terminal.</summary>
public sealed class LocalAdapter(LocalConversations conversations, ExportFolder exports, TimeProvider time) : BotAdapter
{
    public const string ChannelId = "directline";

    /// <summary>Stands in the turn state of a turn that is run again after a restart.</summary>
    private const string AgainKey = "CoachBot.Local.Again";

    /// <summary>The coach, as local activities name it.</summary>
    public static ChannelAccount Bot => new("coach", "CoachBot", role: RoleTypes.Bot);

    /// <summary>Runs a turn.</summary>
    /// <param name="again">The turn may have run before the process ended: replies that are in the conversation are not repeated.</param>
    public async Task ProcessAsync(Activity activity, IBot bot, bool again, CancellationToken cancellationToken)
    {
        using var context = new TurnContext(this, activity);
        if (again)
            context.TurnState.Add(AgainKey, AgainKey);
        await RunPipelineAsync(context, bot.OnTurnAsync, cancellationToken);
    }

    public override async Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        var responses = new ResourceResponse[activities.Length];
        for (var i = 0; i < activities.Length; i++)
            responses[i] = new ResourceResponse(await SendAsync(turnContext, activities[i]));
        return responses;
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The local channel cannot change what was said; send a new message.");

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The local channel cannot take back what was said.");

    private async Task<string> SendAsync(ITurnContext context, Activity activity)
    {
        if (activity.Type == ActivityTypes.Trace)
            return "";
        var conversation = await conversations.OpenAsync(activity.Conversation.Id);
        if (activity.Type != ActivityTypes.Message)
        {
            conversation.Show(activity);
            return "";
        }
        if (context.TurnState.Get<string>(AgainKey) is not null && conversation.LastSaid() is { } last && last.After.FirstOrDefault(a => IsSame(a, activity)) is { } there)
            return there.Id;

        if (MessageActivity.Read(activity).HasExport && Persons.Of(context.Activity) is { } person)
            activity.Text += "\n\n" + await exports.SaveAsync(person);
        if (context.Activity.Type == ActivityTypes.Event)
            await conversation.AppendAsync(TimeLine(activity));
        activity.From = Bot;
        activity.Id = null;
        return (await conversation.AppendAsync(activity)).Id;
    }

    /// <summary>What comes by itself stands under the hour at which it came, as in any chat.</summary>
    private Activity TimeLine(Activity activity)
    {
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), time.LocalTimeZone);
        var line = MessageActivity.From(new CoachMessage(string.Create(CultureInfo.InvariantCulture, $"*{now:dddd, d MMMM yyyy, HH:mm}*")));
        line.ApplyConversationReference(activity.GetConversationReference());
        line.From = Bot;
        return line;
    }

    private static bool IsSame(Activity one, Activity other) => MessageJson.Of(one) == MessageJson.Of(other);
}
