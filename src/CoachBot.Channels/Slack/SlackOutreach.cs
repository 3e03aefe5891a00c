using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CoachBot.Channels.Slack;

/// <summary>Speaks first in Slack: a turn in the person's direct message, which their first word to the coach opened.</summary>
public sealed class SlackOutreach(SlackAdapter adapter, SlackWorkspaces workspaces, IBot bot) : IOutreach
{
    /// <summary>Stands in references for an address: Slack has one for all.</summary>
    public const string ServiceUrl = "urn:slack";

    public string Channel => SlackAdapter.ChannelId;

    public async Task ReachAsync(ConversationReference address, Activity occasion, CancellationToken cancellationToken)
    {
        if (await workspaces.FindAsync(address.Conversation.TenantId, cancellationToken) is null)
            throw new UnreachableException("not_installed");
        var activity = address.GetContinuationActivity();
        activity.Name = occasion.Name;
        activity.Id = occasion.Id;
        activity.Value = occasion.Value;
        await adapter.ProcessAsync(activity, bot, cancellationToken);
    }
}
