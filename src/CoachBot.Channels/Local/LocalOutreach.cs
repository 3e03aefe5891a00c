using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CoachBot.Channels.Local;

/// <summary>The coach speaks first in a browser or the terminal: whoever listens sees it at once, others when they come back.</summary>
public sealed class LocalOutreach(LocalAdapter adapter, IBot bot) : IOutreach
{
    public string Channel => LocalAdapter.ChannelId;

    public Task ReachAsync(ConversationReference address, Activity occasion, CancellationToken cancellationToken) =>
        adapter.ProcessAsync(occasion.ApplyConversationReference(address, isIncoming: true), bot, again: false, cancellationToken);
}
