namespace CoachBot.Testing.Slack.Api;

/// <summary>Trouble on Slack's side, to order: the next calls of a method fail in a way that is given. <c>*</c> is any method.</summary>
public sealed class SlackFaults
{
    private readonly List<(string Method, Fault Fault)> next = [];

    /// <summary>The next calls are taken as ever, and what is ordered after this waits for those that follow them.</summary>
    public SlackFaults Spare(string method, int times = 1) => Add(method, new Fault(), times);

    /// <summary>The next calls answer with a status; 429 brings Retry-After.</summary>
    public SlackFaults Answer(string method, int status, int times = 1, int retryAfterSeconds = 1) => Add(method, new Fault(status, retryAfterSeconds), times);

    /// <summary>The next calls answer 200 with an error of Slack's, such as <c>internal_error</c> or <c>fatal_error</c>.</summary>
    public SlackFaults Fail(string method, string error, int times = 1) => Add(method, new Fault(Error: error), times);

    /// <summary>The connection drops, before the call was carried out or after it (the app cannot know).</summary>
    public SlackFaults Drop(string method, int times = 1, bool afterwards = false) => Add(method, new Fault(Drops: true, Afterwards: afterwards), times);

    /// <summary>The call is carried out, and its answer comes after so long on the injected clock.</summary>
    public SlackFaults Slow(string method, TimeSpan by, int times = 1) => Add(method, new Fault(Delay: by), times);

    internal Fault? Take(string method)
    {
        lock (next)
        {
            var i = next.FindIndex(f => f.Method == method || f.Method == "*");
            if (i < 0)
                return null;
            var fault = next[i].Fault;
            next.RemoveAt(i);
            return fault;
        }
    }

    private SlackFaults Add(string method, Fault fault, int times)
    {
        lock (next)
            next.AddRange(Enumerable.Repeat((method, fault), times));
        return this;
    }
}

internal sealed record Fault(int Status = 0, int RetryAfter = 0, string? Error = null, bool Drops = false, bool Afterwards = false, TimeSpan Delay = default);
