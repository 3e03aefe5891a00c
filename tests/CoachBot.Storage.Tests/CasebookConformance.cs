namespace CoachBot.Storage.Tests;

/// <summary>What a casebook promises a turn, on either store.</summary>
public abstract class CasebookConformance(IStore store)
{
    private static int people;

    private readonly PersonKey maya = new("slack", "T01/ä", $"U{Interlocked.Increment(ref people)}#");

    private ICasebookStore Casebooks => field ??= new TableCasebookStore(store.Tables, Protection.Shared);

    [SkippableFact]
    public async Task A_person_never_seen_has_an_empty_casebook()
    {
        store.RequireOrSkip();
        (await Casebooks.OpenAsync(maya, default)).ShouldBeEmpty();
        (await Casebooks.ReadAsync(maya, string.Empty, default)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Opening_reads_the_turn_and_the_profile_and_nothing_else()
    {
        store.RequireOrSkip();
        await CommitAsync(New("turn", "1"), New("profile", "2"), New("application:01", "3"), New("reflection:01", "4"));

        var rows = await Casebooks.OpenAsync(maya, default);
        rows.Select(row => (row.Key, row.Json)).ShouldBe([("profile", "2"), ("turn", "1")]);
    }

    [SkippableFact]
    public async Task Rows_are_read_by_prefix_in_order_of_their_keys()
    {
        store.RequireOrSkip();
        await CommitAsync(New("turn", "t"), New("application:02", "b"), New("application:01", "a"), New("reflection:01", "r"), New("appointment:01", "x"));

        (await Casebooks.ReadAsync(maya, "application:", default)).Select(row => row.Key).ShouldBe(["application:01", "application:02"]);
        (await Casebooks.ReadAsync(maya, "t", default)).Select(row => row.Key).ShouldBe(["turn"]);
        (await Casebooks.ReadAsync(maya, string.Empty, default)).Select(row => row.Key)
            .ShouldBe(["application:01", "application:02", "appointment:01", "reflection:01", "turn"]);
    }

    [SkippableFact]
    public async Task A_commit_changes_adds_and_deletes_in_one_go_and_tells_the_new_ETags()
    {
        store.RequireOrSkip();
        var first = await CommitAsync(New("turn", "1"), New("application:01", "a"));
        var second = await CommitAsync(new("turn", "2", first["turn"]), new("application:01", null, first["application:01"]), New("application:02", "b"));

        second.Keys.ShouldBe(["turn", "application:02"], ignoreOrder: true);
        var rows = await Casebooks.ReadAsync(maya, string.Empty, default);
        rows.Select(row => (row.Key, row.Json)).ShouldBe([("application:02", "b"), ("turn", "2")]);
        rows.ShouldAllBe(row => row.ETag == second[row.Key]);
    }

    [SkippableFact]
    public async Task A_workspace_that_left_is_erased_and_no_other()
    {
        store.RequireOrSkip();
        var (tom, aroha, other) = (new PersonKey("slack", "T02|x", "U1"), new PersonKey("slack", "T02|x", "U2"), new PersonKey("slack", "T02", "U1"));
        foreach (var person in (PersonKey[])[tom, aroha, other, maya])
            await Casebooks.CommitAsync(person, [New("turn", "1"), New("application:01", "a")], default);

        (await Casebooks.ForgetTenantAsync("slack", "T02|x", default)).ShouldBe(2);
        (await Casebooks.ReadAsync(tom, string.Empty, default)).ShouldBeEmpty();
        (await Casebooks.ReadAsync(aroha, string.Empty, default)).ShouldBeEmpty();
        (await Casebooks.ReadAsync(other, string.Empty, default)).Count.ShouldBe(2);
        (await Casebooks.ReadAsync(maya, string.Empty, default)).Count.ShouldBe(2);
        (await Casebooks.ForgetTenantAsync("slack", "T02|x", default)).ShouldBe(0);
        await Casebooks.ForgetTenantAsync("slack", "T02", default);
    }

    [SkippableFact]
    public async Task A_commit_on_an_old_version_is_a_conflict_and_writes_nothing()
    {
        store.RequireOrSkip();
        var first = await CommitAsync(New("turn", "1"));
        await CommitAsync(new RowChange("turn", "2", first["turn"]));

        await Should.ThrowAsync<CasebookConflictException>(() => CommitAsync(New("application:01", "a"), new("turn", "3", first["turn"])));
        (await Casebooks.ReadAsync(maya, string.Empty, default)).Select(row => row.Json).ShouldBe(["2"]);
    }

    [SkippableFact]
    public async Task Two_first_turns_at_once_are_a_conflict_for_one()
    {
        store.RequireOrSkip();
        var turns = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => TryAsync(New("turn", $"{i}"))));

        turns.Count(succeeded => succeeded).ShouldBe(1);
    }

