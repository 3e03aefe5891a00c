using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CoachBot.Chaos.Reminders;

/// <summary>The channel of one life of a host: busy or broken now and then, as channels are.</summary>
internal sealed class ShakyChannel(Phones phones, Fate fate, IServiceProvider services) : BotAdapter, IOutreach
{
    public const string Name = "msteams";

    private const double BusyRate = 0.02;
    private const double BrokenRate = 0.01;
    private const double LostAnswerRate = 0.002;

    public string Channel => Name;

    public Task ReachAsync(ConversationReference address, Activity occasion, CancellationToken cancellationToken) =>
        RunAsync(occasion.ApplyConversationReference(address, isIncoming: true));

    /// <summary>The person writes.</summary>
    public async Task RunAsync(Activity activity)
    {
        using var context = new TurnContext(this, activity);
        await RunPipelineAsync(context, ((IBot)services.GetService(typeof(IBot))!).OnTurnAsync, CancellationToken.None);
    }

    public override async Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        await fate.MaybeDieAsync();
        if (phones.Uninstalled.ContainsKey(turnContext.Activity.From.Id))
            throw new UnreachableException("BotNotInConversationRoster");
        var luck = Random.Shared.NextDouble();
        if (luck < BusyRate)
            throw new ChannelBusyException(TimeSpan.FromSeconds(3));
        if (luck < BusyRate + BrokenRate)
            throw new HttpRequestException("An injected 502.");
        var isAnswerLost = Random.Shared.NextDouble() < LostAnswerRate;
        foreach (var activity in activities)
            phones.Show(turnContext.Activity.From.Id, activity.Text ?? "", fate, isAnswerLost);
        await fate.MaybeDieAsync();
        if (isAnswerLost)
            throw new HttpRequestException("An injected loss of the answer.");
        return activities.Select(_ => new ResourceResponse("sent")).ToArray();
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) => throw new NotSupportedException();
}
