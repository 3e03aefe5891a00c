using Azure;
using Azure.Data.Tables;

namespace CoachBot.Storage;

/// <summary>
/// Casebooks in the table <c>casebooks</c>: one partition a person, one entity-group transaction a commit. The rows <c>turn</c> and
/// <c>profile</c> are stored as <c>!turn</c> and <c>!profile</c>, so that they lie together before all others and one range query
/// reads them without passing the rest of a long casebook.
/// </summary>
public sealed class TableCasebookStore(TableServiceClient tables) : ICasebookStore
{
    private const string TableName = "casebooks";
    private const int MostChanges = 100;
    private const string HeadRange = "(RowKey ge '!' and RowKey lt '\"')";

    private static readonly string[] HeadKeys = ["turn", "profile"];

    private readonly CreatedTable created = new(tables, TableName);

    public async Task<IReadOnlyList<CasebookRow>> OpenAsync(PersonKey person, CancellationToken cancellationToken) =>
        await QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {person.ToString()}") + $" and {HeadRange}", string.Empty, cancellationToken);

    public async Task<IReadOnlyList<CasebookRow>> ReadAsync(PersonKey person, string prefix, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {person.ToString()}");
        if (prefix.Length > 0)
        {
            var range = TableClient.CreateQueryFilter($"(RowKey ge {prefix} and RowKey lt {Following(prefix)})");
            filter += Array.Exists(HeadKeys, key => key.StartsWith(prefix, StringComparison.Ordinal)) ? $" and ({range} or {HeadRange})" : $" and {range}";
        }

        return await QueryAsync(filter, prefix, cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, string>> CommitAsync(
        PersonKey person, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
            return new Dictionary<string, string>(StringComparer.Ordinal);
        if (changes.Count > MostChanges)
            throw new CasebookTooLargeException($"A commit holds at most {MostChanges} changes, not {changes.Count}; write some in an earlier turn.");
        var table = await created.GetAsync(cancellationToken);
        var partition = person.ToString();
        var actions = changes.Select(change => ToAction(partition, change)).ToList();
        try
        {
            var answers = (await table.SubmitTransactionAsync(actions, cancellationToken)).Value;
            return changes.Zip(answers).Where(pair => pair.First.Json is not null)
                .ToDictionary(pair => pair.First.Key, pair => pair.Second.Headers.ETag.ToString()!, StringComparer.Ordinal);
        }
        catch (RequestFailedException e) when (IsConflict(e))
        {
            throw new CasebookConflictException(person, e);
        }
        catch (RequestFailedException e) when (e.Status == 413)
        {
            throw new CasebookTooLargeException($"The commit of {changes.Count} rows is over 4 MiB, the most that one transaction holds.");
        }
    }

    public async Task ForgetAsync(PersonKey person, CancellationToken cancellationToken)
    {
        var table = await created.GetAsync(cancellationToken);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {person.ToString()}");
        while (true)
        {
            var rows = new List<TableEntity>();
            await foreach (var row in table.QueryAsync<TableEntity>(filter, MostChanges, ["PartitionKey", "RowKey"], cancellationToken))
                rows.Add(row);
            if (rows.Count == 0)
                return;
            foreach (var some in rows.Chunk(MostChanges))
                await DeleteAsync(table, some, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<CasebookRow>> QueryAsync(string filter, string prefix, CancellationToken cancellationToken)
    {
        var table = await created.GetAsync(cancellationToken);
        var rows = new List<CasebookRow>();
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var key = entity.RowKey.TrimStart('!');
            if (key.StartsWith(prefix, StringComparison.Ordinal))
                rows.Add(CasebookRows.Read(entity, key));
        }

        rows.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        return rows;
    }

    private static TableTransactionAction ToAction(string partition, RowChange change)
    {
        var rowKey = HeadKeys.Contains(change.Key) ? "!" + change.Key : change.Key;
        return change switch
        {
            { Json: { } json, ETag: null } => new(TableTransactionActionType.Add, CasebookRows.Write(partition, rowKey, json)),
            { Json: { } json, ETag: { } etag } =>
                new(TableTransactionActionType.UpdateReplace, CasebookRows.Write(partition, rowKey, json), new ETag(etag)),
            { ETag: { } etag } => new(TableTransactionActionType.Delete, new TableEntity(partition, rowKey), new ETag(etag)),
            _ => throw new ArgumentException($"The change of row {change.Key} deletes it without the version that was read.", nameof(change)),
        };
    }

    private static async Task DeleteAsync(TableClient table, IEnumerable<TableEntity> rows, CancellationToken cancellationToken)
    {
        try
        {
            var deletions = rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All));
            await table.SubmitTransactionAsync(deletions, cancellationToken);
        }
        catch (RequestFailedException e) when (IsConflict(e))
        {
            // Somebody else deleted one of them meanwhile; the next look at the casebook tells what is left.
        }
    }

    private static bool IsConflict(RequestFailedException e) =>
        e.Status == 412 || e.ErrorCode is "EntityAlreadyExists" or "ResourceNotFound" or "EntityNotFound";

    /// <summary>The first key after all that begin with the prefix.</summary>
    private static string Following(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);
}
