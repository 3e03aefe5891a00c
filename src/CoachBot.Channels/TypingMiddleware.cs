using System.Collections.Concurrent;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace CoachBot.Channels;

/// <summary>Typing, by the connector and past the turn context, which would take it for a reply.</summary>
public sealed class TypingMiddleware(TimeProvider time, ILogger log) : SignOfLife(time)
{
    private const int MostRemembered = 10_000;

    /// <summary>So long a chat shows it; messages that wait for each other need no sign each.</summary>
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, DateTimeOffset> signs = new(StringComparer.Ordinal);

    protected override Func<CancellationToken, Task>? SignFor(ITurnContext context) =>
        context.Activity is { Type: ActivityTypes.Message, DeliveryMode: not DeliveryModes.ExpectReplies } heard && context.TurnState.Get<IConnectorClient>() is { } connector
            ? over => IsShown(heard.Conversation.Id) ? Task.CompletedTask : TypeAsync(connector, heard, over)
            : null;

    private bool IsShown(string conversation)
    {
        if (signs.Count >= MostRemembered)
            signs.Clear();
        var now = Time.GetUtcNow();
        return signs.AddOrUpdate(conversation, now, (_, last) => last + Shown > now ? last : now) != now;
    }

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
