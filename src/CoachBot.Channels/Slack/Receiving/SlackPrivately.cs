using Microsoft.Bot.Builder;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SlackNet;
using SlackNet.Events;
using SlackNet.Interaction;
using SlackNet.WebApi;

namespace CoachBot.Channels.Slack;

/// <summary>Ways in from outside the direct message: whatever somebody asks for elsewhere is answered where only they can read it.</summary>
public sealed class SlackPrivately(SlackWorkspaces workspaces, SlackPeople people, SlackAdapter adapter, SlackDeliveries deliveries, SlackApi api, IBot bot, ILogger<SlackPrivately> log)
{
    private const string Help = "help";

    private readonly JsonSerializer json = JsonSerializer.Create(api.Json.SerializerSettings);

    /// <summary>Called by name in a channel: the talk is in the direct message, and in the channel only they see a word about it.</summary>
    public async Task MentionedAsync(SlackTenant tenant, string id, AppMention mention, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(tenant, mention.User, null, cancellationToken) is not { } person)
            return;
        var words = SlackText.WithoutMention(mention.Text ?? "", person.Bot);
        await adapter.ProcessAsync(SlackActivities.Said(person, id, words.Length > 0 ? words : Help), bot, cancellationToken);
        await PointAsync(tenant, mention, person, cancellationToken);
    }

    /// <summary>"Read this rejection" on somebody's message: its words are read as the employer's.</summary>
    public async Task ReadAsync(SlackTenant tenant, MessageShortcut shortcut, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(tenant, shortcut.User.Id, null, cancellationToken) is { } person)
            await LogAsync(person, shortcut.TriggerId, SlackActivities.Plain(shortcut.Message?.Text), cancellationToken);
    }

    /// <summary>"I didn't get a job" from the list of shortcuts: the talk about it begins in the direct message.</summary>
    public async Task BeginAsync(SlackTenant tenant, GlobalShortcut shortcut, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(tenant, shortcut.User.Id, null, cancellationToken) is { } person)
            await LogAsync(person, shortcut.TriggerId, null, cancellationToken);
    }

    /// <summary><c>/coach …</c>: what follows it is said to the coach.</summary>
    /// <returns>What only they see where they typed it; null in the direct message itself.</returns>
    public async Task<JObject?> CommandAsync(JObject form, string delivery, CancellationToken cancellationToken)
    {
        if (SlackTenant.OfCommand(form) is not { } tenant || form.ToObject<SlashCommand>(json) is not { UserId.Length: > 0 } command)
            return null;
        var id = command.TriggerId ?? delivery;
        return await deliveries.JoinAsync($"{tenant.Id} {id}", () => CommandAsync(tenant, id, command, cancellationToken));
    }

    public static JObject Ephemeral(string text) => new() { ["response_type"] = "ephemeral", ["text"] = text };

    private Task LogAsync(SlackMember person, string id, string? words, CancellationToken cancellationToken)
    {
        var press = StartButton.For("", Persons.Digest(person.Key), Understanding.Intents.LogRejection).Press.ToText();
        return adapter.ProcessAsync(SlackActivities.Pressed(person, id, press, words), bot, cancellationToken);
    }

    private async Task<JObject?> CommandAsync(SlackTenant tenant, string id, SlashCommand command, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(tenant, command.UserId, null, cancellationToken) is not { } person)
            return Ephemeral(Wording.NotInstalled);
        var words = SlackActivities.Plain(command.Text);
        await adapter.ProcessAsync(SlackActivities.Said(person, id, words.Length > 0 ? words : Help), bot, cancellationToken);
        return command.ChannelId == person.Channel ? null : Ephemeral(Pointer(person));
    }

    private async Task PointAsync(SlackTenant tenant, AppMention mention, SlackMember person, CancellationToken cancellationToken)
    {
        try
        {
            var note = new Message { Channel = mention.Channel, Text = Pointer(person), ThreadTs = mention.ThreadTs };
            await workspaces.CallAsync(tenant.Id, client => client.Chat.PostEphemeral(mention.User, note, cancellationToken), cancellationToken);
        }
        catch (Exception e) when (e is SlackException or SlackRateLimitException or HttpRequestException or UnreachableException)
        {
            log.LogInformation("The note about a private answer was not taken: {Error}", e.GetType().Name);
        }
    }

    /// <summary>The mention of the coach is a link into its direct message.</summary>
    private static string Pointer(SlackMember person) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Wording.AnsweredPrivately, $"<@{person.Bot}>");
}
