namespace CoachBot;

/// <summary>
/// A channel's limit on one conversation, where several processes answer in it. The state is part of the turn row, which each of them reads
/// before it answers and writes with its commit: so the limit holds across all of them without a write of its own.
/// </summary>
public interface IConversationPace
{
    /// <summary>The channel of <see cref="PersonKey.Channel"/>.</summary>
    string Channel { get; }

    /// <summary>When the next replies may leave.</summary>
    /// <param name="state">As the last turn left it, empty before the first; it is moved on.</param>
    IReadOnlyList<DateTimeOffset> Take(List<long> state, DateTimeOffset now, int count);
}