    [SkippableFact]
    public async Task A_change_to_a_row_that_was_deleted_is_a_conflict()
    {
        store.RequireOrSkip();
        var first = await CommitAsync(New("application:01", "a"));
        await CommitAsync(new RowChange("application:01", null, first["application:01"]));

        await Should.ThrowAsync<CasebookConflictException>(() => CommitAsync(new RowChange("application:01", "b", first["application:01"])));
        await Should.ThrowAsync<CasebookConflictException>(() => CommitAsync(new RowChange("application:01", null, first["application:01"])));
    }

    [SkippableTheory]
    [InlineData(31_999)]
    [InlineData(32_000)]
    [InlineData(100_000)]
    public async Task Long_rows_come_back_whole_even_where_a_split_meets_an_emoji(int length)
    {
        store.RequireOrSkip();
        var json = string.Concat(Enumerable.Repeat("x🙂", length / 3)).PadRight(length, '.');
        await CommitAsync(New("turn", "y" + json), New("profile", json));

        var rows = await Casebooks.OpenAsync(maya, default);
        rows.Select(row => row.Json).ShouldBe([json, "y" + json]);
    }

    [SkippableFact]
    public async Task A_row_over_1_MiB_is_refused_before_it_is_sent()
    {
        store.RequireOrSkip();
        await CommitAsync(New("turn", new string('x', 500_000)));
        var refusal = await Should.ThrowAsync<CasebookTooLargeException>(() => CommitAsync(New("profile", new string('x', 530_000))));
        refusal.Message.ShouldContain("profile");
        (await Casebooks.OpenAsync(maya, default)).Count.ShouldBe(1);
    }

    [SkippableFact]
    public async Task A_commit_of_over_99_changes_or_over_4_MiB_is_refused_whole()
    {
        store.RequireOrSkip();
        await Should.ThrowAsync<CasebookTooLargeException>(() => CommitAsync([.. Enumerable.Range(0, 100).Select(i => New($"note:{i:D3}", "x"))]));
        await Should.ThrowAsync<CasebookTooLargeException>(
            () => CommitAsync([.. Enumerable.Range(0, 10).Select(i => New($"note:{i:D3}", new string('x', 480_000)))]));
        (await Casebooks.ReadAsync(maya, string.Empty, default)).ShouldBeEmpty();
        (await CommitAsync([.. Enumerable.Range(0, 99).Select(i => New($"note:{i:D3}", "x"))])).Count.ShouldBe(99);
        (await CommitAsync([.. Enumerable.Range(0, 99).Select(i => New($"more:{i:D3}", "x"))])).Count.ShouldBe(99);
    }

    [SkippableFact]
    public async Task Forgetting_erases_every_row_and_leaves_other_people_alone()
    {
        store.RequireOrSkip();
        var tom = maya with { User = "tom" + maya.User };
        await Casebooks.CommitAsync(tom, [New("turn", "t")], default);
        for (var batch = 0; batch < 3; batch++)
            await CommitAsync([.. Enumerable.Range(0, 90).Select(i => New($"note:{batch}-{i:D3}", "x"))]);

        await Casebooks.ForgetAsync(maya, default);

        (await Casebooks.ReadAsync(maya, string.Empty, default)).ShouldBeEmpty();
        (await Casebooks.OpenAsync(tom, default)).Count.ShouldBe(1);
    }

    private static RowChange New(string key, string json) => new(key, json, null);

    private Task<IReadOnlyDictionary<string, string>> CommitAsync(params RowChange[] changes) => Casebooks.CommitAsync(maya, changes, default);

    private async Task<bool> TryAsync(RowChange change)
    {
        try
        {
            await CommitAsync(change);
            return true;
        }
        catch (CasebookConflictException)
        {
            return false;
        }
    }
}

public sealed class SqliteCasebookTests(SqliteStore store) : CasebookConformance(store), IClassFixture<SqliteStore>;

[Collection(AzuriteTests.Name)]
public sealed class AzuriteCasebookTests(AzuriteStore store) : CasebookConformance(store);
