using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace StandIns.Tests.BotBuilder;

/// <summary>A channel in memory: keeps what a turn sent, changed and deleted, and numbers the messages "1", "2", …</summary>
internal sealed class RecordingAdapter : BotAdapter
{
    public List<Activity> Sent { get; } = [];

    public List<Activity> Updated { get; } = [];

    public List<ConversationReference> Deleted { get; } = [];

    public static Activity Said(string text) => new(ActivityTypes.Message)
    {
        Id = "incoming",
        Text = text,
        ChannelId = "test",
        ServiceUrl = "https://channel.example/",
        Locale = "en-GB",
        From = new ChannelAccount { Id = "maya", Name = "Maya" },
        Recipient = new ChannelAccount { Id = "coach", Name = "Coach" },
        Conversation = new ConversationAccount { Id = "talk" },
    };

    public async Task RunAsync(string text, BotCallbackHandler bot)
    {
        using var context = new TurnContext(this, Said(text));
        await RunPipelineAsync(context, bot, CancellationToken.None);
    }

    public override Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        Sent.AddRange(activities);
        return Task.FromResult(activities.Select((_, i) => new ResourceResponse($"{Sent.Count - activities.Length + i + 1}")).ToArray());
    }

    public override Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        Updated.Add(activity);
        return Task.FromResult(new ResourceResponse(activity.Id));
    }

    public override Task DeleteActivityAsync(
        ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        Deleted.Add(reference);
        return Task.CompletedTask;
    }
}
