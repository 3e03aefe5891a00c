using NodaTime;

namespace CoachBot;

/// <summary>
/// Timers that outlive processes: a queue whose messages stay hidden until it is time. Several processes may receive at once; who
/// receives a timer holds it for a while, and if nothing is heard of it by then it comes again.
/// </summary>
public interface IReminderTimers
{
    /// <summary>Sets a timer that comes after <see cref="ReminderTimer.Sleep"/>.</summary>
    /// <exception cref="CasebookUnavailableException">The store does not answer.</exception>
    Task ArmAsync(ReminderTimer timer, Instant now, CancellationToken cancellationToken);

    /// <summary>Takes what has come, at most <paramref name="most"/>, and hides it from others for <paramref name="hold"/>.</summary>
    /// <exception cref="CasebookUnavailableException">The store does not answer.</exception>
    Task<IReadOnlyList<RungTimer>> ReceiveAsync(int most, Duration hold, CancellationToken cancellationToken);

    /// <summary>Lets it come again after a while.</summary>
    /// <param name="afresh">Whether nothing went wrong, so that its attempts count from zero.</param>
    Task PostponeAsync(RungTimer rung, Duration sleep, bool afresh, CancellationToken cancellationToken);

    /// <summary>It is done with.</summary>
    Task DeleteAsync(RungTimer rung, CancellationToken cancellationToken);

    /// <summary>Puts it where an operator finds it.</summary>
    /// <param name="why">The error, without anybody's words.</param>
    Task PoisonAsync(RungTimer rung, string why, CancellationToken cancellationToken);
}

/// <summary>A timer that came.</summary>
/// <param name="Timer">Null when what came cannot be read.</param>
/// <param name="Attempts">How often it came since it was set or postponed afresh, this time included.</param>
/// <param name="Handle">The store's own name for this receipt.</param>
public sealed record RungTimer(ReminderTimer? Timer, int Attempts, object Handle);
