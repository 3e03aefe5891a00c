using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CoachBot;

/// <summary>Holds the replies of one attempt at a turn, until its commit says that they may leave.</summary>
internal sealed class HoldingAdapter : BotAdapter
{
    public List<Activity> Held { get; } = [];

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        Held.AddRange(activities.Where(a => a.Type != ActivityTypes.Trace));
        return Task.FromResult(activities.Select(a => new ResourceResponse(a.Id ?? "")).ToArray());
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A turn only sends; it does not change what was sent.");

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A turn only sends; it does not take back what was sent.");
}
