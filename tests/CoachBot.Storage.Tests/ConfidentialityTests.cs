using System.Text;
using Azure.Data.Tables;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Storage.Tests;

/// <summary>A person's words are never on disk in the clear, and are gone when the person asks for it.</summary>
public sealed class ConfidentialityTests : IDisposable
{
    private const string Canary = "canary-Contoso-said-no";

    private readonly SqliteStore store = new();
    private readonly PersonKey maya = new("slack", "T01", "maya");
    private readonly TableCasebookStore casebooks;

    public ConfidentialityTests() => casebooks = new TableCasebookStore(store.Tables, Protection.Shared);

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task No_word_of_a_casebook_is_in_the_files()
    {
        await casebooks.CommitAsync(maya, [new("turn", Canary, null), new("reflection:01", Canary, null)], default);

        RawBytes().ShouldNotContain(Canary);
        RawBytes().ShouldContain("reflection:01");
        (await casebooks.OpenAsync(maya, default)).Single().Json.ShouldBe(Canary);
    }

    [Fact]
    public async Task Forgetting_takes_the_key_and_the_rows_out_of_the_files()
    {
        await casebooks.CommitAsync(maya, [new("turn", Canary, null), new("reflection:01", Canary, null)], default);
        var wrapped = (await store.Tables.GetTableClient("casebooks").GetEntityAsync<TableEntity>(maya.ToString(), "!key")).Value.GetBinary("Wrapped")!;
        RawBytes().ShouldContain(Encoding.Latin1.GetString(wrapped));

        await casebooks.ForgetAsync(maya, default);

        RawBytes().ShouldNotContain(Encoding.Latin1.GetString(wrapped));
        RawBytes().ShouldNotContain("reflection:01");
    }

    [Fact]
    public async Task A_forgotten_person_who_comes_back_gets_a_new_key_on_every_replica()
    {
        var replica = new TableCasebookStore(store.Tables, Protection.Shared);
        await casebooks.CommitAsync(maya, [new("turn", "old", null)], default);
        var before = (await replica.OpenAsync(maya, default)).Single();
        await casebooks.ForgetAsync(maya, default);

        await Should.ThrowAsync<CasebookConflictException>(() => replica.CommitAsync(maya, [new("turn", "late", before.ETag)], default));
        await casebooks.CommitAsync(maya, [new("turn", "new", null)], default);
        await replica.OpenAsync(maya, default);
        await casebooks.ForgetAsync(maya, default);
        await Should.ThrowAsync<CasebookConflictException>(() => replica.CommitAsync(maya, [new("note:1", "late", null)], default));

        await casebooks.CommitAsync(maya, [new("turn", "newest", null), new("note:2", "n", null)], default);
        (await replica.ReadAsync(maya, "note:", default)).Single().Json.ShouldBe("n");
        (await replica.OpenAsync(maya, default)).Single().Json.ShouldBe("newest");
    }

    [Fact]
    public async Task A_replica_that_remembers_an_old_key_learns_the_new_one_when_it_reads()
    {
        var replica = new TableCasebookStore(store.Tables, Protection.Shared);
        await casebooks.CommitAsync(maya, [new("note:1", "old", null)], default);
        (await replica.ReadAsync(maya, "note:", default)).Single().Json.ShouldBe("old");
        await casebooks.ForgetAsync(maya, default);
        await casebooks.CommitAsync(maya, [new("note:2", "new", null)], default);

        (await replica.ReadAsync(maya, "note:", default)).Single().Json.ShouldBe("new");
    }

    [Fact]
    public async Task A_replica_that_saw_nobody_learns_the_key_of_whom_another_has_met_since()
    {
        var replica = new TableCasebookStore(store.Tables, Protection.Shared);
        (await replica.OpenAsync(maya, default)).ShouldBeEmpty();
        await casebooks.CommitAsync(maya, [new("note:1", "new", null)], default);

        (await replica.ReadAsync(maya, "note:", default)).Single().Json.ShouldBe("new");
    }

    [Fact]
    public async Task When_the_master_key_changes_people_s_keys_are_wrapped_anew_as_they_come_and_nothing_is_lost()
    {
        var folder = Directory.CreateTempSubdirectory("coach-keys-");
        try
        {
            await new TableCasebookStore(store.Tables, Keys(folder)).CommitAsync(maya, [new("turn", "kept", null)], default);
            var before = await WrappedAsync();
            NewMasterKey(folder);

            (await new TableCasebookStore(store.Tables, Keys(folder)).OpenAsync(maya, default)).Single().Json.ShouldBe("kept");
            var after = await WrappedAsync();
            after.ShouldNotBe(before);
            await new TableCasebookStore(store.Tables, Keys(folder)).OpenAsync(maya, default);
            (await WrappedAsync()).ShouldBe(after, "once is enough");

            File.Delete(folder.GetFiles().OrderBy(file => file.CreationTimeUtc).First().FullName);
            (await new TableCasebookStore(store.Tables, Keys(folder)).OpenAsync(maya, default)).Single().Json.ShouldBe("kept", "the old master key can be retired");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_row_moved_to_another_place_is_not_taken_for_what_it_is_not()
    {
        await casebooks.CommitAsync(maya, [new("note:1", "mine", null)], default);
        var table = store.Tables.GetTableClient("casebooks");
        var row = (await table.GetEntityAsync<TableEntity>(maya.ToString(), "note:1")).Value;
        row.RowKey = "note:2";
        await table.AddEntityAsync(row);

        await Should.ThrowAsync<System.Security.Cryptography.CryptographicException>(() => casebooks.ReadAsync(maya, "note:", default));
    }

    [Fact]
    public async Task Another_master_key_is_refused_at_the_start_and_loses_nothing()
    {
        await new MasterKeyCheck(store.Tables, Protection.Shared).StartAsync(default);
        await casebooks.CommitAsync(maya, [new("turn", "kept", null)], default);
        var stranger = new EphemeralDataProtectionProvider();

        var refusal = await Should.ThrowAsync<StorageConfigurationException>(() => new MasterKeyCheck(store.Tables, stranger).StartAsync(default));
        refusal.Message.ShouldContain("COACH_DATA");
        await Should.ThrowAsync<StorageConfigurationException>(() => new TableCasebookStore(store.Tables, stranger).OpenAsync(maya, default));
        await new MasterKeyCheck(store.Tables, Protection.Shared).StartAsync(default);
        (await new TableCasebookStore(store.Tables, Protection.Shared).OpenAsync(maya, default)).Single().Json.ShouldBe("kept");
    }

    private static IDataProtectionProvider Keys(DirectoryInfo folder) => DataProtectionProvider.Create(folder);

    private static void NewMasterKey(DirectoryInfo folder)
    {
        using var services = new ServiceCollection().AddDataProtection().PersistKeysToFileSystem(folder).Services.BuildServiceProvider();
        services.GetRequiredService<IKeyManager>().CreateNewKey(TimeProvider.System.GetUtcNow(), DateTimeOffset.MaxValue);
    }

    private async Task<byte[]> WrappedAsync() =>
        (await store.Tables.GetTableClient("casebooks").GetEntityAsync<TableEntity>(maya.ToString(), "!key")).Value.GetBinary("Wrapped")!;

    /// <summary>The database, its log and its shared memory as text, byte by byte.</summary>
    private string RawBytes() => string.Concat(
        Directory.GetFiles(Path.GetDirectoryName(store.File)!).Select(ReadAll));

    private static string ReadAll(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Encoding.Latin1.GetString(bytes);
    }
}
