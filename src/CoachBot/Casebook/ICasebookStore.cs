namespace CoachBot;

/// <summary>
/// Where casebooks are kept: rows of JSON, one partition a person, changed in one transaction a turn. Every method throws
/// <see cref="CasebookUnavailableException"/> when the store does not answer.
/// </summary>
public interface ICasebookStore
{
    /// <summary>The <c>turn</c> and <c>profile</c> rows in one query; empty for a person never seen.</summary>
    Task<IReadOnlyList<CasebookRow>> OpenAsync(PersonKey person, CancellationToken cancellationToken);

    /// <summary>All rows whose key begins with <paramref name="prefix"/>, ordered by key. An empty prefix reads the whole casebook.</summary>
    Task<IReadOnlyList<CasebookRow>> ReadAsync(PersonKey person, string prefix, CancellationToken cancellationToken);

    /// <summary>
    /// Applies all changes or none. A change with an ETag needs the row unchanged since it was read, one without needs it absent.
    /// </summary>
    /// <returns>The new rows' ETags, by key.</returns>
    /// <exception cref="CasebookConflictException">Somebody else changed the casebook first; nothing was written.</exception>
    /// <exception cref="CasebookTooLargeException">A row is over 1 MiB, or there are over 99 changes; nothing was written.</exception>
    Task<IReadOnlyDictionary<string, string>> CommitAsync(PersonKey person, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken);

    /// <summary>Erases every row of the person, whoever changed it last.</summary>
    Task ForgetAsync(PersonKey person, CancellationToken cancellationToken);

    /// <summary>Erases the casebooks of everybody in a workspace that removed the coach.</summary>
    /// <param name="channel">As in <see cref="PersonKey.Channel"/>.</param>
    /// <param name="tenant">As in <see cref="PersonKey.Tenant"/>.</param>
    /// <returns>How many people that were.</returns>
    Task<int> ForgetTenantAsync(string channel, string tenant, CancellationToken cancellationToken);
}

/// <summary>One row as stored: its key (<c>turn</c>, <c>application:01J…</c>), its JSON and the ETag of this version.</summary>
public sealed record CasebookRow(string Key, string Json, string ETag);

/// <summary>One row to write (<see cref="Json"/>) or to delete (null). <see cref="ETag"/> is the version read, or null for a row that must not exist.</summary>
public sealed record RowChange(string Key, string? Json, string? ETag);

/// <summary>The casebook changed between the read and the commit; the turn is to be run again.</summary>
public sealed class CasebookConflictException(PersonKey person, Exception? inner = null)
    : Exception($"The casebook of {person} changed since it was read.", inner);

/// <summary>A row or a transaction is larger than the store can hold.</summary>
public sealed class CasebookTooLargeException(string message) : Exception(message);

/// <summary>The store did not answer, or not in time; nothing is known to have been written, and the turn may be run again later.</summary>
public sealed class CasebookUnavailableException(string message, Exception inner) : Exception(message, inner);
