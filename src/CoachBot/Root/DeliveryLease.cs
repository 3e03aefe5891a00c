namespace CoachBot;

/// <summary>
/// How long another process is trusted to be still sending what it committed. Registered by a store that several processes
/// share; without it there is one process, and what it left unsent when it died goes out at once.
/// </summary>
/// <param name="Duration">Longer than a commit with its retries and a send take together.</param>
public sealed record DeliveryLease(TimeSpan Duration);
