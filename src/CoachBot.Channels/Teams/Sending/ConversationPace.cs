namespace CoachBot.Channels.Teams.Sending;

/// <summary>
/// Teams' limits on one conversation (7 sends a second, 60 in 30 seconds, 1,800 an hour) as a few at once and then one at a time, so that
/// one instant a limit is all there is to know. What they leave over is for typing, for cards that are replaced, and for the network.
/// </summary>
public sealed class ConversationPace : IConversationPace
{
    private static readonly (int AtOnce, TimeSpan Spacing)[] Rates =
        [(3, TimeSpan.FromMilliseconds(500)), (20, TimeSpan.FromMilliseconds(900)), (800, TimeSpan.FromMilliseconds(3_700))];

    public string Channel => Microsoft.Bot.Connector.Channels.Msteams;

    public IReadOnlyList<DateTimeOffset> Take(List<long> state, DateTimeOffset now, int count)
    {
        while (state.Count < Rates.Length)
            state.Add(0);
        var slots = new List<DateTimeOffset>(count);
        for (var at = now.ToUnixTimeMilliseconds(); slots.Count < count;)
        {
            for (var i = 0; i < Rates.Length; i++)
                at = Math.Max(at, state[i] - ((Rates[i].AtOnce - 1) * Milliseconds(i)));
            for (var i = 0; i < Rates.Length; i++)
                state[i] = Math.Max(at, state[i]) + Milliseconds(i);
            slots.Add(DateTimeOffset.FromUnixTimeMilliseconds(at));
        }
        return slots;
    }

    private static long Milliseconds(int rate) => (long)Rates[rate].Spacing.TotalMilliseconds;
}
