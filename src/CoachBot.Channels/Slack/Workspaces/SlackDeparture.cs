using Microsoft.Extensions.Logging;

namespace CoachBot.Channels.Slack;

/// <summary>
/// What happens when a workspace removes the coach: its tokens go at once, so that nothing is sent there any more, and what its people told goes too, as
/// the privacy notice promises. Tokens that are only revoked stop the messages and erase nothing: an administrator may be changing them.
/// </summary>
public sealed class SlackDeparture(SlackWorkspaces workspaces, SlackPeople people, ICasebookStore casebooks, ILogger<SlackDeparture> log)
{
    public async Task UninstalledAsync(SlackTenant tenant, CancellationToken cancellationToken)
    {
        await RevokedAsync(tenant, cancellationToken);
        var erased = await casebooks.ForgetTenantAsync(SlackAdapter.ChannelId, tenant.Id, cancellationToken);
        log.LogWarning("Slack workspace {Tenant} removed the coach; {People} casebooks are erased", tenant.Id, erased);
    }

    public async Task RevokedAsync(SlackTenant tenant, CancellationToken cancellationToken)
    {
        await workspaces.RemoveAsync(tenant.Id, cancellationToken);
        people.Forget(tenant.Id);
        log.LogWarning("The tokens of Slack workspace {Tenant} are erased", tenant.Id);
    }
}
