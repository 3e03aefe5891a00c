namespace CoachBot.Channels.Teams.Sending;

/// <summary>Why something is sent: as an answer, or unasked. Then its first request may have its slot already.</summary>
public sealed class TeamsOccasion(string tenant, bool isUnasked, int prepaid = 0)
{
    private int prepaid = prepaid;

    public string Tenant => tenant;

    public bool IsUnasked => isUnasked;

    public bool UsePrepaid() => Interlocked.Decrement(ref prepaid) >= 0;
}
