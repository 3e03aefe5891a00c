using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Pages of 20; the continuation token is the id of the last item of the page before.</summary>
public class MemoryTranscriptStore : ITranscriptStore
{
    private const int PageSize = 20;

    private readonly Dictionary<(string Channel, string Conversation), List<IActivity>> _transcripts = [];

    public Task LogActivityAsync(IActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        lock (_transcripts)
        {
            var key = (activity.ChannelId, activity.Conversation.Id);
            if (!_transcripts.TryGetValue(key, out var transcript))
                _transcripts[key] = transcript = [];
            transcript.Add(activity);
        }

        return Task.CompletedTask;
    }

    public Task<PagedResult<IActivity>> GetTranscriptActivitiesAsync(
        string channelId, string conversationId, string continuationToken = null, DateTimeOffset startDate = default)
    {
        RequireChannel(channelId);
        ArgumentNullException.ThrowIfNull(conversationId);
        lock (_transcripts)
        {
            var activities = _transcripts.TryGetValue((channelId, conversationId), out var transcript)
                ? transcript.OrderBy(activity => activity.Timestamp).Where(activity => activity.Timestamp >= startDate)
                : [];
            return Task.FromResult(Page(activities, activity => activity.Id, continuationToken));
        }
    }

    public Task<PagedResult<TranscriptInfo>> ListTranscriptsAsync(string channelId, string continuationToken = null)
    {
        RequireChannel(channelId);
        lock (_transcripts)
        {
            var infos = _transcripts.Where(entry => entry.Key.Channel == channelId)
                .Select(entry => new TranscriptInfo
                {
                    ChannelId = channelId,
                    Id = entry.Key.Conversation,
                    Created = entry.Value.FirstOrDefault()?.Timestamp ?? default,
                })
                .OrderBy(info => info.Created);
            return Task.FromResult(Page(infos, info => info.Id, continuationToken));
        }
    }

    public Task DeleteTranscriptAsync(string channelId, string conversationId)
    {
        RequireChannel(channelId);
        ArgumentNullException.ThrowIfNull(conversationId);
        lock (_transcripts)
            _transcripts.Remove((channelId, conversationId));
        return Task.CompletedTask;
    }

    private static void RequireChannel(string channelId)
    {
        if (channelId == null)
            throw new ArgumentNullException(nameof(channelId), $"missing {nameof(channelId)}");
    }

    private static PagedResult<T> Page<T>(IEnumerable<T> all, Func<T, string> id, string continuationToken)
    {
        var rest = continuationToken == null ? all : all.SkipWhile(item => id(item) != continuationToken).Skip(1);
        var page = new PagedResult<T> { Items = rest.Take(PageSize).ToArray() };
        if (page.Items.Length == PageSize)
            page.ContinuationToken = id(page.Items[^1]);
        return page;
    }
}
