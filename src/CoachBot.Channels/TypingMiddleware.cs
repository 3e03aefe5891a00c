using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace CoachBot.Channels;

/// <summary>Typing, by the connector and past the turn context, which would take it for a reply.</summary>
public sealed class TypingMiddleware(TimeProvider time, ILogger log) : SignOfLife(time)
{
    protected override Func<CancellationToken, Task>? SignFor(ITurnContext context) =>
        context.Activity is { Type: ActivityTypes.Message, DeliveryMode: not DeliveryModes.ExpectReplies } heard && context.TurnState.Get<IConnectorClient>() is { } connector
            ? over => TypeAsync(connector, heard, over)
            : null;

    private async Task TypeAsync(IConnectorClient connector, Activity heard, CancellationToken over)
    {
        try
        {
            var typing = new Activity(ActivityTypes.Typing).ApplyConversationReference(heard.GetConversationReference());
            await connector.Conversations.SendToConversationAsync((Activity)typing, over);
        }
        catch (Exception e) when (e is HttpRequestException or ErrorResponseException)
        {
            log.LogInformation("Typing was not taken for {Activity}: {Error}", heard.Id, e.GetType().Name);
        }
    }
}
