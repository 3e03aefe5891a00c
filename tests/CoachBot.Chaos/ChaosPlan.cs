namespace CoachBot.Chaos;

/// <summary>What a run does.</summary>
/// <param name="People">How many talk at once.</param>
/// <param name="MessagesEach">How many different messages each sends.</param>
/// <param name="Replicas">Host processes: several on Azurite behind the faulty proxy, or one on SQLite.</param>
/// <param name="FaultRate">Of all requests to the table service, how many fail: 0 to 1. SQLite has no network to fail.</param>
/// <param name="KillEvery">The mean pause between two kills.</param>
/// <param name="Seed">Of everything random, as far as processes and their timing allow.</param>
public sealed record ChaosPlan(int People, int MessagesEach, int Replicas, double FaultRate, TimeSpan KillEvery, int Seed)
{
    /// <summary>Of the messages, how many are delivered twice.</summary>
    public const double DuplicateRate = 0.25;

    /// <summary>How many deliveries of one person are under way at once.</summary>
    public const int Overlap = 3;

    public static ChaosPlan OnAzurite(int messages, TimeSpan killEvery) => new(50, messages / 50, 2, 0.05, killEvery, 1);

    public static ChaosPlan OnSqlite(int messages, TimeSpan killEvery) => new(50, messages / 50, 1, 0, killEvery, 2);

    public string Store => Replicas > 1 ? $"Azurite, {Replicas} hosts" : "SQLite, 1 host";
}
