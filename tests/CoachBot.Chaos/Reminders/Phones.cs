using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CoachBot.Chaos.Reminders;

/// <summary>Everybody's screen: what came there, from which life of a host; and who has the coach uninstalled.</summary>
internal sealed partial class Phones
{
    /// <summary>A bundle names so many, and counts the others.</summary>
    private const int NamedInBundle = 12;

    public ConcurrentDictionary<string, bool> Uninstalled { get; } = new(StringComparer.Ordinal);

    /// <summary>The reminders that came, by name.</summary>
    public ConcurrentDictionary<string, bool> Came { get; } = new(StringComparer.Ordinal);

    /// <summary>By person and text, which no two messages share: when it came, and from whom.</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<(DateTimeOffset At, Fate From)>> Messages { get; } = new(StringComparer.Ordinal);

    private int unnamed;

    /// <summary>Reminders in bundles beyond those named.</summary>
    public int Unnamed => unnamed;

    public void Show(string user, string text, Fate from)
    {
        if (!Token().IsMatch(text))
            return;
        var isNew = false;
        Messages.GetOrAdd(user + ": " + text, _ =>
        {
            isNew = true;
            return new();
        }).Enqueue((TimeProvider.System.GetUtcNow(), from));
        foreach (Match token in Token().Matches(text))
            Came[token.Value] = true;
        if (isNew && Bundle().Match(text) is { Success: true } bundle && int.Parse(bundle.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is > NamedInBundle and var count)
            Interlocked.Add(ref unnamed, count - NamedInBundle);
    }

    [GeneratedRegex(@"\bt\d+\b", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"You have (\d+) reminders", RegexOptions.CultureInvariant)]
    private static partial Regex Bundle();
}

/// <summary>The channel of one life of a host: busy or broken now and then, as channels are.</summary>
internal sealed class ShakyChannel(Phones phones, Fate fate, IServiceProvider services) : BotAdapter, IOutreach
{
    public const string Name = "msteams";

    private const double BusyRate = 0.02;
    private const double BrokenRate = 0.01;

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
        foreach (var activity in activities)
            phones.Show(turnContext.Activity.From.Id, activity.Text ?? "", fate);
        await fate.MaybeDieAsync();
        return activities.Select(_ => new ResourceResponse("sent")).ToArray();
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) => throw new NotSupportedException();
}
