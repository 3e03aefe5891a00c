namespace CoachBot.Channels.Teams.Sending;

/// <summary>How long a channel asks to wait.</summary>
public static class RetryAfter
{
    public static TimeSpan? Of(HttpResponseMessage? answer, TimeProvider time) => answer?.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } at } => at > time.GetUtcNow() ? at - time.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };
}
