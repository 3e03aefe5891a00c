namespace CoachBot.Channels.Teams.Sending;

/// <summary>Why something is sent: as an answer, or unasked. Then its first request may have its slot already.</summary>
public sealed class TeamsOccasion(string tenant, bool isUnasked, DateTimeOffset? slot = null)
{
    private int used;

    public string Tenant => tenant;

    public bool IsUnasked => isUnasked;

    /// <summary>The slot taken before, once.</summary>
    public DateTimeOffset? UseSlot() => Interlocked.Exchange(ref used, 1) == 0 ? slot : null;
}
