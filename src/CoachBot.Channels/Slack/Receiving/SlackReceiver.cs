using Microsoft.Bot.Builder;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SlackNet.Blocks;
using SlackNet.Events;
using SlackNet.Interaction;

namespace CoachBot.Channels.Slack;

/// <summary>
/// What came from Slack, by whichever way, as turns of the coach. When a method returns, what was said is committed and may be acknowledged.
/// </summary>
public sealed class SlackReceiver(
    SlackPeople people, SlackAdapter adapter, SpentButtons spent, SlackHome home, SlackPrivately privately, SlackEditor editor, SlackDeparture departure, SlackFiles files, SlackDeliveries deliveries, SlackApi api, IBot bot, ILogger<SlackReceiver> log)
{
    public const string ReadShortcut = "read-rejection";
    public const string BeginShortcut = "begin";

    private readonly JsonSerializer json = JsonSerializer.Create(api.Json.SerializerSettings);

    /// <param name="envelope">An <c>event_callback</c>.</param>
    /// <param name="delivery">What names the delivery when the event has no id.</param>
    public Task EventAsync(JObject envelope, string delivery, CancellationToken cancellationToken)
    {
        if (SlackTenant.OfEvent(envelope) is not { } tenant || envelope["event"] is not JObject inner)
            return Task.CompletedTask;
        var id = (string?)envelope["event_id"] ?? delivery;
        return deliveries.JoinAsync(
            $"{tenant.Id} {id}",
            async () =>
            {
                await TakeAsync(tenant, id, inner, cancellationToken);
                return null;
            });
    }

    /// <returns>What Slack is answered with, or null for nothing but the acknowledgement.</returns>
    public Task<JObject?> InteractAsync(JObject payload, string delivery, CancellationToken cancellationToken) =>
        SlackTenant.OfInteraction(payload) is { } tenant
            ? deliveries.JoinAsync($"{tenant.Id} {(string?)payload["trigger_id"] ?? delivery}", () => InteractAsync(tenant, payload, delivery, cancellationToken))
            : Task.FromResult<JObject?>(null);

    private async Task TakeAsync(SlackTenant tenant, string id, JObject inner, CancellationToken cancellationToken)
    {
        switch (inner.ToObject<Event>(json))
        {
            case MessageEvent message when IsSaid(message):
                await HearAsync(tenant, id, message, inner, cancellationToken);
                break;
            case AppMention mention when mention.User is { Length: > 0 }:
                await privately.MentionedAsync(tenant, id, mention, cancellationToken);
                break;
            case AppHomeOpened { Tab: AppHomeTab.Home } opened:
                await home.OpenedAsync(tenant, opened.User, cancellationToken);
                break;
            case AppHomeOpened opened:
                await home.SuggestAsync(tenant, opened.Channel, cancellationToken);
                break;
            case AppUninstalled:
                await departure.UninstalledAsync(tenant, cancellationToken);
                break;
            case TokensRevoked revoked when revoked.Tokens.GetValueOrDefault("bot") is { Count: > 0 }:
                await departure.RevokedAsync(tenant, cancellationToken);
                break;
            default:
                log.LogDebug("Nothing to do about a {Type}", (string?)inner["type"]);
                break;
        }
    }

    private async Task<JObject?> InteractAsync(SlackTenant tenant, JObject payload, string delivery, CancellationToken cancellationToken)
    {
        switch (payload.ToObject<InteractionRequest>(json))
        {
            case BlockActionRequest { Actions.Count: > 0 } request:
                await PressAsync(tenant, request, delivery, cancellationToken);
                return null;
            case ViewSubmission submission:
                return await editor.SubmittedAsync(tenant, submission, delivery, cancellationToken);
            case MessageShortcut { CallbackId: ReadShortcut } shortcut:
                await privately.ReadAsync(tenant, shortcut, cancellationToken);
                return null;
            case GlobalShortcut { CallbackId: BeginShortcut } shortcut:
                await privately.BeginAsync(tenant, shortcut, cancellationToken);
                return null;
            default:
                return null;
        }
    }

    private async Task HearAsync(SlackTenant tenant, string id, MessageEvent message, JObject raw, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(tenant, message.User, message.Channel, cancellationToken) is not { } person)
        {
            log.LogWarning("A message from Slack workspace {Tenant}, where the coach is not installed", tenant.Id);
            return;
        }
        var text = await files.WithFilesAsync(tenant, SlackActivities.Plain(message.Text), raw, cancellationToken);
        await adapter.ProcessAsync(SlackActivities.Said(person, id, text, message.ThreadTs), bot, cancellationToken);
    }

    private async Task PressAsync(SlackTenant tenant, BlockActionRequest request, string delivery, CancellationToken cancellationToken)
    {
        var (value, label) = request.Action switch
        {
            ButtonAction button => (button.Value, button.Text?.Text),
            StaticSelectAction select => (select.SelectedOption?.Value, select.SelectedOption?.Text?.Text),
            _ => (null, null),
        };
        if (value is null || ButtonPress.FromText(value) is not { } press)
            return;
        if (request.Action.ActionId == SlackEditor.ActionId)
        {
            await editor.OpenAsync(tenant, request, press, cancellationToken);
            return;
        }

        var direct = request.Message is null ? null : request.Channel?.Id;
        if (await people.FindAsync(tenant, request.User.Id, direct, cancellationToken) is not { } person)
            return;
        var thread = request.Message?.ThreadTs;
        await adapter.ProcessAsync(SlackActivities.Pressed(person, request.TriggerId ?? delivery, value, thread: thread), bot, cancellationToken);
        if (request.Message is { } message && message.Blocks is { Count: > 0 } blocks)
            await spent.ClearAsync(tenant.Id, person.Channel, new Offer(message.Ts, message.Text, [.. blocks]), label, cancellationToken);
        if (request.View is not null)
            await home.PublishAsync(person, cancellationToken);
    }

    /// <summary>Words of a person to the coach alone: no bot's, no edit of earlier ones, nothing out of a channel.</summary>
    private static bool IsSaid(MessageEvent message) =>
        message is { ChannelType: "im", User.Length: > 0, BotId: null, Subtype: null or "file_share" or "thread_broadcast" };
}
