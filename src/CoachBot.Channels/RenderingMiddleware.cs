using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CoachBot.Channels;

/// <summary>Turns the coach's neutral activities into the channel's own as they leave; each adapter has one.</summary>
public sealed class RenderingMiddleware(Func<Activity, Activity> render) : IMiddleware
{
    public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        turnContext.OnSendActivities((_, activities, send) =>
        {
            for (var i = 0; i < activities.Count; i++)
                activities[i] = render(activities[i]);
            return send();
        });
        return next(cancellationToken);
    }
}
