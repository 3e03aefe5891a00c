using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Teams;

/// <summary>
/// Buttons of cards, executed or submitted, are presses like any other; afterwards their card shows the answer and has no buttons any
/// more. Other invokes, which the coach has none of, are answered as such instead of leaving the caller with a server's error.
/// </summary>
public sealed class InvokeMiddleware(ILogger log) : IMiddleware
{
    private const string Execution = "adaptiveCard/action";

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        var activity = turnContext.Activity;
        if (activity.Type != ActivityTypes.Invoke)
            await PressedAsync(turnContext, next, cancellationToken);
        else if (activity.Name == Execution && (activity.Value as JObject)?["action"] is JObject { } action && (string?)action["verb"] == CardButtons.Verb)
            await ExecutedAsync(turnContext, action["data"] as JObject ?? [], next, cancellationToken);
        else
            await AnswerAsync(turnContext, new InvokeResponse { Status = (int)HttpStatusCode.NotFound }, cancellationToken);
    }

    /// <summary>The bot hears a message with a value, as from a submit; who asked gets the card to show instead.</summary>
    private async Task ExecutedAsync(ITurnContext context, JObject data, NextDelegate next, CancellationToken cancellationToken)
    {
        var activity = context.Activity;
        (activity.Type, activity.Value) = (ActivityTypes.Message, data);
        JObject? card;
        try
        {
            card = await PressedAsync(context, next, cancellationToken);
        }
        finally
        {
            activity.Type = ActivityTypes.Invoke;
        }
        var body = card is null
            ? new AdaptiveCardInvokeResponse { StatusCode = (int)HttpStatusCode.OK, Type = "application/vnd.microsoft.activity.message", Value = "" }
            : new AdaptiveCardInvokeResponse { StatusCode = (int)HttpStatusCode.OK, Type = AdaptiveCard.ContentType, Value = card };
        await AnswerAsync(context, new InvokeResponse { Status = (int)HttpStatusCode.OK, Body = body }, cancellationToken);
    }

    /// <returns>The card as it is from now on; null when nothing was pressed or the card stays as it is.</returns>
    private async Task<JObject?> PressedAsync(ITurnContext context, NextDelegate next, CancellationToken cancellationToken)
    {
        var activity = context.Activity;
        await next(cancellationToken);
        if (activity.Type != ActivityTypes.Message || activity.Value is not JObject value || AnsweredCard.After(value) is not { } card)
            return null;
        if (activity.ReplyToId is { Length: > 0 } shown)
            await ReplaceAsync(context, shown, card, cancellationToken);
        return card;
    }

    /// <summary>Also for the next time that the chat is opened. A card that cannot be changed keeps buttons that change nothing.</summary>
    private async Task ReplaceAsync(ITurnContext context, string shown, JObject card, CancellationToken cancellationToken)
    {
        try
        {
            var replacement = new Activity(ActivityTypes.Message) { Id = shown, Attachments = [new Attachment { ContentType = AdaptiveCard.ContentType, Content = card }] };
            await context.UpdateActivityAsync(replacement, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or ErrorResponseException)
        {
            log.LogInformation("A card that was answered could not be changed: {Error}", e.GetType().Name);
        }
    }

    private static Task AnswerAsync(ITurnContext context, InvokeResponse response, CancellationToken cancellationToken) =>
        context.SendActivityAsync(new Activity(ActivityTypesEx.InvokeResponse) { Value = response }, cancellationToken);
}
