namespace CoachBot;

/// <summary>Draws a card anew whose subject may have changed since it was sent. A feature registers one for each kind of subject.</summary>
public interface ICurrentCard
{
    /// <summary>What stands before the colon in <see cref="Card.Subject"/>.</summary>
    string Kind { get; }

    /// <param name="id">What stands behind the colon.</param>
    /// <returns>Null when there is nothing of that id any more.</returns>
    Task<Card?> DrawAsync(Casebook casebook, string id, CancellationToken cancellationToken);
}
