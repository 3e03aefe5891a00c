namespace CoachBot;

/// <summary>Keeps sends under a channel's limit, whichever process they leave from.</summary>
public interface ISendPace
{
    /// <summary>Takes the next free slots of a limit and says when they begin; the caller waits until then.</summary>
    /// <param name="limit">Whose limit it is: <c>teams|tenant</c>, <c>slack|team|channel</c>.</param>
    /// <param name="spacing">The least time between two sends under it.</param>
    /// <param name="count">How many sends follow one another.</param>
    /// <returns>The instant of the first; the others follow at <paramref name="spacing"/>. Never in the past.</returns>
    Task<DateTimeOffset> TakeAsync(string limit, TimeSpan spacing, int count, CancellationToken cancellationToken);
}
