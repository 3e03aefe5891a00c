using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack.Delivery;

/// <summary>Something that Slack sent the app, and how the app took it.</summary>
public sealed class SlackDelivery
{
    private readonly List<SlackAttempt> attempts = [];
    private readonly TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal SlackDelivery(string kind, JObject payload)
    {
        Kind = kind;
        Payload = payload;
    }

    /// <summary><c>events_api</c>, <c>interactive</c> or <c>slash_commands</c>.</summary>
    public string Kind { get; }

    public JObject Payload { get; }

    /// <summary>What the payload goes by in socket mode.</summary>
    public string EnvelopeId { get; } = Guid.NewGuid().ToString();

    public IReadOnlyList<SlackAttempt> Attempts
    {
        get
        {
            lock (attempts)
                return [.. attempts];
        }
    }

    public bool IsAcknowledged { get; private set; }

    /// <summary>What the app answered: a body, or the payload of an acknowledgement.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>Ends when Slack is through with it: taken, or given up after the last attempt.</summary>
    public Task Completed => completed.Task;

    /// <summary>Ends when it is taken, given up, or the next attempt waits for the clock.</summary>
    internal Task Settled => settled.Task;

    internal void Add(SlackAttempt attempt)
    {
        lock (attempts)
            attempts.Add(attempt);
    }

    internal void Acknowledge(string answer)
    {
        Answer = answer;
        IsAcknowledged = true;
        Complete();
    }

    internal void WaitsForTheClock() => settled.TrySetResult();

    internal void Complete()
    {
        settled.TrySetResult();
        completed.TrySetResult();
    }
}

/// <summary>One try. <paramref name="Failure"/> is Slack's retry reason for the next one, or null when the app took it.</summary>
public sealed record SlackAttempt(int RetryNum, string? RetryReason, int? Status, string Body, string? Failure);
