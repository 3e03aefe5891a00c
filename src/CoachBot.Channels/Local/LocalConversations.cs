using System.Collections.Concurrent;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CoachBot.Channels.Local;

/// <summary>The conversations of this machine's browsers and terminal, read from the transcript store when first asked for.</summary>
public sealed class LocalConversations(ITranscriptStore store, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<LocalConversation>>> open = new(StringComparer.Ordinal);

    /// <summary>The conversation as it stands; one that was never begun is empty and is forgotten again.</summary>
    public async Task<LocalConversation> OpenAsync(string id)
    {
        var loading = open.GetOrAdd(id, id => new Lazy<Task<LocalConversation>>(() => LoadAsync(id)));
        try
        {
            return await loading.Value;
        }
        catch
        {
            open.TryRemove(KeyValuePair.Create(id, loading));
            throw;
        }
    }

    /// <summary>The conversation, or null when it was never begun.</summary>
    public async Task<LocalConversation?> FindAsync(string id)
    {
        var conversation = await OpenAsync(id);
        if (conversation.Watermark > 0)
            return conversation;
        open.TryRemove(id, out _);
        return null;
    }

    private async Task<LocalConversation> LoadAsync(string id)
    {
        var activities = new List<Activity>();
        string? next = null;
        do
        {
            var page = await store.GetTranscriptActivitiesAsync(LocalAdapter.ChannelId, id, next);
            activities.AddRange(page.Items.Cast<Activity>());
            next = page.ContinuationToken;
        }
        while (next is not null);
        return new LocalConversation(id, store, time, activities);
    }
}
