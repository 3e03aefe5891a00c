using System.Globalization;

namespace CoachBot.Chaos;

/// <summary>
/// Judges replies that came twice by what the hosts tell of their claims and of their store. Another process may send a reply when the
/// claim of the first is over, and has to when the first died or could not record that it had sent it.
/// </summary>
internal sealed class Repeats(TimeSpan lease, IReadOnlyList<HostUnderFire> hosts)
{
    private readonly ILookup<string, StoreCall> calls = hosts.SelectMany(host => host.Calls).ToLookup(call => call.User, StringComparer.Ordinal);
    private readonly Dictionary<int, DateTimeOffset> dead = hosts.SelectMany(host => host.Dead).ToDictionary();

    public RepeatCause Judge(Reply first, Reply second)
    {
        var isDead = dead.TryGetValue(first.Process, out var death) && death <= second.At;
        if (lease == TimeSpan.Zero)
            return isDead ? RepeatCause.AfterKill : RepeatCause.Wrong;
        if (ClaimOf(first) is not { } claimed || ClaimOf(second) is not { } taken || taken < claimed + lease)
            return RepeatCause.Wrong;
        return isDead && death <= claimed + lease ? RepeatCause.AfterKill
            : Of(first).Any(call => call.Begun < claimed + lease && call.Ended > first.At && (!call.IsAnswered || call.Ended >= claimed + lease)) ? RepeatCause.StoreFailed
            : RepeatCause.Wrong;
    }

    /// <summary>What is known of a repeat, for who has to find out.</summary>
    public string Tell(Reply first, Reply second)
    {
        var from = ClaimOf(first) ?? first.At;
        return string.Create(CultureInfo.InvariantCulture, $"{first.Word} by {first.Process} and {second.Process}; after the first claim it came at {Since(first.At)} and {Since(second.At)} s, claimed again at {Since(ClaimOf(second))} s; the first's store calls: {string.Join(' ', Of(first).Where(call => call.Ended > from).OrderBy(call => call.Begun).Select(call => $"{Since(call.Begun)}-{Since(call.Ended)}{(call.IsAnswered ? "" : "!")}"))}");

        string Since(DateTimeOffset? at) => at is { } known ? (known - from).TotalSeconds.ToString("F1", CultureInfo.InvariantCulture) : "?";
    }

    /// <summary>Since when the process that sent a reply was trusted to be sending it.</summary>
    private DateTimeOffset? ClaimOf(Reply reply) =>
        Of(reply).SelectMany(call => call.Claims).Where(claim => claim.Word == reply.Word && claim.At <= reply.At).Max(claim => (DateTimeOffset?)claim.At);

    private IEnumerable<StoreCall> Of(Reply reply) => calls[Person.UserOf(reply.Word)].Where(call => call.Process == reply.Process);
}

/// <summary>Why a reply came again.</summary>
internal enum RepeatCause
{
    /// <summary>Its sender was killed before it could record that it had left.</summary>
    AfterKill,

    /// <summary>The store failed its sender, or kept it waiting, until others had to take it for dead.</summary>
    StoreFailed,

    /// <summary>For no such reason.</summary>
    Wrong,
}
