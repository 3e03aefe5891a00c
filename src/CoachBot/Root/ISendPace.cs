namespace CoachBot;

/// <summary>Keeps sends under a channel's limit, whichever process they leave from.</summary>
public interface ISendPace
{
    /// <summary>Takes the next free slots of a limit and says when they begin; the caller waits until then.</summary>
    /// <param name="limit">Whose limit it is: <c>teams|tenant</c>, <c>slack|team|channel</c>.</param>
    /// <param name="spacing">The least time between two sends under it.</param>
    /// <param name="count">How many sends follow one another.</param>
    /// <param name="lead">What the caller still has to do before it can send: no slot begins earlier.</param>
    /// <returns>The instant of the first; the others follow at <paramref name="spacing"/>. Never in the past.</returns>
    Task<DateTimeOffset> TakeAsync(string limit, TimeSpan spacing, int count, TimeSpan lead, CancellationToken cancellationToken);

    /// <summary>Keeps a part of a limit for this process, which then sends so many a second without slots; these lie further apart meanwhile.</summary>
    /// <param name="part">Which of this process's parts it is; one that it has already is prolonged.</param>
    /// <returns>Null when too much of the limit is kept already.</returns>
    Task<KeptShare?> KeepAsync(string limit, TimeSpan spacing, int part, int perSecond, CancellationToken cancellationToken);
}
