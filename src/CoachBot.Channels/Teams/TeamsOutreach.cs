using CoachBot.Channels.Teams.Sending;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CoachBot.Channels.Teams;

/// <summary>Speaks first to somebody on Teams, in the conversation where they were met or in a new one of their own.</summary>
public sealed class TeamsOutreach(TeamsSettings settings, TeamsAdapter adapter, TeamsLimits limits, FairQueue queue, Vanguard vanguard, IBot bot) : IOutreach
{
    public string Channel => Microsoft.Bot.Connector.Channels.Msteams;

    public async Task ReachAsync(ConversationReference address, Activity occasion, CancellationToken cancellationToken)
    {
        // What was stored is judged anew: the list of hosts may have become shorter, or the store may have been tampered with.
        if (!settings.ServiceHosts.IsAllowed(address.ServiceUrl))
            throw new UnreachableException("ServiceUrlNotAllowed");
        var tenant = address.Conversation?.TenantId ?? "";
        using var passage = await vanguard.FollowAsync(cancellationToken);
        TeamsOccasion turn;
        using (queue.Enter(tenant, occasion.Id ?? ""))
            turn = await limits.BeginUnaskedAsync(tenant, cancellationToken);
        limits.Enter(turn);
        try
        {
            await ReachAsync(address, occasion, tenant, cancellationToken);
        }
        catch (Exception e) when (TeamsFailure.IsOfTheChannel(e))
        {
            throw TeamsFailure.Translate(e);
        }
    }

    private async Task ReachAsync(ConversationReference address, Activity occasion, string tenant, CancellationToken cancellationToken)
    {
        if (address.Conversation is not { Id.Length: > 0 })
        {
            await RunAsync(await OpenAsync(address, tenant, cancellationToken), occasion, cancellationToken);
            return;
        }
        try
        {
            await RunAsync(address, occasion, cancellationToken);
        }
        catch (ChannelUnreachableException e) when (TeamsFailure.IsConversationGone(e))
        {
            // What was held back goes out with the turn that tells the coach of the new conversation.
            await RunAsync(await OpenAsync(address, tenant, cancellationToken), occasion, cancellationToken);
        }
    }

    /// <summary>A new conversation with the person, which the coach then knows as theirs.</summary>
    private async Task<ConversationReference> OpenAsync(ConversationReference address, string tenant, CancellationToken cancellationToken)
    {
        var opened = await adapter.OpenPersonalAsync(address, tenant, cancellationToken);
        await RunAsync(opened, new Activity(ActivityTypes.ConversationUpdate) { Id = "opened-" + opened.Conversation.Id }, cancellationToken);
        return opened;
    }

    private Task RunAsync(ConversationReference address, Activity occasion, CancellationToken cancellationToken) =>
        adapter.ContinueAsync(address, occasion, bot, cancellationToken);
}
