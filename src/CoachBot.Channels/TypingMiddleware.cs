using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace CoachBot.Channels;

/// <summary>
/// Shows that the coach is at it when a turn takes longer than half a second. It goes by the connector and past the turn
/// context, which would take it for a reply.
/// </summary>
public sealed class TypingMiddleware(TimeProvider time, ILogger log) : IMiddleware
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        if (turnContext.Activity.Type != ActivityTypes.Message
            || turnContext.Activity.DeliveryMode == DeliveryModes.ExpectReplies
            || turnContext.TurnState.Get<IConnectorClient>() is not { } connector)
        {
            await next(cancellationToken);
            return;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var typing = TypeAsync(connector, turnContext.Activity, over.Token);
        try
        {
            await next(cancellationToken);
        }
        finally
        {
            await over.CancelAsync();
            await typing;
        }
    }

    private async Task TypeAsync(IConnectorClient connector, Activity heard, CancellationToken over)
    {
        try
        {
            await Task.Delay(Patience, time, over);
            var typing = new Activity(ActivityTypes.Typing).ApplyConversationReference(heard.GetConversationReference());
            await connector.Conversations.SendToConversationAsync((Activity)typing, over);
        }
        catch (OperationCanceledException)
        {
            // The turn was quicker.
        }
        catch (Exception e) when (e is HttpRequestException or ErrorResponseException)
        {
            log.LogInformation("Typing was not taken for {Activity}: {Error}", heard.Id, e.GetType().Name);
        }
    }
}
