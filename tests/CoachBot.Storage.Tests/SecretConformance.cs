using System.Text;
using Azure.Data.Tables;

namespace CoachBot.Storage.Tests;

/// <summary>What the keeping of tokens promises, on either store.</summary>
public abstract class SecretConformance(IStore store)
{
    private const string Token = "xoxb-not-a-real-token";
    private static int names;

    private readonly string name = $"slack.install.T{Interlocked.Increment(ref names)}";

    private ISecretStore Secrets => field ??= new TableSecretStore(store.Tables, Protection.Shared);

    [SkippableFact]
    public async Task A_secret_is_read_back_as_written_by_another_process_too()
    {
        store.RequireOrSkip();
        (await Secrets.ReadAsync(name, default)).ShouldBeNull();
        var written = await Secrets.WriteAsync(name, Token, null, default);
        (await new TableSecretStore(store.Tables, Protection.Shared).ReadAsync(name, default)).ShouldBe(written);
        (await Secrets.ListAsync("slack.install.", default)).ShouldContain(written!);
        (await Secrets.ListAsync("slack.other.", default)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Of_two_who_write_at_once_one_is_told_that_it_was_late()
    {
        store.RequireOrSkip();
        var first = await Secrets.WriteAsync(name, "1", null, default);
        (await Secrets.WriteAsync(name, "2", null, default)).ShouldBeNull();
        var second = await Secrets.WriteAsync(name, "2", first!.ETag, default);
        (await Secrets.WriteAsync(name, "3", first.ETag, default)).ShouldBeNull();
        (await Secrets.DeleteAsync(first, default)).ShouldBeFalse();
        (await Secrets.ReadAsync(name, default)).ShouldBe(second);
    }

    [SkippableFact]
    public async Task A_secret_is_used_up_once()
    {
        store.RequireOrSkip();
        var written = (await Secrets.WriteAsync(name, "state", null, default))!;
        (await Secrets.DeleteAsync(written, default)).ShouldBeTrue();
        (await Secrets.DeleteAsync(written, default)).ShouldBeFalse();
        (await Secrets.ReadAsync(name, default)).ShouldBeNull();
    }

    [SkippableFact]
    public async Task What_lies_in_the_table_gives_nothing_away_and_cannot_be_swapped()
    {
        store.RequireOrSkip();
        await Secrets.WriteAsync(name, Token, null, default);
        var table = store.Tables.GetTableClient("secrets");
        var row = (await table.GetEntityAsync<TableEntity>("secrets", Uri.EscapeDataString(name))).Value;
        var raw = string.Concat(row.Select(p => p.Value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : p.Value?.ToString()));
        raw.ShouldNotContain(Token);

        row.RowKey = Uri.EscapeDataString(name + "x");
        await table.AddEntityAsync(row);
        await Should.ThrowAsync<InvalidDataException>(() => Secrets.ReadAsync(name + "x", default));
        await table.DeleteEntityAsync("secrets", row.RowKey);
    }
}

public sealed class SqliteSecretTests(SqliteStore store) : SecretConformance(store), IClassFixture<SqliteStore>;

[Collection(AzuriteTests.Name)]
public sealed class AzuriteSecretTests(AzuriteStore store) : SecretConformance(store);
