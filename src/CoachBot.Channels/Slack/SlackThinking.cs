using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using SlackNet;

namespace CoachBot.Channels.Slack;

/// <summary>"Is thinking…": Slack has it for threads only; outside of one the person sees nothing until the answer.</summary>
public sealed class SlackThinking(SlackWorkspaces workspaces, TimeProvider time, Microsoft.Extensions.Logging.ILogger log) : SignOfLife(time)
{
    protected override Func<CancellationToken, Task>? SignFor(ITurnContext context) =>
        SlackActivities.ThreadOf(context.Activity) is { } thread ? over => ThinkAsync(context.Activity, thread, over) : null;

    private async Task ThinkAsync(Activity heard, string thread, CancellationToken over)
    {
        try
        {
            await workspaces.CallAsync(heard.Conversation.TenantId, client => client.AssistantThreads.SetStatus(heard.Conversation.Id, thread, Wording.Thinking, cancellationToken: over), over);
        }
        catch (Exception e) when (e is SlackException or SlackRateLimitException or HttpRequestException or UnreachableException)
        {
            log.LogInformation("Thinking was not taken for {Activity}: {Error}", heard.Id, e.GetType().Name);
        }
    }
}
