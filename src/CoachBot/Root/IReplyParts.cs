using Microsoft.Bot.Schema;

namespace CoachBot;

/// <summary>
/// A channel that takes a long reply as several messages. Each is sent by itself, so that what has left is known to the message and not sent
/// again when the channel refuses the next.
/// </summary>
public interface IReplyParts
{
    /// <summary>The channel of <see cref="PersonKey.Channel"/>.</summary>
    string Channel { get; }

    /// <returns>What is sent in place of the reply, in order; the same each time.</returns>
    IEnumerable<Activity> Of(Activity reply);
}
