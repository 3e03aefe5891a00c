using CoachBot.Channels.Teams.Sending;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Teams;

/// <summary>
/// The coach talks with one person alone. Where others read along it says so in one line, and answers the person in their own chat.
/// </summary>
public sealed class PersonalOnly(IBot coach, TeamsAdapter adapter, ILogger<PersonalOnly> log) : IBot
{
    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        var activity = turnContext.Activity;
        if (activity.Type == ActivityTypes.MessageUpdate && (activity.ChannelData as JObject)?.Value<string>("eventType") == "undeleteMessage")
            return; // Its words were dropped with it; whoever wants them heard says them again.
        if (!IsShared(activity))
            await coach.OnTurnAsync(turnContext, cancellationToken);
        else if (activity.Type == ActivityTypes.Message && activity.From is not null && activity.Value is null)
            await MoveAsync(turnContext, cancellationToken);
        else if (activity.Type == ActivityTypes.ConversationUpdate && activity.MembersAdded?.Any(m => m.Id == activity.Recipient?.Id) == true)
            await turnContext.SendActivityAsync(MessageActivity.From(new CoachMessage(Wording.InGroup(OwnChat(activity)))), cancellationToken);
    }

    /// <summary>Whether others read along.</summary>
    internal static bool IsShared(Activity activity) => activity.Conversation is { IsGroup: true } or { ConversationType: "channel" or "groupChat" };

    private async Task MoveAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var isAnswered = await AnswerAloneAsync(context.Activity, cancellationToken);
        var words = isAnswered ? Wording.AnsweredAlone(OwnChat(context.Activity)) : Wording.InGroup(OwnChat(context.Activity));
        await context.SendActivityAsync(MessageActivity.From(new CoachMessage(words)), cancellationToken);
    }

    /// <returns>False when the person has not added the coach for themselves, or does not want it.</returns>
    private async Task<bool> AnswerAloneAsync(Activity activity, CancellationToken cancellationToken)
    {
        try
        {
            var alone = await adapter.OpenPersonalAsync(activity.GetConversationReference(), TeamsAdapter.TenantOf(activity), cancellationToken);
            await adapter.ContinueAsync(alone, activity, coach, cancellationToken);
            return true;
        }
        catch (Exception e) when (TeamsFailure.Translate(e) is UnreachableException told)
        {
            log.LogInformation("Somebody in a shared conversation cannot be answered alone: {Reason}", told.Reason);
            return false;
        }
    }

    private static string OwnChat(Activity activity) => "https://teams.microsoft.com/l/chat/0/0?users=" + activity.Recipient?.Id;
}
