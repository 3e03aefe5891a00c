using System.Collections.Concurrent;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using SlackNet;
using SlackNet.WebApi;

namespace CoachBot.Channels.Slack;

/// <summary>The way of a turn into the coach and of its replies into a direct message of Slack, at one message a second.</summary>
public sealed class SlackAdapter : BotAdapter
{
    public const string ChannelId = "slack";

    private const int MostRemembered = 20_000;

    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> sentAt = new(StringComparer.Ordinal);

    private readonly SlackWorkspaces workspaces;
    private readonly SpentButtons spent;
    private readonly Export export;
    private readonly ISendPace pace;
    private readonly TimeProvider time;

    public SlackAdapter(SlackWorkspaces workspaces, SpentButtons spent, Export export, ISendPace pace, TimeProvider time, ILogger<SlackAdapter> log)
    {
        (this.workspaces, this.spent, this.export, this.pace, this.time) = (workspaces, spent, export, pace, time);
        Use(new SlackThinking(workspaces, time, log));
    }

    /// <summary>Runs a turn; what was offered before it is spent when it is over.</summary>
    public async Task ProcessAsync(Activity activity, IBot bot, CancellationToken cancellationToken)
    {
        var left = spent.Left(activity);
        using var context = new TurnContext(this, activity);
        try
        {
            await RunPipelineAsync(context, bot.OnTurnAsync, cancellationToken);
        }
        catch
        {
            spent.Restore(activity, left);
            throw;
        }
        if (left is not null)
            await spent.ClearAsync(activity.Conversation.TenantId, activity.Conversation.Id, left, chosen: null, cancellationToken);
    }

    public override async Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        var responses = activities.Select(_ => new ResourceResponse("")).ToArray();
        var messages = activities.Index().Where(a => a.Item.Type == ActivityTypes.Message).ToList();
        if (messages.Count == 0)
            return responses;

        var about = turnContext.Activity;
        var free = await pace.TakeAsync($"slack|{about.Conversation.TenantId}|{about.Conversation.Id}", Spacing, messages.Count, TimeSpan.Zero, cancellationToken);
        foreach (var (i, activity) in messages)
        {
            await WaitUntilAsync(Later(free, LastIn(about) + Spacing), cancellationToken);
            free += Spacing;
            responses[i] = new ResourceResponse(await SendAsync(about, activity, cancellationToken));
            Note(about);
        }
        return responses;
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The coach sends; it does not change what it said.");

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The coach sends; it does not take back what it said.");

    /// <returns>The id of what was sent.</returns>
    private async Task<string> SendAsync(Activity about, Activity activity, CancellationToken cancellationToken)
    {
        try
        {
            return activity.ChannelData is ExportPart part
                ? await UploadAsync(about, part, cancellationToken)
                : await PostAsync(about, activity.ChannelData as Message ?? SlackRenderer.Render(MessageActivity.Read(activity)), cancellationToken);
        }
        catch (SlackRateLimitException e)
        {
            throw new ChannelBusyException(e.RetryAfter, e);
        }
        catch (SlackException e) when (SlackErrors.IsForGood(e.ErrorCode))
        {
            throw new UnreachableException(e.ErrorCode, e);
        }
    }

    private async Task<string> PostAsync(Activity about, Message message, CancellationToken cancellationToken)
    {
        message.Channel = about.Conversation.Id;
        message.ThreadTs = SlackActivities.ThreadOf(about);
        var sent = await workspaces.CallAsync(about.Conversation.TenantId, client => client.Chat.PostMessage(message, cancellationToken), cancellationToken);
        spent.Remember(about, sent.Ts, message);
        return sent.Ts;
    }

    private async Task<string> UploadAsync(Activity about, ExportPart part, CancellationToken cancellationToken)
    {
        var file = (await export.WriteAsync(Persons.Of(about)!.Value, cancellationToken))[part.Index];
        var upload = new FileUpload(file.Name, System.Text.Encoding.UTF8.GetBytes(file.Text)) { Title = file.Name };
        var sent = await workspaces.CallAsync(about.Conversation.TenantId, client => client.Files.Upload(upload, about.Conversation.Id, SlackActivities.ThreadOf(about)!, cancellationToken: cancellationToken), cancellationToken);
        return sent.Id;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>A slot that was taken in time may be used late; what Slack counts is when a message came.</summary>
    private DateTimeOffset LastIn(Activity about) => sentAt.GetValueOrDefault(about.Conversation.Id);

    private void Note(Activity about)
    {
        if (sentAt.Count >= MostRemembered)
            sentAt.Clear();
        sentAt[about.Conversation.Id] = time.GetUtcNow();
    }

    /// <summary>A timer may go off some milliseconds early.</summary>
    private async Task WaitUntilAsync(DateTimeOffset free, CancellationToken cancellationToken)
    {
        while (free - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
    }
}
