namespace CoachBot.Chaos;

/// <summary>What a run does.</summary>
/// <param name="People">How many talk at once.</param>
/// <param name="MessagesEach">How many different messages each sends.</param>
/// <param name="Replicas">Host processes: several on Azurite behind the faulty proxy, or one on SQLite.</param>
/// <param name="FaultRate">Of all requests to the table service, how many fail: 0 to 1. SQLite has no network to fail.</param>
/// <param name="KillEvery">After how many acknowledged messages a host is killed, on average: as often on a slow machine as on a fast one.</param>
/// <param name="Lease">How long a host trusts another to be sending.</param>
/// <param name="Seed">Of everything random, as far as processes and their timing allow.</param>
public sealed record ChaosPlan(int People, int MessagesEach, int Replicas, double FaultRate, int KillEvery, TimeSpan Lease, int Seed)
{
    /// <summary>Of the messages, how many are delivered twice.</summary>
    public const double DuplicateRate = 0.25;

    /// <summary>How many deliveries of one person are under way at once.</summary>
    public const int Overlap = 3;

    /// <summary>For a gate: about half a minute each, and more on a busy machine.</summary>
    public static ChaosPlan ShortOnAzurite => OnAzurite(500) with { KillEvery = 25, Lease = TimeSpan.FromSeconds(15) };

    public static ChaosPlan ShortOnSqlite => OnSqlite(1_500) with { KillEvery = 150 };

    /// <summary>The product's lease is longer; here no send takes a minute.</summary>
    public static ChaosPlan OnAzurite(int messages) => new(50, messages / 50, 2, 0.05, 100, TimeSpan.FromSeconds(20), 1);

    public static ChaosPlan OnSqlite(int messages) => new(50, messages / 50, 1, 0, 100, TimeSpan.Zero, 2);

    public string Store => Replicas > 1 ? $"Azurite, {Replicas} hosts" : "SQLite, 1 host";
}
