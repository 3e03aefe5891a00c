using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Teams;

/// <summary>
/// Buttons of cards, executed or submitted, are presses like any other; afterwards their card shows the answer and has no buttons any
/// more. A card that is only looked at is drawn as things stand. Other invokes, which the coach has none of, are answered as such instead of leaving the caller with a server's error.
/// </summary>
public sealed class InvokeMiddleware(CurrentMessages current, ILogger log) : IMiddleware
{
    private const string Execution = "adaptiveCard/action";

    /// <summary>Whether nobody did anything but look.</summary>
    public static bool IsLook(Activity activity) => activity is { Type: ActivityTypes.Invoke, Name: Execution } && ActionOf(activity, CardRefresh.Verb) is not null;

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        var activity = turnContext.Activity;
        if (activity.Type != ActivityTypes.Invoke)
            await PressedAsync(turnContext, next, cancellationToken);
        else if (activity.Name == Execution && ActionOf(activity, CardButtons.Verb) is { } pressed)
            await ExecutedAsync(turnContext, pressed["data"] as JObject ?? [], next, cancellationToken);
        else if (activity.Name == Execution && ActionOf(activity, CardRefresh.Verb) is { } looked && Persons.Of(activity) is { } person)
            await ShowAsync(turnContext, await CardRefresh.LookAsync(current, person, looked["data"] as JObject ?? [], cancellationToken), cancellationToken);
        else if (activity.Name == Execution && ActionOf(activity, TextAlone.Verb) is { } draft && !PersonalOnly.IsShared(activity))
            await CopyAsync(turnContext, draft["data"] as JObject ?? [], cancellationToken);
        else
            await AnswerAsync(turnContext, new InvokeResponse { Status = (int)HttpStatusCode.NotFound }, cancellationToken);
    }

    private static async Task CopyAsync(ITurnContext context, JObject data, CancellationToken cancellationToken)
    {
        await TextAlone.SendAsync(context, data, cancellationToken);
        await ShowAsync(context, null, cancellationToken);
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
        await ShowAsync(context, card, cancellationToken);
    }

    private static JObject? ActionOf(Activity activity, string verb) =>
        (activity.Value as JObject)?["action"] is JObject action && (action["verb"] as JValue)?.Value as string == verb ? action : null;

    private static Task ShowAsync(ITurnContext context, JObject? card, CancellationToken cancellationToken)
    {
        var body = card is null
            ? new AdaptiveCardInvokeResponse { StatusCode = (int)HttpStatusCode.OK, Type = "application/vnd.microsoft.activity.message", Value = "" }
            : new AdaptiveCardInvokeResponse { StatusCode = (int)HttpStatusCode.OK, Type = AdaptiveCard.ContentType, Value = card };
        return AnswerAsync(context, new InvokeResponse { Status = (int)HttpStatusCode.OK, Body = body }, cancellationToken);
    }

    /// <returns>The card as it is from now on; null when nothing was pressed or the card stays as it is.</returns>
    private async Task<JObject?> PressedAsync(ITurnContext context, NextDelegate next, CancellationToken cancellationToken)
    {
        var activity = context.Activity;
        await next(cancellationToken);
        if (activity.Type != ActivityTypes.Message || activity.Value is not JObject value || AnsweredCard.After(value, activity.From?.Id) is not { } card)
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
