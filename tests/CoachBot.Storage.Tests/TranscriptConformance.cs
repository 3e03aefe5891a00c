using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CoachBot.Storage.Tests;

/// <summary>What a chat's history promises, on either store.</summary>
public abstract class TranscriptConformance(IStore store)
{
    private static int conversations;

    private readonly ManualTime time = new();
    private readonly string chat = $"conv/{Interlocked.Increment(ref conversations)}#a";

    private ITranscriptStore Transcripts => field ??= new TableTranscriptStore(store.Tables, Protection.Shared, time);

    [SkippableFact]
    public async Task A_chat_is_read_back_in_the_order_it_was_logged_by_another_process_too()
    {
        store.RequireOrSkip();
        foreach (var text in new[] { "hi", "hello", "I was turned down" })
            await Transcripts.LogActivityAsync(Message(text));

        var reopened = new TableTranscriptStore(store.Tables, Protection.Shared, time);
        (await TextsAsync(reopened)).ShouldBe(["hi", "hello", "I was turned down"]);
    }

    [SkippableFact]
    public async Task An_activity_keeps_its_parts_and_an_answer_that_looks_like_a_date_stays_text()
    {
        store.RequireOrSkip();
        var sent = Message("2026-11-23T08:15:30Z");
        sent.Value = JObject.FromObject(new { date = "2026-11-23T08:15:30Z" });
        sent.ChannelData = JObject.FromObject(new { clientActivityID = "c1" });
        await Transcripts.LogActivityAsync(sent);

        var read = (Activity)(await Transcripts.GetTranscriptActivitiesAsync("webchat", chat)).Items.Single();
        (read.Id, read.Text, read.From.Id).ShouldBe((sent.Id, sent.Text, "maya"));
        ((string?)((JToken)read.Value)["date"]).ShouldBe("2026-11-23T08:15:30Z");
        ((string?)((JToken)read.ChannelData)["clientActivityID"]).ShouldBe("c1");
    }

    [SkippableFact]
    public async Task A_long_chat_comes_in_pages()
    {
        store.RequireOrSkip();
        for (var i = 0; i < 130; i++)
            await Transcripts.LogActivityAsync(Message($"{i}"));

        var first = await Transcripts.GetTranscriptActivitiesAsync("webchat", chat);
        var second = await Transcripts.GetTranscriptActivitiesAsync("webchat", chat, first.ContinuationToken);
        first.Items.Concat(second.Items).Select(activity => ((Activity)activity).Text).ShouldBe(Enumerable.Range(0, 130).Select(i => $"{i}"));
        second.ContinuationToken.ShouldBeNull();
    }

    [SkippableFact]
    public async Task A_start_date_leaves_out_what_was_before()
    {
        store.RequireOrSkip();
        await Transcripts.LogActivityAsync(Message("before"));
        time.Advance(TimeSpan.FromDays(1));
        await Transcripts.LogActivityAsync(Message("after"));

        var read = await Transcripts.GetTranscriptActivitiesAsync("webchat", chat, startDate: time.GetUtcNow());
        read.Items.Select(activity => ((Activity)activity).Text).ShouldBe(["after"]);
    }

    [SkippableFact]
    public async Task A_deleted_chat_is_gone_and_no_longer_listed()
    {
        store.RequireOrSkip();
        await Transcripts.LogActivityAsync(Message("hi"));
        (await IsListedAsync()).ShouldBeTrue();

        await Transcripts.DeleteTranscriptAsync("webchat", chat);
        (await TextsAsync(Transcripts)).ShouldBeEmpty();
        (await IsListedAsync()).ShouldBeFalse();
        await Transcripts.LogActivityAsync(Message("again"));
        (await IsListedAsync()).ShouldBeTrue();
    }

    private Activity Message(string text) => new()
    {
        Type = ActivityTypes.Message,
        Id = Guid.NewGuid().ToString(),
        Text = text,
        ChannelId = "webchat",
        Conversation = new ConversationAccount { Id = chat },
        From = new ChannelAccount { Id = "maya" },
    };

    private async Task<IEnumerable<string>> TextsAsync(ITranscriptStore transcripts) =>
        (await transcripts.GetTranscriptActivitiesAsync("webchat", chat)).Items.Select(activity => ((Activity)activity).Text);

    private async Task<bool> IsListedAsync() => (await Transcripts.ListTranscriptsAsync("webchat")).Items.Any(info => info.Id == chat);
}

public sealed class SqliteTranscriptTests(SqliteStore store) : TranscriptConformance(store), IClassFixture<SqliteStore>;

[Collection(AzuriteTests.Name)]
public sealed class AzuriteTranscriptTests(AzuriteStore store) : TranscriptConformance(store);
