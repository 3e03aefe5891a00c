using System.Collections.Concurrent;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using SlackNet;
using SlackNet.Blocks;
using SlackNet.WebApi;

namespace CoachBot.Channels.Slack;

/// <summary>
/// Takes the answers away from a message once one was given, so that what can be pressed is what counts. A courtesy only: a button that stays is known
/// as stale by the coach.
/// </summary>
public sealed class SpentButtons(SlackWorkspaces workspaces, ILogger<SpentButtons> log)
{
    private const int MostRemembered = 20_000;

    private readonly ConcurrentDictionary<(string Tenant, string Channel), Offer> latest = new();

    /// <summary>What the coach offered last in this conversation, when it said so.</summary>
    public void Remember(Activity about, string ts, Message message)
    {
        var place = (about.Conversation.TenantId, about.Conversation.Id);
        if (!message.Blocks.Any(IsAnswers))
        {
            latest.TryRemove(place, out _);
            return;
        }
        if (latest.Count >= MostRemembered)
            latest.Clear();
        latest[place] = new Offer(ts, message.Text, [.. message.Blocks], about.Id);
    }

    /// <summary>The offer that typed words answer or leave behind; null when there is none. A button speaks for its own message.</summary>
    public Offer? Left(Activity activity)
    {
        var place = (activity.Conversation.TenantId, activity.Conversation.Id);
        return activity.Type == ActivityTypes.Message && activity.Value is null
            && latest.TryGetValue(place, out var offer) && offer.Answers != activity.Id && latest.TryRemove(new(place, offer)) ? offer : null;
    }

    /// <summary>The words that left it come again: their turn could not be finished.</summary>
    public void Restore(Activity activity, Offer? left)
    {
        if (left is not null)
            latest.TryAdd((activity.Conversation.TenantId, activity.Conversation.Id), left);
    }

    /// <param name="chosen">The answer that was pressed, to stand in the buttons' place; null when it was typed.</param>
    public async Task ClearAsync(string tenant, string channel, Offer offer, string? chosen, CancellationToken cancellationToken)
    {
        if (!offer.Blocks.Any(IsAnswers))
            return;
        var blocks = offer.Blocks.Where(b => !IsAnswers(b)).ToList();
        if (chosen is not null || blocks.Count == 0)
            blocks.Add(new ContextBlock { Elements = [new PlainText($"{Wording.Glyph(StepState.Done)} {Wording.Clip(chosen ?? "", SlackRenderer.LongestLabel)}".TrimEnd())] });
        try
        {
            var update = new MessageUpdate { ChannelId = channel, Ts = offer.Ts, Text = offer.Text, Blocks = blocks };
            await workspaces.CallAsync(tenant, client => client.Chat.Update(update, cancellationToken), cancellationToken);
        }
        catch (Exception e) when (e is SlackException or SlackRateLimitException or HttpRequestException or UnreachableException)
        {
            log.LogInformation("The spent buttons of {Message} stay: {Error}", offer.Ts, e.GetType().Name);
        }
    }

    /// <summary>Answers to a question; a button that begins something stays good.</summary>
    private static bool IsAnswers(Block block) =>
        block is ActionsBlock actions && actions.Elements.SelectMany(Values).Any(v => ButtonPress.FromText(v) is { Conversation: not StartButton.Conversation });

    private static IEnumerable<string> Values(IActionElement element) => element switch
    {
        SlackNet.Blocks.Button button => [button.Value],
        StaticSelectMenu menu => menu.Options.Select(o => o.Value),
        _ => [],
    };
}

/// <summary>A message that offers answers, as it was sent.</summary>
/// <param name="Answers">The id of the activity that it answers itself, which so does not leave it behind however often it comes; null where that cannot be.</param>
public sealed record Offer(string Ts, string Text, IReadOnlyList<Block> Blocks, string? Answers = null);
