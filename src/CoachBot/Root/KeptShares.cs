using System.Globalization;

namespace CoachBot;

/// <summary>What processes keep of one limit for themselves; whoever takes slots has the rest.</summary>
public sealed record KeptShares(IReadOnlyList<KeptShare> All)
{
    /// <summary>A part is prolonged while it is used; of a process that is gone it is free again after this.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    /// <summary>The clocks of two processes differ.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private const double Most = 0.6;

    public static KeptShares None { get; } = new([]);

    /// <summary>As <see cref="ToString"/> wrote it.</summary>
    public static KeptShares Parse(string? text) => new([.. (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(KeptShare.Parse)]);

    public override string ToString() => string.Join(';', All);

    /// <summary>The time between two slots, so that they and all that is kept stay under the limit together.</summary>
    public TimeSpan Widen(TimeSpan spacing, DateTimeOffset now) => spacing / (1 - (spacing.TotalSeconds * Valid(now).Sum(s => s.PerSecond)));

    /// <summary>With one more, or one prolonged.</summary>
    /// <param name="free">Up to when the slots are given away: a new share begins there.</param>
    /// <returns>Null when too much would be kept.</returns>
    public (KeptShares All, KeptShare Mine)? Keep(string holder, int perSecond, TimeSpan spacing, DateTimeOffset now, DateTimeOffset free)
    {
        var others = Valid(now).Where(s => s.Holder != holder).ToList();
        if (spacing.TotalSeconds * (perSecond + others.Sum(s => s.PerSecond)) > Most)
            return null;
        var begun = All.FirstOrDefault(s => s.Holder == holder && s.To > now);
        var mine = new KeptShare(holder, perSecond, begun?.From ?? (free > now ? free : now), now + Length);
        return (new([.. others, mine]), mine);
    }

    private IEnumerable<KeptShare> Valid(DateTimeOffset now) => All.Where(s => s.To + Grace > now);
}

/// <summary>So many a second of a limit that one process may send without taking slots.</summary>
public sealed record KeptShare(string Holder, int PerSecond, DateTimeOffset From, DateTimeOffset To)
{
    public bool IsValid(DateTimeOffset now) => From <= now && now < To;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Holder},{PerSecond},{From.UtcTicks},{To.UtcTicks}");

    internal static KeptShare Parse(string text)
    {
        var parts = text.Split(',');
        return new(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), At(parts[2]), At(parts[3]));
    }

    private static DateTimeOffset At(string ticks) => new(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero);
}
