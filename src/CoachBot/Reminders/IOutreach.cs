using Microsoft.Bot.Schema;

namespace CoachBot;

/// <summary>How the coach speaks first to somebody on one channel. Each channel registers its own.</summary>
public interface IOutreach
{
    /// <summary>The channel of <see cref="PersonKey.Channel"/>.</summary>
    string Channel { get; }

    /// <summary>
    /// Runs one turn with <paramref name="occasion"/>, an event activity with id, name and value, in the person's own conversation: through the same
    /// bot as a message, so that an occasion delivered twice is applied once and what was held back goes out.
    /// </summary>
    /// <param name="address">Where the person was met last, as kept in <see cref="Profile.Address"/>.</param>
    /// <exception cref="UnreachableException">For good: nothing may be sent until the person writes again.</exception>
    /// <exception cref="ChannelBusyException">For now: to be tried again, not before it says.</exception>
    Task ReachAsync(ConversationReference address, Activity occasion, CancellationToken cancellationToken);
}

/// <summary>The person cannot be written to any more: they blocked or uninstalled the coach, or the channel does not know them.</summary>
/// <param name="reason">The channel's own code, such as <c>ConversationBlockedByUser</c> or <c>account_inactive</c>.</param>
public sealed class UnreachableException(string reason, Exception? inner = null) : Exception($"The person cannot be reached: {reason}.", inner)
{
    public string Reason => reason;
}

/// <summary>The channel takes nothing at the moment.</summary>
/// <param name="retryAfter">What the channel asked for; null when it did not say.</param>
public sealed class ChannelBusyException(TimeSpan? retryAfter, Exception? inner = null) : Exception("The channel takes nothing at the moment.", inner)
{
    public TimeSpan? RetryAfter => retryAfter;
}
