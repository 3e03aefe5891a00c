using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Local;

/// <summary>Talking to the coach on this machine: begin or find a conversation, say something in it.</summary>
public sealed class LocalChat(LocalConversations conversations, LocalAdapter adapter, SkipCommand skip, IBot bot)
{
    /// <summary>The longest text in characters that the conversation shows in full; the coach hears all of it.</summary>
    private const int LongestShown = 20_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    private readonly ConcurrentDictionary<string, Lazy<Task>> recovered = new(StringComparer.Ordinal);

    /// <summary>The conversation, or null when it was never begun. What was said right before the process ended is answered first.</summary>
    public async Task<LocalConversation?> FindAsync(string id)
    {
        if (await conversations.FindAsync(id) is not { } conversation)
            return null;
        var recovery = recovered.GetOrAdd(id, _ => new Lazy<Task>(() => RecoverAsync(conversation)));
        try
        {
            await recovery.Value;
        }
        catch
        {
            recovered.TryRemove(KeyValuePair.Create(id, recovery));
            throw;
        }
        return conversation;
    }

    /// <summary>Begins a conversation: the coach welcomes who comes.</summary>
    /// <param name="bearer">What whoever comes back must show.</param>
    public async Task<LocalConversation> BeginAsync(string id, string bearer)
    {
        if (await FindAsync(id) is { } begun)
            return begun;
        var conversation = await conversations.OpenAsync(id);
        recovered[id] = new Lazy<Task>(Task.CompletedTask);
        var arrival = Incoming(id, ActivityTypes.ConversationUpdate);
        arrival.MembersAdded = [arrival.From];
        arrival.ChannelData = new JObject { [LocalConversation.OwnerName] = Digest(bearer) };
        await conversation.AppendAsync(arrival);
        await RunAsync(conversation, arrival, again: false);
        return conversation;
    }

    /// <summary>Whether the conversation was begun with this bearer.</summary>
    public static bool IsOwner(LocalConversation conversation, string bearer) =>
        conversation.Since(0) is [{ ChannelData: JObject data }, ..]
        && (string?)data[LocalConversation.OwnerName] is { } owner
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(owner), Encoding.ASCII.GetBytes(Digest(bearer)));

    /// <summary>An activity of the person in a conversation; one browser or terminal is one person.</summary>
    public static Activity Incoming(string conversation, string type) => new(type)
    {
        ChannelId = LocalAdapter.ChannelId,
        Conversation = new ConversationAccount(id: conversation),
        From = new ChannelAccount(UserOf(conversation), role: RoleTypes.User),
        Recipient = LocalAdapter.Bot,
    };

    /// <summary>The id that the person of a conversation has.</summary>
    public static string UserOf(string conversation) => "you-" + conversation;

    /// <summary>Writes the message down, lets the coach answer it, and returns when the answer is written down too.</summary>
    /// <returns>The id of the message. One that the client sends again keeps the id of the first time, and counts once.</returns>
    public async Task<string> SayAsync(LocalConversation conversation, Activity message)
    {
        if (ClientId(message) is { } clientId && conversation.Since(0).FirstOrDefault(a => ClientId(a) == clientId) is { } before)
        {
            await RunAsync(conversation, before, again: true);
            return before.Id;
        }

        var text = message.Text ?? "";
        message.Text = text.Length > LongestShown ? text[..1_000] + "…" : text;
        await conversation.AppendAsync(message);
        if (message.Value is null && await skip.ObeyAsync(text, message.LocalTimezone) is { } skipped)
        {
            await conversation.AppendAsync(Reply(message, skipped));
            return message.Id;
        }

        // The conversation keeps its own shortened activity; the coach hears every word.
        var heard = MessageJson.From(message).ToObject<Activity>(MessageJson.Serializer)!;
        heard.Text = text;
        await RunAsync(conversation, heard, again: false);
        return message.Id;
    }

    /// <summary>Nothing said is lost: the coach gets the latest message once more and knows itself whether it answered it.</summary>
    private async Task RecoverAsync(LocalConversation conversation)
    {
        if (conversation.LastSaid() is { } last && !IsSkip(last.Said))
            await RunAsync(conversation, last.Said, again: true);
    }

    private async Task RunAsync(LocalConversation conversation, Activity activity, bool again)
    {
        // A browser that goes away does not stop its turn.
        var turn = adapter.ProcessAsync(activity, bot, again, CancellationToken.None);
        if (await Task.WhenAny(turn, Task.Delay(Patience)) != turn)
            conversation.Show(Typing(activity));
        await turn;
    }

    private static bool IsSkip(Activity said) => said.Text?.StartsWith("/skip", StringComparison.OrdinalIgnoreCase) == true;

    private static string? ClientId(Activity activity) => (string?)(activity.ChannelData as JObject)?["clientActivityID"];

    private static Activity Reply(Activity to, string text)
    {
        var reply = MessageActivity.From(new CoachMessage(text));
        reply.ApplyConversationReference(to.GetConversationReference());
        return reply;
    }

    private static Activity Typing(Activity to) => new Activity(ActivityTypes.Typing).ApplyConversationReference(to.GetConversationReference());

    private static string Digest(string bearer) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bearer)));
}
