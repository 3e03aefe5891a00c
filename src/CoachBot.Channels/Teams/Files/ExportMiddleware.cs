using System.Net;
using System.Text;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace CoachBot.Channels.Teams.Files;

/// <summary>
/// Everything that the coach holds, handed over as files: after the words that say so it asks for each, and writes it when the person
/// accepts, as things stand then. Nothing is kept in between; whoever presses again, or after a crash, gets the file again.
/// </summary>
public sealed class ExportMiddleware(Export export, FileUpload upload, ILogger log) : IMiddleware
{
    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        if (turnContext.Activity is { Type: ActivityTypes.Invoke, Name: FileConsent.Invoke })
        {
            await AnswerAsync(turnContext, cancellationToken);
            return;
        }
        turnContext.OnSendActivities(async (context, activities, send) =>
        {
            var handsOver = activities.Any(a => a.Type == ActivityTypes.Message && MessageActivity.Read(a).HasExport);
            var sent = await send();
            if (handsOver)
                await AskAsync(context, cancellationToken);
            return sent;
        });
        await next(cancellationToken);
    }

    private async Task AskAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var file in await export.WriteAsync(Persons.Of(context.Activity)!.Value, cancellationToken))
                await SendAsync(context, FileConsent.Ask(file), cancellationToken);
        }
        catch (ErrorResponseException e) when (e.Response?.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden)
        {
            // An app that was installed before it might give files, or an organisation without OneDrive. Trying again would not help.
            log.LogWarning("Files are not taken in {Conversation}: {Status}", context.Activity.Conversation?.Id, e.Response.StatusCode);
            await SendAsync(context, Words(Wording.FilesNotAllowed), cancellationToken);
        }
    }

    private async Task AnswerAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var answer = FileConsent.Read(context.Activity);
        if (answer is null || Persons.Of(context.Activity) is not { } person)
        {
            await RespondAsync(context, HttpStatusCode.BadRequest, cancellationToken);
            return;
        }
        if (!answer.IsAccepted)
            await SendAsync(context, Words(Wording.FileDeclined), cancellationToken);
        else if (await PutAsync(person, answer, cancellationToken))
            await SendAsync(context, FileConsent.Show(answer), cancellationToken);
        else
            await SendAsync(context, Words(Wording.FileNotTaken), cancellationToken);
        await RemoveAsync(context, cancellationToken);
        await RespondAsync(context, HttpStatusCode.OK, cancellationToken);
    }

    private async Task<bool> PutAsync(PersonKey person, FileAnswer answer, CancellationToken cancellationToken)
    {
        var file = (await export.WriteAsync(person, cancellationToken)).FirstOrDefault(f => Path.GetExtension(f.Name) == answer.Extension);
        return file is not null && await upload.PutAsync(answer.UploadUrl, Encoding.UTF8.GetBytes(file.Text), cancellationToken);
    }

    /// <summary>The card's address is used up. One that stays says so when it is pressed.</summary>
    private async Task RemoveAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        if (context.Activity.ReplyToId is not { Length: > 0 } card)
            return;
        try
        {
            await context.DeleteActivityAsync(card, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or ErrorResponseException)
        {
            log.LogInformation("A card that was answered could not be removed: {Error}", e.GetType().Name);
        }
    }

    /// <summary>Past the coach's rendering: these are Teams' own already.</summary>
    private static Task SendAsync(ITurnContext context, Activity activity, CancellationToken cancellationToken)
    {
        activity.ApplyConversationReference(context.Activity.GetConversationReference());
        activity.ReplyToId = null;
        return context.Adapter.SendActivitiesAsync(context, [activity], cancellationToken);
    }

    private static Activity Words(string text) => new(ActivityTypes.Message) { Text = text, TextFormat = TextFormatTypes.Markdown };

    private static Task RespondAsync(ITurnContext context, HttpStatusCode status, CancellationToken cancellationToken) =>
        context.SendActivityAsync(new Activity(ActivityTypesEx.InvokeResponse) { Value = new InvokeResponse { Status = (int)status } }, cancellationToken);
}
