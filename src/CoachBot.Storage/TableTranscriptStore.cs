using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace CoachBot.Storage;

/// <summary>
/// Chats in the table <c>transcripts</c>, so that they survive a restart: one partition a conversation with its activities in the order
/// they were logged, sealed by the master key, and one partition a channel that lists its conversations.
/// </summary>
public sealed class TableTranscriptStore(TableServiceClient tables, IDataProtectionProvider protection, TimeProvider time) : ITranscriptStore
{
    private const int PageSize = 100;
    private const int MostDeletions = 100;

    /// <summary>An answer that looks like a date stays the text it was.</summary>
    private static readonly JsonSerializerSettings Json =
        new() { NullValueHandling = NullValueHandling.Ignore, DateParseHandling = DateParseHandling.None };

    private readonly Created<TableClient> table = Created.Table(tables, "transcripts");
    private readonly IDataProtector protector = protection.CreateProtector("CoachBot.Transcripts", "v1");
    private readonly ConcurrentDictionary<(string Channel, string Conversation), bool> listed = new();
    private long lastTicks;

    public async Task LogActivityAsync(IActivity activity)
    {
        var (channel, conversation) = (activity.ChannelId, activity.Conversation.Id);
        var rows = await table.GetAsync(default);
        if (listed.TryAdd((channel, conversation), true))
            await rows.UpsertEntityAsync(new TableEntity(Escape(channel), Escape(conversation)));
        var key = string.Create(CultureInfo.InvariantCulture, $"{NextTicks():D19}-{Guid.NewGuid():N}");
        await rows.AddEntityAsync(ChunkedRows.Write(PartitionOf(channel, conversation), key, Seal(activity)));
    }

    /// <param name="startDate">Leaves out what was logged before.</param>
    public async Task<PagedResult<IActivity>> GetTranscriptActivitiesAsync(
        string channelId, string conversationId, string? continuationToken = null, DateTimeOffset startDate = default)
    {
        var from = startDate.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(channelId, conversationId)} and RowKey ge {from}");
        var page = await PageAsync(filter, continuationToken);
        return new PagedResult<IActivity>
        {
            Items = [.. page.Values.Select(row => Open(row))],
            ContinuationToken = page.ContinuationToken!,
        };
    }

    public async Task<PagedResult<TranscriptInfo>> ListTranscriptsAsync(string channelId, string? continuationToken = null)
    {
        var page = await PageAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Escape(channelId)}"), continuationToken);
        return new PagedResult<TranscriptInfo>
        {
            Items =
            [
                .. page.Values.Select(row => new TranscriptInfo
                {
                    ChannelId = channelId,
                    Id = Uri.UnescapeDataString(row.RowKey),
                    Created = row.Timestamp.GetValueOrDefault(),
                }),
            ],
            ContinuationToken = page.ContinuationToken!,
        };
    }

    public async Task DeleteTranscriptAsync(string channelId, string conversationId)
    {
        var rows = await table.GetAsync(default);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(channelId, conversationId)}");
        await foreach (var page in rows.QueryAsync<TableEntity>(filter, MostDeletions, ["PartitionKey", "RowKey"]).AsPages())
        {
            if (page.Values.Count > 0)
                await rows.SubmitTransactionAsync(page.Values.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)));
        }

        listed.TryRemove((channelId, conversationId), out _);
        await rows.DeleteEntityAsync(Escape(channelId), Escape(conversationId));
    }

    private async Task<Page<TableEntity>> PageAsync(string filter, string? continuationToken)
    {
        var rows = await table.GetAsync(default);
        await foreach (var page in rows.QueryAsync<TableEntity>(filter, PageSize).AsPages(continuationToken))
            return page;
        throw new InvalidOperationException("A query answers with one page at least.");
    }

    private byte[] Seal(IActivity activity) => protector.Protect(Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(activity, Json)));

    private Activity Open(TableEntity row) =>
        JsonConvert.DeserializeObject<Activity>(Encoding.UTF8.GetString(CasebookKeyRing.Unwrap(protector, ChunkedRows.Read(row))), Json)!;

    private static string PartitionOf(string channel, string conversation) => $"{Escape(channel)}|{Escape(conversation)}";

    private static string Escape(string id) => Uri.EscapeDataString(id);

    /// <summary>The time, but never the same twice, so that activities keep their order.</summary>
    private long NextTicks()
    {
        while (true)
        {
            var last = Interlocked.Read(ref lastTicks);
            var next = Math.Max(time.GetUtcNow().UtcTicks, last + 1);
            if (Interlocked.CompareExchange(ref lastTicks, next, last) == last)
                return next;
        }
    }
}
