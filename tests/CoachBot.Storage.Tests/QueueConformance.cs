using Azure;
using Azure.Storage.Queues;

namespace CoachBot.Storage.Tests;

/// <summary>What a queue does, on either store.</summary>
public abstract class QueueConformance(IStore store) : IAsyncLifetime
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static int queues;

    private QueueClient Queue { get; set; } = null!;

    public async Task InitializeAsync()
    {
        if (store.Queues is null)
            return;
        Queue = store.Queues.GetQueueClient($"reminders-{Interlocked.Increment(ref queues)}");
        await Queue.CreateIfNotExistsAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [SkippableFact]
    public async Task A_message_is_received_as_it_was_sent_and_then_deleted()
    {
        store.RequireOrSkip();
        var sent = (await Queue.SendMessageAsync("{\"person\":\"it's <maya> & 🙂\"}")).Value;
        var received = (await Queue.ReceiveMessageAsync()).Value;

        received.MessageId.ShouldBe(sent.MessageId);
        received.Body.ToString().ShouldBe("{\"person\":\"it's <maya> & 🙂\"}");
        received.DequeueCount.ShouldBe(1);
        received.InsertedOn.ShouldNotBeNull();
        (await Queue.DeleteMessageAsync(received.MessageId, received.PopReceipt)).Status.ShouldBe(204);
        (await Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount.ShouldBe(0);
    }

    [SkippableFact]
    public async Task An_empty_queue_gives_nothing()
    {
        store.RequireOrSkip();
        (await Queue.ReceiveMessageAsync()).Value.ShouldBeNull();
        (await Queue.ReceiveMessagesAsync(32)).Value.ShouldBeEmpty();
        (await Queue.PeekMessageAsync()).Value.ShouldBeNull();
    }

    [SkippableFact]
    public async Task A_message_is_hidden_until_it_is_due()
    {
        store.RequireOrSkip();
        await Queue.SendMessageAsync("later", visibilityTimeout: 4 * Second);
        (await Queue.ReceiveMessageAsync()).Value.ShouldBeNull();
        (await Queue.PeekMessageAsync()).Value.ShouldBeNull();
        (await Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount.ShouldBe(1);

        await store.PassAsync(4 * Second);
        (await Queue.ReceiveMessageAsync()).Value.Body.ToString().ShouldBe("later");
    }

    [SkippableFact]
    public async Task A_message_that_is_not_deleted_comes_again_and_is_counted_so_that_poison_shows()
    {
        store.RequireOrSkip();
        await Queue.SendMessageAsync("poison");
        for (var count = 1; count <= 3; count++)
        {
            var received = (await Queue.ReceiveMessageAsync(Second)).Value;
            received.DequeueCount.ShouldBe(count);
            await store.PassAsync(Second);
        }
    }

    [SkippableFact]
    public async Task Only_the_newest_pop_receipt_counts()
    {
        store.RequireOrSkip();
        await Queue.SendMessageAsync("once");
        var first = (await Queue.ReceiveMessageAsync(Second)).Value;
        await store.PassAsync(Second);
        var second = (await Queue.ReceiveMessageAsync()).Value;

        await ShouldFailAsync(() => Queue.DeleteMessageAsync(first.MessageId, first.PopReceipt), 400, "PopReceiptMismatch");
        await ShouldFailAsync(() => Queue.UpdateMessageAsync(first.MessageId, first.PopReceipt, "x"), 400, "PopReceiptMismatch");
        await Queue.DeleteMessageAsync(second.MessageId, second.PopReceipt);
        await ShouldFailAsync(() => Queue.DeleteMessageAsync(second.MessageId, second.PopReceipt), 404, "MessageNotFound");
    }

    [SkippableFact]
    public async Task An_update_hides_longer_changes_the_text_and_gives_a_new_receipt()
    {
        store.RequireOrSkip();
        await Queue.SendMessageAsync("first");
        var received = (await Queue.ReceiveMessageAsync(Second)).Value;
        var updated = received.Update((await Queue.UpdateMessageAsync(received.MessageId, received.PopReceipt, "second", 6 * Second)).Value);

        await store.PassAsync(Second);
        (await Queue.ReceiveMessageAsync()).Value.ShouldBeNull();
        var kept = updated.Update((await Queue.UpdateMessageAsync(updated.MessageId, updated.PopReceipt)).Value);
        var again = (await Queue.ReceiveMessageAsync()).Value;
        again.Body.ToString().ShouldBe("second");
        again.DequeueCount.ShouldBe(2);
        (kept.PopReceipt == again.PopReceipt).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task Peeking_takes_nothing()
    {
        store.RequireOrSkip();
        await Queue.SendMessageAsync("look");
        (await Queue.PeekMessagesAsync(32)).Value.Single().Body.ToString().ShouldBe("look");
        (await Queue.ReceiveMessageAsync()).Value.DequeueCount.ShouldBe(1);
    }

    [SkippableFact]
    public async Task Each_of_many_messages_goes_to_one_of_many_consumers()
    {
        store.RequireOrSkip();
        for (var i = 0; i < 40; i++)
            await Queue.SendMessageAsync($"{i}");
        var received = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Queue.ReceiveMessagesAsync(10)));

        received.SelectMany(some => some.Value).Select(message => message.Body.ToString()).ToHashSet(StringComparer.Ordinal).Count.ShouldBe(40);
        (await Queue.ReceiveMessagesAsync(32)).Value.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_message_past_its_time_to_live_is_gone_and_one_without_stays()
    {
        store.RequireOrSkip();
        await Queue.SendMessageAsync("short", timeToLive: Second);
        await Queue.SendMessageAsync("for ever", timeToLive: TimeSpan.FromSeconds(-1));
        await store.PassAsync(Second);

        (await Queue.ReceiveMessagesAsync(32)).Value.Select(message => message.Body.ToString()).ShouldBe(["for ever"]);
    }

    [SkippableFact]
    public async Task Clearing_and_deleting_a_queue_leaves_nothing()
    {
        store.RequireOrSkip();
        await Queue.SendMessageAsync("x");
        await Queue.ClearMessagesAsync();
        (await Queue.PeekMessageAsync()).Value.ShouldBeNull();

        (await Queue.CreateIfNotExistsAsync()).ShouldBeNull();
        (await Queue.ExistsAsync()).Value.ShouldBeTrue();
        (await Queue.DeleteIfExistsAsync()).Value.ShouldBeTrue();
        (await Queue.DeleteIfExistsAsync()).Value.ShouldBeFalse();
        (await Queue.ExistsAsync()).Value.ShouldBeFalse();
        await ShouldFailAsync(() => Queue.SendMessageAsync("x"), 404, "QueueNotFound");
        await ShouldFailAsync(() => Queue.ReceiveMessagesAsync(1), 404, "QueueNotFound");
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(33)]
    public async Task Too_few_or_too_many_messages_at_once_are_refused(int count)
    {
        store.RequireOrSkip();
        (await Should.ThrowAsync<RequestFailedException>(() => Queue.ReceiveMessagesAsync(count))).Status.ShouldBe(400);
    }

    [SkippableFact]
    public async Task A_message_over_64_KiB_or_hidden_over_seven_days_is_refused()
    {
        store.RequireOrSkip();
        (await Should.ThrowAsync<RequestFailedException>(() => Queue.SendMessageAsync(new string('x', 65_537)))).Status.ShouldBeOneOf(400, 413);
        await Queue.SendMessageAsync(new string('x', 65_536));
        (await Should.ThrowAsync<RequestFailedException>(
            () => Queue.SendMessageAsync("x", TimeSpan.FromDays(8), TimeSpan.FromDays(30)))).Status.ShouldBe(400);
    }

    private static async Task ShouldFailAsync(Func<Task> action, int status, string code)
    {
        var failure = await Should.ThrowAsync<RequestFailedException>(action);
        (failure.Status, failure.ErrorCode).ShouldBe((status, code));
    }
}

public sealed class SqliteQueueTests(SqliteStore store) : QueueConformance(store), IClassFixture<SqliteStore>;

[Collection(AzuriteTests.Name)]
public sealed class AzuriteQueueTests(AzuriteStore store) : QueueConformance(store);
