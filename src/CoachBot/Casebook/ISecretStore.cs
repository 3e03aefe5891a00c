namespace CoachBot;

/// <summary>
/// What a channel must keep to itself: tokens, and the marks of an installation under way. Encrypted where it is kept, shared by all replicas,
/// and changed only by who read the latest version. Every method throws <see cref="CasebookUnavailableException"/> when the store does not answer.
/// </summary>
public interface ISecretStore
{
    /// <summary>The secret of that name, or null.</summary>
    Task<Secret?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>All secrets whose names begin so, by name.</summary>
    Task<IReadOnlyList<Secret>> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Writes a secret: a new one with a null <paramref name="etag"/>, else in place of the version read.</summary>
    /// <returns>The secret as written, or null when somebody else was first and nothing was written.</returns>
    Task<Secret?> WriteAsync(string name, string value, string? etag, CancellationToken cancellationToken);

    /// <summary>Erases the version read.</summary>
    /// <returns>False when it was changed or gone already.</returns>
    Task<bool> DeleteAsync(Secret secret, CancellationToken cancellationToken);
}

/// <summary>One secret as it was read.</summary>
public sealed record Secret(string Name, string Value, string ETag);
