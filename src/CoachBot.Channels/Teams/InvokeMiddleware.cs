using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CoachBot.Channels.Teams;

/// <summary>Answers invokes, which the coach has none of, instead of leaving the caller with a server's error.</summary>
public sealed class InvokeMiddleware : IMiddleware
{
    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        if (turnContext.Activity.Type != ActivityTypes.Invoke)
        {
            await next(cancellationToken);
            return;
        }
        var answer = new Activity(ActivityTypesEx.InvokeResponse) { Value = new InvokeResponse { Status = (int)HttpStatusCode.NotFound } };
        await turnContext.SendActivityAsync(answer, cancellationToken);
    }
}
