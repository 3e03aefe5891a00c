using Azure;
using Azure.Data.Tables;

namespace CoachBot.Storage.Tests;

/// <summary>What a table does with single rows, on either store.</summary>
public abstract class TableConformance(IStore store) : IAsyncLifetime
{
    private static int tables;

    protected TableClient Table { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (store.Tables is null)
            return;
        Table = store.Tables.GetTableClient($"people{Interlocked.Increment(ref tables)}{GetType().Name}");
        await Table.CreateAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [SkippableFact]
    public async Task A_row_is_read_back_as_it_was_added()
    {
        store.RequireOrSkip();
        var answer = await Table.AddEntityAsync(Maya("turn", ("City", "London")));

        answer.Status.ShouldBe(204);
        var row = (await Table.GetEntityAsync<TableEntity>("maya", "turn")).Value;
        row.PartitionKey.ShouldBe("maya");
        row.RowKey.ShouldBe("turn");
        row.GetString("City").ShouldBe("London");
        row.ETag.ShouldBe(answer.Headers.ETag!.Value);
        row.Timestamp.ShouldNotBeNull();
    }

    [SkippableFact]
    public async Task Every_type_of_property_survives()
    {
        store.RequireOrSkip();
        var time = new DateTimeOffset(2026, 11, 23, 8, 15, 30, TimeSpan.Zero).AddTicks(1234567);
        var guid = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
        var row = Maya(
            "all",
            ("Text", "naïve 🙂 שלום \u200d end"),
            ("Empty", string.Empty),
            ("Int", int.MinValue),
            ("Long", long.MaxValue),
            ("Double", 0.1),
            ("WholeDouble", 3.0),
            ("True", true),
            ("False", false),
            ("Time", time),
            ("Guid", guid),
            ("Bytes", new byte[] { 0, 1, 255 }));
        await Table.AddEntityAsync(row);

        var read = (await Table.GetEntityAsync<TableEntity>("maya", "all")).Value;
        read.GetString("Text").ShouldBe("naïve 🙂 שלום \u200d end");
        read.GetString("Empty").ShouldBe(string.Empty);
        read.GetInt32("Int").ShouldBe(int.MinValue);
        read.GetInt64("Long").ShouldBe(long.MaxValue);
        read.GetDouble("Double").ShouldBe(0.1);
        read.GetDouble("WholeDouble").ShouldBe(3.0);
        read.GetBoolean("True").ShouldBe(true);
        read.GetBoolean("False").ShouldBe(false);
        read.GetDateTimeOffset("Time").ShouldBe(time);
        read.GetGuid("Guid").ShouldBe(guid);
        read.GetBinary("Bytes").ShouldBe(new byte[] { 0, 1, 255 });
    }

    [SkippableFact]
    public async Task Adding_a_row_that_exists_is_refused()
    {
        store.RequireOrSkip();
        await Table.AddEntityAsync(Maya("turn"));

        await ShouldFailAsync(() => Table.AddEntityAsync(Maya("turn")), 409, "EntityAlreadyExists");
    }

    [SkippableFact]
    public async Task Reading_a_row_that_is_not_there_is_refused_or_answered_with_nothing()
    {
        store.RequireOrSkip();
        await ShouldFailAsync(() => Table.GetEntityAsync<TableEntity>("maya", "gone"), 404, "ResourceNotFound");
        (await Table.GetEntityIfExistsAsync<TableEntity>("maya", "gone")).HasValue.ShouldBeFalse();
    }

    [SkippableFact]
    public async Task Merging_keeps_the_other_properties_and_replacing_drops_them()
    {
        store.RequireOrSkip();
        await Table.AddEntityAsync(Maya("profile", ("City", "London"), ("Job", "analyst")));

        await Table.UpdateEntityAsync(Maya("profile", ("City", "Leeds")), ETag.All, TableUpdateMode.Merge);
        var merged = (await Table.GetEntityAsync<TableEntity>("maya", "profile")).Value;
        (merged.GetString("City"), merged.GetString("Job")).ShouldBe(("Leeds", "analyst"));

        await Table.UpdateEntityAsync(Maya("profile", ("City", "York")), ETag.All, TableUpdateMode.Replace);
        var replaced = (await Table.GetEntityAsync<TableEntity>("maya", "profile")).Value;
        (replaced.GetString("City"), replaced.GetString("Job")).ShouldBe(("York", null));
    }

    [SkippableFact]
    public async Task Upserting_inserts_then_merges_or_replaces()
    {
        store.RequireOrSkip();
        await Table.UpsertEntityAsync(Maya("profile", ("City", "London"), ("Job", "analyst")), TableUpdateMode.Merge);
        await Table.UpsertEntityAsync(Maya("profile", ("City", "Leeds")), TableUpdateMode.Merge);
        (await Table.GetEntityAsync<TableEntity>("maya", "profile")).Value.GetString("Job").ShouldBe("analyst");

        await Table.UpsertEntityAsync(Maya("profile", ("City", "York")), TableUpdateMode.Replace);
        (await Table.GetEntityAsync<TableEntity>("maya", "profile")).Value.GetString("Job").ShouldBeNull();
    }

    [SkippableFact]
    public async Task Every_change_gives_a_new_ETag_and_the_old_one_no_longer_counts()
    {
        store.RequireOrSkip();
        var first = (await Table.AddEntityAsync(Maya("turn", ("Count", 1)))).Headers.ETag!.Value;
        var second = (await Table.UpdateEntityAsync(Maya("turn", ("Count", 2)), first, TableUpdateMode.Replace)).Headers.ETag!.Value;

        second.ShouldNotBe(first);
        await ShouldFailAsync(
            () => Table.UpdateEntityAsync(Maya("turn", ("Count", 9)), first, TableUpdateMode.Replace), 412, "UpdateConditionNotSatisfied");
        await ShouldFailAsync(() => Table.DeleteEntityAsync("maya", "turn", first), 412, "UpdateConditionNotSatisfied");
        (await Table.GetEntityAsync<TableEntity>("maya", "turn")).Value.GetInt32("Count").ShouldBe(2);
        (await Table.DeleteEntityAsync("maya", "turn", second)).Status.ShouldBe(204);
    }

    [SkippableFact]
    public async Task Updating_a_row_that_is_not_there_is_refused_and_deleting_it_is_answered_404()
    {
        store.RequireOrSkip();
        await ShouldFailAsync(() => Table.UpdateEntityAsync(Maya("gone"), ETag.All), 404, "ResourceNotFound");
        (await Table.DeleteEntityAsync("maya", "gone")).Status.ShouldBe(404);
    }

    [SkippableFact]
    public async Task Only_selected_properties_are_read()
    {
        store.RequireOrSkip();
        await Table.AddEntityAsync(Maya("profile", ("City", "London"), ("Job", "analyst")));

        var row = (await Table.GetEntityAsync<TableEntity>("maya", "profile", ["City"])).Value;
        row.GetString("City").ShouldBe("London");
        row.GetString("Job").ShouldBeNull();
    }

    [SkippableFact]
    public async Task A_table_that_is_not_there_is_named_in_the_refusal()
    {
        store.RequireOrSkip();
        var missing = store.Tables.GetTableClient("missing");
        await ShouldFailAsync(() => missing.AddEntityAsync(Maya("turn")), 404, "TableNotFound");
        (await Table.CreateIfNotExistsAsync()).Value.Name.ShouldBe(Table.Name);
        await ShouldFailAsync(() => Table.CreateAsync(), 409, "TableAlreadyExists");
    }

    [SkippableFact]
    public async Task Keys_of_every_channel_can_be_stored()
    {
        store.RequireOrSkip();
        string[] people = [new PersonKey("msteams", "9f2b/x", "29:1a#b?c\\d%e").ToString(), "slack|T01|U02", "local|-|it's ünïcödé & <more>+"];
        foreach (var person in people)
        {
            await Table.AddEntityAsync(new TableEntity(person, "application:01J9 'x'") { ["City"] = person });
            (await Table.GetEntityAsync<TableEntity>(person, "application:01J9 'x'")).Value.GetString("City").ShouldBe(person);
            (await Table.DeleteEntityAsync(person, "application:01J9 'x'")).Status.ShouldBe(204);
        }
    }

    [SkippableFact]
    public async Task A_property_over_64_KiB_is_refused()
    {
        store.RequireOrSkip();
        await ShouldFailAsync(() => Table.AddEntityAsync(Maya("long", ("Text", new string('x', 33_000)))), 400, "PropertyValueTooLarge");
        await Table.AddEntityAsync(Maya("longest", ("Text", new string('x', 32_768))));
    }

    protected static TableEntity Maya(string row, params (string Name, object Value)[] properties)
    {
        var entity = new TableEntity("maya", row);
        foreach (var (name, value) in properties)
            entity[name] = value;
        return entity;
    }

    protected static async Task ShouldFailAsync(Func<Task> action, int status, string code)
    {
        var failure = await Should.ThrowAsync<RequestFailedException>(action);
        (failure.Status, failure.ErrorCode).ShouldBe((status, code));
    }
}

public sealed class SqliteTableTests(SqliteStore store) : TableConformance(store), IClassFixture<SqliteStore>;

[Collection(AzuriteTests.Name)]
public sealed class AzuriteTableTests(AzuriteStore store) : TableConformance(store);
