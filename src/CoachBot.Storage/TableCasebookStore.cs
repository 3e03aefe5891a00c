using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.DataProtection;

namespace CoachBot.Storage;

/// <summary>
/// Casebooks in the table <c>casebooks</c>: one partition a person, one entity-group transaction a commit, every row sealed with the
/// person's own key. The rows <c>turn</c>, <c>profile</c> and the key are stored as <c>!turn</c>, <c>!profile</c> and <c>!key</c>, so that
/// they lie together before all others and one range query reads them without passing the rest of a long casebook.
/// </summary>
public sealed class TableCasebookStore(TableServiceClient tables, IDataProtectionProvider protection) : ICasebookStore
{
    internal const string TableName = "casebooks";

    private const int MostActions = 100;
    private const int MostChanges = MostActions - 1; // the person's key may come along
    private const string HeadRange = "(RowKey ge '!' and RowKey lt '\"')";

    private static readonly string[] HeadNames = ["turn", "profile"];

    private readonly Created<TableClient> created = Created.Table(tables, TableName);
    private readonly CasebookKeyRing keys = new(protection);

    public Task<IReadOnlyList<CasebookRow>> OpenAsync(PersonKey person, CancellationToken cancellationToken) =>
        Outages.NamedAsync(() => ReadHeadAsync(person, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<CasebookRow>> ReadAsync(PersonKey person, string prefix, CancellationToken cancellationToken) =>
        Outages.NamedAsync(() => ReadRowsAsync(person, prefix, cancellationToken), cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> CommitAsync(
        PersonKey person, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        Outages.NamedAsync(() => WriteAsync(person, changes, cancellationToken), cancellationToken);

    public Task ForgetAsync(PersonKey person, CancellationToken cancellationToken) =>
        Outages.NamedAsync(() => EraseAsync(person, cancellationToken), cancellationToken);

    public Task<int> ForgetTenantAsync(string channel, string tenant, CancellationToken cancellationToken) =>
        Outages.NamedAsync(() => EraseAllAsync(PersonKey.PrefixOf(channel, tenant), cancellationToken), cancellationToken);

    private async Task<IReadOnlyList<CasebookRow>> ReadHeadAsync(PersonKey person, CancellationToken cancellationToken)
    {
        var partition = person.ToString();
        var entities = await QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {partition}") + $" and {HeadRange}", cancellationToken);
        var key = keys.Read(partition, entities.Find(entity => entity.RowKey == CasebookKeyRing.RowKey));
        if (key is { NeedsNewWrapping: true })
            key = await WrapAnewAsync(partition, key, cancellationToken);
        return Rows(entities, string.Empty, key);
    }

    private async Task<IReadOnlyList<CasebookRow>> ReadRowsAsync(PersonKey person, string prefix, CancellationToken cancellationToken)
    {
        var partition = person.ToString();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        if (prefix.Length > 0)
        {
            var range = TableClient.CreateQueryFilter($"(RowKey ge {prefix} and RowKey lt {Following(prefix)})");
            filter += Array.Exists(HeadNames, name => name.StartsWith(prefix, StringComparison.Ordinal)) ? $" and ({range} or {HeadRange})" : $" and {range}";
        }

        var entities = await QueryAsync(filter, cancellationToken);
        try
        {
            return Rows(entities, prefix, await KeyAsync(partition, cancellationToken));
        }
        catch (Exception e) when (e is AuthenticationTagMismatchException or NoKeyException)
        {
            keys.Forget(partition); // on another replica the person has come since, for the first time or with a new key
            return Rows(entities, prefix, await KeyAsync(partition, cancellationToken));
        }
    }

    private async Task<IReadOnlyDictionary<string, string>> WriteAsync(
        PersonKey person, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
            return new Dictionary<string, string>(StringComparer.Ordinal);
        if (changes.Count > MostChanges)
            throw new CasebookTooLargeException($"A commit holds at most {MostChanges} changes, not {changes.Count}; write some in an earlier turn.");
        var partition = person.ToString();
        var stored = await KeyAsync(partition, cancellationToken);
        var key = stored ?? CasebookKey.Create();
        var actions = changes.Select(change => ToAction(partition, change, key)).ToList();
        var keyAction = KeyAction(partition, stored, key, changes);
        if (keyAction is not null)
            actions.Add(keyAction);
        try
        {
            var table = await created.GetAsync(cancellationToken);
            var etags = (await table.SubmitTransactionAsync(actions, cancellationToken)).Value.Select(answer => answer.Headers.ETag).ToList();
            if (keyAction is not null)
                keys.Remember(partition, key with { ETag = etags[^1] });
            return changes.Zip(etags).Where(pair => pair.First.Json is not null)
                .ToDictionary(pair => pair.First.Key, pair => pair.Second.ToString()!, StringComparer.Ordinal);
        }
        catch (RequestFailedException e) when (IsConflict(e))
        {
            keys.Forget(partition);
            throw new CasebookConflictException(person, e);
        }
        catch (RequestFailedException e) when (e.Status == 413)
        {
            throw new CasebookTooLargeException($"The commit of {changes.Count} rows is over 4 MiB, the most that one transaction holds.");
        }
    }

    /// <summary>Erases the rows first and the key with the last of them: what a crash leaves behind can still be read and erased again.</summary>
    private Task<int> EraseAsync(PersonKey person, CancellationToken cancellationToken) => EraseAsync(person.ToString(), cancellationToken);

    private async Task<int> EraseAllAsync(string prefix, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {prefix} and PartitionKey lt {Following(prefix)}");
        var people = (await QueryAsync(filter, cancellationToken, "PartitionKey", "RowKey")).Select(row => row.PartitionKey).Distinct(StringComparer.Ordinal).ToList();
        foreach (var partition in people)
            await EraseAsync(partition, cancellationToken);
        return people.Count;
    }

    private async Task<int> EraseAsync(string partition, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        var table = await created.GetAsync(cancellationToken);
        var erased = 0;
        while (await QueryAsync(filter, cancellationToken, "PartitionKey", "RowKey") is { Count: > 0 } rows)
        {
            rows.Reverse();
            erased += rows.Count;
            foreach (var some in rows.Chunk(MostActions))
                await DeleteAsync(table, some, cancellationToken);
        }

        keys.Forget(partition);
        return erased;
    }

    private async Task<List<TableEntity>> QueryAsync(string filter, CancellationToken cancellationToken, params string[] select)
    {
        var table = await created.GetAsync(cancellationToken);
        var entities = new List<TableEntity>();
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, null, select.Length == 0 ? null : select, cancellationToken))
            entities.Add(entity);
        return entities;
    }

    private static List<CasebookRow> Rows(IEnumerable<TableEntity> entities, string prefix, CasebookKey? key) =>
    [
        .. entities
            .Where(entity => entity.RowKey != CasebookKeyRing.RowKey)
            .Select(entity => (Entity: entity, Name: entity.RowKey.TrimStart('!')))
            .Where(row => row.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(row => CasebookRows.Read(
                row.Entity, row.Name, key ?? throw new NoKeyException(row.Entity.PartitionKey)))
            .OrderBy(row => row.Key, StringComparer.Ordinal),
    ];

    private async Task<CasebookKey?> KeyAsync(string partition, CancellationToken cancellationToken)
    {
        if (keys.TryRecall(partition, out var known))
            return known;
        var table = await created.GetAsync(cancellationToken);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, CasebookKeyRing.RowKey, cancellationToken: cancellationToken);
        return keys.Read(partition, found.HasValue ? found.Value : null);
    }

    /// <summary>The master key has been followed by a new one: the person's key is wrapped by that, so that the old one can be retired.</summary>
    private async Task<CasebookKey> WrapAnewAsync(string partition, CasebookKey key, CancellationToken cancellationToken)
    {
        try
        {
            var table = await created.GetAsync(cancellationToken);
            var written = await table.UpdateEntityAsync(keys.ToEntity(partition, key), key.ETag!.Value, TableUpdateMode.Replace, cancellationToken);
            key = key with { ETag = written.Headers.ETag, NeedsNewWrapping = false };
            keys.Remember(partition, key);
        }
        catch (RequestFailedException e) when (IsConflict(e))
        {
            keys.Forget(partition); // another replica was first, or the person was forgotten: the turn's commit finds out
        }

        return key;
    }

    private static TableTransactionAction ToAction(string partition, RowChange change, CasebookKey key)
    {
        var rowKey = HeadNames.Contains(change.Key) ? "!" + change.Key : change.Key;
        return change switch
        {
            { Json: { } json, ETag: null } => new(TableTransactionActionType.Add, CasebookRows.Write(partition, rowKey, json, key)),
            { Json: { } json, ETag: { } etag } =>
                new(TableTransactionActionType.UpdateReplace, CasebookRows.Write(partition, rowKey, json, key), new ETag(etag)),
            { ETag: { } etag } => new(TableTransactionActionType.Delete, new TableEntity(partition, rowKey), new ETag(etag)),
            _ => throw new ArgumentException($"The change of row {change.Key} deletes it without the version that was read.", nameof(change)),
        };
    }

    /// <summary>
    /// A new key is added with the first rows. Rows that are only added are no proof that the person was not forgotten meanwhile,
    /// so they demand the key's row unchanged; a changed row's own ETag is such a proof.
    /// </summary>
    private TableTransactionAction? KeyAction(string partition, CasebookKey? stored, CasebookKey key, IReadOnlyList<RowChange> changes)
    {
        if (stored is null)
            return new(TableTransactionActionType.Add, keys.ToEntity(partition, key));
        return changes.Any(change => change.ETag is not null)
            ? null
            : new(TableTransactionActionType.UpdateMerge, new TableEntity(partition, CasebookKeyRing.RowKey), stored.ETag!.Value);
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

    private sealed class NoKeyException(string partition) : Exception($"The casebook {partition} has rows but no key; forget the person to erase them.");
}
