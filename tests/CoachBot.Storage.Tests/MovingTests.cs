using Azure.Data.Tables;
using CoachBot.Storage.Moving;
using CoachBot.Testing;
using Microsoft.AspNetCore.DataProtection;

namespace CoachBot.Storage.Tests;

/// <summary>Casebooks go from one store to another and back, whole or not at all.</summary>
[Collection(AzuriteTests.Name)]
public sealed class MovingTests(AzuriteStore azurite) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coach-move-").FullName;
    private readonly SqliteStore from = new();
    private readonly SqliteStore to = new();

    private string File => Path.Combine(folder, "export.jsonl");

    public void Dispose()
    {
        from.Dispose();
        to.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [SkippableFact]
    public async Task From_SQLite_to_Azure_and_back_every_row_arrives()
    {
        azurite.RequireOrSkip();
        await ClearAsync(azurite.Tables);
        await FillAsync(people: 30);
        var there = Path.Combine(folder, "azure.jsonl");

        var exported = await Move(from).ExportAsync(File, Ignore, default);
        (await Move(azurite).ImportAsync(File, Ignore, default)).ShouldBe(exported);
        (await Move(azurite).ExportAsync(there, Ignore, default)).ShouldBe(exported);
        (await Move(to).ImportAsync(there, Ignore, default)).ShouldBe(exported);

        exported.People.ShouldBe(30);
        foreach (var i in Enumerable.Range(0, 30))
            (await Casebooks(to).ReadAsync(Person(i), "", default)).Select(row => (row.Key, row.Json))
                .ShouldBe((await Casebooks(from).ReadAsync(Person(i), "", default)).Select(row => (row.Key, row.Json)));
        await ClearAsync(azurite.Tables);
    }

    [Fact]
    public async Task No_word_is_in_the_file()
    {
        await FillAsync(people: 2);
        await Move(from).ExportAsync(File, Ignore, default);
        (await System.IO.File.ReadAllTextAsync(File)).ShouldNotContain("Contoso");
    }

    [Fact]
    public async Task A_broken_off_export_goes_on_where_it_stopped()
    {
        await FillAsync(people: 20);
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => Move(from).ExportAsync(File, part => CancelAt(part, 0.5, stop), stop.Token));
        System.IO.File.Exists(File).ShouldBeFalse();
        await System.IO.File.AppendAllTextAsync(File + ".partial", "{\"partition\":\"cut of");

        (await Move(from).ExportAsync(File, Ignore, default)).People.ShouldBe(20);
        (await Move(from).CheckAsync(File, Ignore, default)).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_broken_off_import_goes_on_where_it_stopped()
    {
        await FillAsync(people: 20);
        await Move(from).ExportAsync(File, Ignore, default);
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => Move(to).ImportAsync(File, part => CancelAt(part, 0.5, stop), stop.Token));
        (await Move(to).CheckAsync(File, Ignore, default)).Differences.ShouldNotBeEmpty();

        (await Move(to).ImportAsync(File, Ignore, default)).People.ShouldBe(20);
        (await Move(to).CheckAsync(File, Ignore, default)).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_who_has_another_casebook_there_stops_the_import_before_anything_changes()
    {
        await FillAsync(people: 3);
        await Move(from).ExportAsync(File, Ignore, default);
        await new MasterKeyCheck(to.Tables, Protection.Shared).StartAsync(default);
        await Casebooks(to).CommitAsync(Person(2), [new("turn", "{\"other\":1}", null)], default);

        (await Should.ThrowAsync<MoveException>(() => Move(to).ImportAsync(File, Ignore, default))).Message.ShouldContain("Nothing was changed");
        (await Casebooks(to).OpenAsync(Person(0), default)).ShouldBeEmpty();
        (await Casebooks(to).OpenAsync(Person(2), default)).Single().Json.ShouldBe("{\"other\":1}");
    }

    [Fact]
    public async Task Another_master_key_stops_the_import_before_anything_changes()
    {
        await FillAsync(people: 1);
        await Move(from).ExportAsync(File, Ignore, default);
        var stranger = new CasebookMove(to.Tables, new EphemeralDataProtectionProvider());

        (await Should.ThrowAsync<MoveException>(() => stranger.ImportAsync(File, Ignore, default))).Message.ShouldContain("another master key");
        (await Casebooks(to).OpenAsync(Person(0), default)).ShouldBeEmpty();
        await new MasterKeyCheck(to.Tables, Protection.Shared).StartAsync(default);
    }

    [Theory]
    [InlineData("a row is missing")]
    [InlineData("the end is missing")]
    [InlineData("a byte is different")]
    public async Task A_damaged_file_is_refused_before_anything_changes(string damage)
    {
        await FillAsync(people: 3);
        await Move(from).ExportAsync(File, Ignore, default);
        var lines = (await System.IO.File.ReadAllLinesAsync(File)).ToList();
        if (damage == "a byte is different")
            lines[2] = lines[2].Replace("\"schema\":1", "\"schema\":2", StringComparison.OrdinalIgnoreCase);
        else
            lines.RemoveAt(damage == "the end is missing" ? lines.Count - 1 : 2);
        await System.IO.File.WriteAllLinesAsync(File, lines);

        (await Should.ThrowAsync<MoveException>(() => Move(to).ImportAsync(File, Ignore, default))).Message.ShouldContain("damaged");
        (await Casebooks(to).OpenAsync(Person(0), default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_store_that_nobody_used_has_nothing_to_export() =>
        (await Should.ThrowAsync<MoveException>(() => Move(from).ExportAsync(File, Ignore, default))).Message.ShouldContain("no casebooks");

    private static void Ignore(double part)
    {
    }

    private static void CancelAt(double part, double at, CancellationTokenSource stop)
    {
        if (part >= at)
            stop.Cancel();
    }

    private static PersonKey Person(int i) => new("slack", "T01", $"U{i:D3}");

    private static CasebookMove Move(IStore store) => new(store.Tables, Protection.Shared);

    private static TableCasebookStore Casebooks(IStore store) => new(store.Tables, Protection.Shared);

    private async Task FillAsync(int people)
    {
        await new MasterKeyCheck(from.Tables, Protection.Shared).StartAsync(default);
        foreach (var i in Enumerable.Range(0, people))
        {
            var rows = Enumerable.Range(0, i % 5 == 0 ? 97 : 3).Select(n => new RowChange($"application:{n:D3}", $"{{\"company\":\"Contoso {n}\"}}", null));
            await Casebooks(from).CommitAsync(Person(i), [new("turn", new string('x', i * 4000), null), .. rows], default);
        }
    }

    private static async Task ClearAsync(TableServiceClient tables)
    {
        var table = tables.GetTableClient(TableCasebookStore.TableName);
        await table.CreateIfNotExistsAsync();
        await foreach (var row in table.QueryAsync<TableEntity>(select: ["PartitionKey", "RowKey"]))
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey);
    }
}
