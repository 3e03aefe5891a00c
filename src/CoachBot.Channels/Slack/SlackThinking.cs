using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using SlackNet;

namespace CoachBot.Channels.Slack;

/// <summary>
/// Shows that the coach is at it when a turn takes longer than half a second. Slack has this for threads only; outside of one the person sees nothing until the answer.
/// </summary>
public sealed class SlackThinking(SlackWorkspaces workspaces, TimeProvider time, Microsoft.Extensions.Logging.ILogger log) : IMiddleware
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        if (SlackActivities.ThreadOf(turnContext.Activity) is not { } thread)
        {
            await next(cancellationToken);
            return;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var thinking = ThinkAsync(turnContext.Activity, thread, over.Token);
        try
        {
            await next(cancellationToken);
        }
        finally
        {
            await over.CancelAsync();
            await thinking;
        }
    }

    private async Task ThinkAsync(Activity heard, string thread, CancellationToken over)
    {
        try
        {
            await Task.Delay(Patience, time, over);
            await workspaces.CallAsync(heard.Conversation.TenantId, client => client.AssistantThreads.SetStatus(heard.Conversation.Id, thread, Wording.Thinking, cancellationToken: over), over);
        }
        catch (OperationCanceledException)
        {
            // The turn was quicker.
        }
        catch (Exception e) when (e is SlackException or SlackRateLimitException or HttpRequestException or UnreachableException)
        {
            log.LogInformation("Thinking was not taken for {Activity}: {Error}", heard.Id, e.GetType().Name);
        }
    }
}
