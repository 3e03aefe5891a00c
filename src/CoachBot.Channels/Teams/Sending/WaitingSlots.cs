namespace CoachBot.Channels.Teams.Sending;

/// <summary>The slots of unasked messages whose turn has not begun. An answer may take the next of them; whose it was takes another, at the end.</summary>
internal sealed class WaitingSlots
{
    /// <summary>Who has not come for a slot by then had nothing to say.</summary>
    private static readonly TimeSpan Past = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, SortedSet<DateTimeOffset>> waiting = new(StringComparer.Ordinal);

    public void Add(string tenant, DateTimeOffset slot)
    {
        lock (waiting)
        {
            if (!waiting.TryGetValue(tenant, out var slots))
                waiting[tenant] = slots = [];
            slots.Add(slot);
        }
    }

    /// <summary>Whether it is still there; then it is used.</summary>
    public bool TryUse(string tenant, DateTimeOffset slot)
    {
        lock (waiting)
            return waiting.TryGetValue(tenant, out var slots) && Use(tenant, slots, slot);
    }

    /// <summary>The next from then on, which is used.</summary>
    public DateTimeOffset? UseNext(string tenant, DateTimeOffset from)
    {
        lock (waiting)
        {
            if (!waiting.TryGetValue(tenant, out var slots))
                return null;
            var next = slots.FirstOrDefault(slot => slot >= from);
            slots.RemoveWhere(slot => slot < from - Past);
            return Use(tenant, slots, next) ? next : null;
        }
    }

    private bool Use(string tenant, SortedSet<DateTimeOffset> slots, DateTimeOffset slot)
    {
        var isThere = slots.Remove(slot);
        if (slots.Count == 0)
            waiting.Remove(tenant);
        return isThere;
    }
}
