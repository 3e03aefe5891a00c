using System.Diagnostics;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CoachBot.Testing;

namespace CoachBot.Storage.Tests;

/// <summary>What our clients write, the official JavaScript clients read, and the other way round; on the emulator.</summary>
[Collection(AzuriteTests.Name)]
public sealed class CrosswiseTests(AzuriteStore store)
{
    private const string Person = "slack|T01|it's maya";

    private static readonly DateTimeOffset Time = new DateTimeOffset(2026, 11, 23, 8, 15, 30, TimeSpan.Zero).AddTicks(1234567);
    private static readonly Guid Id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

    [SkippableFact]
    public async Task Rows_that_the_official_client_writes_are_read_by_ours()
    {
        RequireOrSkip();
        var table = await TableAsync("theirs");
        (await RunAsync("writeRows", table.Name)).EnumerateArray().Select(status => status.GetInt32()).ShouldBe([204, 204]);

        foreach (var key in new[] { "one", "two", "three" })
        {
            var row = (await table.GetEntityAsync<TableEntity>(Person, key)).Value;
            row.GetString("text").ShouldBe("naïve 🙂 שלום");
            row.GetInt32("int").ShouldBe(7);
            row.GetInt64("long").ShouldBe(9007199254740993);
            row.GetDouble("double").ShouldBe(2.5);
            row.GetBoolean("flag").ShouldBe(true);
            row.GetDateTimeOffset("time").ShouldBe(Time);
            row.GetGuid("guid").ShouldBe(Id);
            row.GetBinary("bytes").ShouldBe(new byte[] { 0, 1, 255 });
            await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
        }
    }

    [SkippableFact]
    public async Task Rows_that_ours_writes_are_read_by_the_official_client()
    {
        RequireOrSkip();
        var table = await TableAsync("ours");
        await table.AddEntityAsync(Row("ours"));
        await table.SubmitTransactionAsync([
            new TableTransactionAction(TableTransactionActionType.Add, Row("second")),
            new TableTransactionAction(TableTransactionActionType.UpsertReplace, Row("third")),
        ]);

        var read = await RunAsync("readRow", table.Name);
        read.GetProperty("text").GetString().ShouldBe("naïve 🙂 שלום");
        read.GetProperty("int").GetInt32().ShouldBe(7);
        read.GetProperty("long").GetString().ShouldBe("9007199254740993");
        read.GetProperty("double").GetDouble().ShouldBe(2.5);
        read.GetProperty("flag").GetBoolean().ShouldBeTrue();
        read.GetProperty("time").GetString()!.ShouldStartWith("2026-11-23T08:15:30.123");
        read.GetProperty("guid").GetString().ShouldBe(Id.ToString());
        read.GetProperty("bytes").GetString().ShouldBe("0001ff");
        new ETag(read.GetProperty("etag").GetString()!).ShouldBe((await table.GetEntityAsync<TableEntity>(Person, "ours")).Value.ETag);
        (await RunAsync("countRows", table.Name)).GetInt32().ShouldBe(3);
    }

    [SkippableFact]
    public async Task Messages_go_both_ways()
    {
        RequireOrSkip();
        var queue = store.Queues.GetQueueClient("crosswise");
        await queue.CreateAsync();

        var sent = (await RunAsync("send", queue.Name)).GetString();
        var received = (await queue.ReceiveMessageAsync()).Value;
        (received.MessageId, received.Body.ToString()).ShouldBe((sent, "their <message> & 🙂"));
        await queue.DeleteMessageAsync(received.MessageId, received.PopReceipt);

        await queue.SendMessageAsync("our <message> & 🙂");
        var theirs = await RunAsync("receive", queue.Name);
        (theirs.GetProperty("text").GetString(), theirs.GetProperty("count").GetInt32()).ShouldBe(("our <message> & 🙂", 1));
        (await queue.PeekMessageAsync()).Value.ShouldBeNull();
    }

    private static void RequireOrSkip() => NodeTools.RequireOrSkip("azurite", "@azure/data-tables", "@azure/storage-queue");

    private static TableEntity Row(string key) => new(Person, key)
    {
        ["text"] = "naïve 🙂 שלום",
        ["int"] = 7,
        ["long"] = 9007199254740993,
        ["double"] = 2.5,
        ["flag"] = true,
        ["time"] = Time,
        ["guid"] = Id,
        ["bytes"] = new byte[] { 0, 1, 255 },
    };

    private async Task<TableClient> TableAsync(string name)
    {
        await store.Tables.CreateTableAsync(name);
        return store.Tables.GetTableClient(name);
    }

    private async Task<JsonElement> RunAsync(string command, string name)
    {
        var script = Path.Combine(NodeTools.RepositoryRoot, "tests", "CoachBot.Storage.Tests", "crosswise.cjs");
        var start = NodeTools.Script(script, command, name);
        start.Environment["CROSSWISE_CONNECTION"] = store.ConnectionString;
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0, await errors);
        return JsonDocument.Parse(output).RootElement;
    }
}
