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
        await RunPipelineAsync(context, bot.OnTurnAsync, cancellationToken);
        if (left is not null)
            await spent.ClearAsync(activity.Conversation.TenantId, activity.Conversation.Id, left, chosen: null, cancellationToken);
    }

    public override async Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        var responses = activities.Select(_ => new ResourceResponse("")).ToArray();
        var messages = activities.Index().Where(a => a.Item.Type == ActivityTypes.Message).SelectMany(a => Parts(a.Index, MessageActivity.Read(a.Item))).ToList();
        if (messages.Count == 0)
            return responses;

        var about = turnContext.Activity;
        var free = await pace.TakeAsync($"slack|{about.Conversation.TenantId}|{about.Conversation.Id}", Spacing, messages.Count, cancellationToken);
        foreach (var (i, message, goesWithExport) in messages)
        {
            await WaitUntilAsync(Later(free, LastIn(about) + Spacing), cancellationToken);
            free += Spacing;
            responses[i] = new ResourceResponse(await SendAsync(about, message, goesWithExport, cancellationToken));
            Note(about);
        }
        return responses;
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The coach sends; it does not change what it said.");

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The coach sends; it does not take back what it said.");

    private static IEnumerable<(int Activity, Message Message, bool GoesWithExport)> Parts(int activity, CoachMessage message)
    {
        var parts = SlackRenderer.RenderAll(message);
        return parts.Select((part, i) => (activity, part, message.HasExport && i == parts.Count - 1));
    }

    private async Task<string> SendAsync(Activity about, Message message, bool goesWithExport, CancellationToken cancellationToken)
    {
        message.Channel = about.Conversation.Id;
        message.ThreadTs = SlackActivities.ThreadOf(about);
        try
        {
            var sent = await workspaces.CallAsync(about.Conversation.TenantId, client => client.Chat.PostMessage(message, cancellationToken), cancellationToken);
            spent.Remember(about, sent.Ts, message);
            if (goesWithExport)
                await UploadAsync(about, cancellationToken);
            return sent.Ts;
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

    private async Task UploadAsync(Activity about, CancellationToken cancellationToken)
    {
        foreach (var file in await export.WriteAsync(Persons.Of(about)!.Value, cancellationToken))
        {
            var upload = new FileUpload(file.Name, System.Text.Encoding.UTF8.GetBytes(file.Text)) { Title = file.Name };
            await workspaces.CallAsync(about.Conversation.TenantId, client => client.Files.Upload(upload, about.Conversation.Id, SlackActivities.ThreadOf(about)!, cancellationToken: cancellationToken), cancellationToken);
        }
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

    private async Task WaitUntilAsync(DateTimeOffset free, CancellationToken cancellationToken)
    {
        var wait = free - time.GetUtcNow();
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
    }
}
