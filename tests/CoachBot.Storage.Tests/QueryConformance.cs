using Azure;
using Azure.Data.Tables;

namespace CoachBot.Storage.Tests;

/// <summary>What queries find and how they page, on either store.</summary>
public abstract class QueryConformance(IStore store) : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Known = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly byte[] Bytes = [1, 2, 255];

    private static int tables;

    private TableClient Table { get; set; } = null!;

    public static TheoryData<string, string> Filters => new()
    {
        { string.Empty, "a b c d" },
        { "PartitionKey eq 'aroha'", "a b c d" },
        { "PartitionKey eq 'yusuf'", string.Empty },
        { "RowKey eq 'b'", "b" },
        { "PartitionKey eq 'aroha' and RowKey ge 'b' and RowKey lt 'd'", "b c" },
        { "PartitionKey eq 'aroha' and (RowKey eq 'a' or RowKey eq 'd')", "a d" },
        { "PartitionKey eq 'aroha' and (RowKey eq 'd' or RowKey eq 'a' or RowKey gt 'c')", "a d" },
        { "PartitionKey eq 'aroha' and RowKey gt 'c' and RowKey lt 'b'", string.Empty },
        { "PartitionKey ge 'aroha' and PartitionKey le 'aroha' and RowKey gt 'b'", "c d" },
        { "PartitionKey gt 'arohb'", string.Empty },
        { "RowKey ne 'b'", "a c d" },
        { "Number gt 1", "c d" },
        { "Number ge 1 and Number le 2", "b c" },
        { "Number lt 1 or Number eq 3", "a d" },
        { "not (Number lt 2)", "c d" },
        { "not (Number eq 1) and not (Number eq 2)", "a d" },
        { "Number eq 1 or Number eq 2 and Text eq 'nobody'", "b" },
        { "(Number eq 1 or Number eq 2) and Text eq 'text 2'", "c" },
        { "Text eq 'it''s'", "d" },
        { "Text ge 'text 1' and Text lt 'text 3'", "b c" },
        { "Big eq 5000000002L", "c" },
        { "Big gt 5000000001L", "c d" },
        { "Ratio gt 1.25", "c d" },
        { "Ratio eq 0.5", "b" },
        { "Odd eq true", "b d" },
        { "Odd eq false", "a c" },
        { $"When ge datetime'2026-11-23T14:00:00Z'", "c d" },
        { $"Id eq guid'{Known}'", "d" },
        { "Missing eq 'x'", string.Empty },
    };

    public async Task InitializeAsync()
    {
        if (store.Tables is null)
            return;
        Table = store.Tables.GetTableClient($"finds{Interlocked.Increment(ref tables)}{GetType().Name}");
        await Table.CreateAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [SkippableFact]
    public async Task Filters_find_what_they_say()
    {
        store.RequireOrSkip();
        await AddFourAsync();
        foreach (var row in Filters)
        {
            var (filter, expected) = ((string)row[0], (string)row[1]);
            string.Join(' ', await KeysAsync(filter)).ShouldBe(expected, filter);
        }
    }

    [SkippableFact]
    public async Task Filters_made_from_values_quote_and_type_them()
    {
        store.RequireOrSkip();
        await AddFourAsync();
        (await KeysAsync(TableClient.CreateQueryFilter($"Text eq {"it's"}"))).ShouldBe(["d"]);
        (await KeysAsync(TableClient.CreateQueryFilter($"Number eq {2}"))).ShouldBe(["c"]);
        (await KeysAsync(TableClient.CreateQueryFilter($"Big eq {5000000001L}"))).ShouldBe(["b"]);
        (await KeysAsync(TableClient.CreateQueryFilter($"Ratio ge {1.0}"))).ShouldBe(["c", "d"]);
        (await KeysAsync(TableClient.CreateQueryFilter($"Odd eq {true}"))).ShouldBe(["b", "d"]);
        (await KeysAsync(TableClient.CreateQueryFilter($"When eq {Noon.AddHours(1)}"))).ShouldBe(["b"]);
        (await KeysAsync(TableClient.CreateQueryFilter($"Id eq {Known}"))).ShouldBe(["d"]);
        (await KeysAsync(TableClient.CreateQueryFilter($"Blob eq {Bytes}"))).ShouldBe(["d"]);
    }

    [SkippableTheory]
    [InlineData("RowKey eq")]
    [InlineData("(RowKey eq 'a'")]
    [InlineData("RowKey eq 'a' RowKey")]
    public async Task A_filter_that_cannot_be_read_is_refused(string filter)
    {
        store.RequireOrSkip();
        var failure = await Should.ThrowAsync<RequestFailedException>(() => KeysAsync(filter));
        failure.Status.ShouldBe(400);
    }

    [SkippableFact]
    public async Task Over_2500_rows_come_in_pages_in_order_and_each_once()
    {
        store.RequireOrSkip();
        foreach (var chunk in Enumerable.Range(0, 2550).Chunk(100))
            await Table.SubmitTransactionAsync(chunk.Select(i =>
                new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("aroha", $"{i:D5}") { ["Odd"] = i % 2 == 1 })));

        var pages = await PagesAsync(null);
        pages.Select(page => page.Count).ShouldBe([1000, 1000, 550]);
        pages.SelectMany(page => page).ShouldBe(Enumerable.Range(0, 2550).Select(i => $"{i:D5}"));
        (await PagesAsync("Odd eq true")).SelectMany(page => page).Count().ShouldBe(1275);
    }

    [SkippableFact]
    public async Task A_page_has_as_many_rows_as_asked_for_and_its_token_leads_on()
    {
        store.RequireOrSkip();
        await AddFourAsync();
        string? token = null;
        await foreach (var page in Table.QueryAsync<TableEntity>(maxPerPage: 3).AsPages())
        {
            page.Values.Select(row => row.RowKey).ShouldBe(["a", "b", "c"]);
            token = page.ContinuationToken;
            break;
        }

        await foreach (var page in Table.QueryAsync<TableEntity>(maxPerPage: 3).AsPages(token))
        {
            page.Values.Select(row => row.RowKey).ShouldBe(["d"]);
            page.ContinuationToken.ShouldBeNull();
        }
    }

    private async Task AddFourAsync()
    {
        for (var i = 0; i < 4; i++)
        {
            var row = new TableEntity("aroha", $"{(char)('a' + i)}")
            {
                ["Number"] = i,
                ["Big"] = 5_000_000_000L + i,
                ["Ratio"] = (i * 1.0) - 0.5,
                ["Odd"] = i % 2 == 1,
                ["Text"] = i == 3 ? "it's" : $"text {i}",
                ["When"] = Noon.AddHours(i),
                ["Id"] = i == 3 ? Known : Guid.Empty,
                ["Blob"] = i == 3 ? Bytes : [0],
            };
            await Table.AddEntityAsync(row);
        }
    }

    private async Task<List<string>> KeysAsync(string filter)
    {
        var keys = new List<string>();
        await foreach (var row in Table.QueryAsync<TableEntity>(filter))
            keys.Add(row.RowKey);
        return keys;
    }

    private async Task<List<List<string>>> PagesAsync(string? filter)
    {
        var pages = new List<List<string>>();
        await foreach (var page in Table.QueryAsync<TableEntity>(filter).AsPages())
            pages.Add([.. page.Values.Select(row => row.RowKey)]);
        return pages;
    }
}

public sealed class SqliteQueryTests(SqliteStore store) : QueryConformance(store), IClassFixture<SqliteStore>;

[Collection(AzuriteTests.Name)]
public sealed class AzuriteQueryTests(AzuriteStore store) : QueryConformance(store);
