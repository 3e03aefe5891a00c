using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;

namespace CoachBot.Channels.Slack;

/// <summary>
/// Keeps the calls of this process under Slack's tiers: so many a minute of one method in one workspace. A call waits for its turn while that is short;
/// else it is answered as Slack would, with 429 and Retry-After, and Slack is not asked. What other processes call is seen by Slack's own answer.
/// </summary>
/// <seealso href="https://docs.slack.dev/apis/web-api/rate-limits/"/>
public sealed class SlackTiers(TimeProvider time) : DelegatingHandler
{
    private const int MostRemembered = 20_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>Calls a minute. Messages have a limit of their own, one a second in a channel.</summary>
    private static readonly Dictionary<string, int> AMinute = new(StringComparer.Ordinal)
    {
        ["assistant.threads.setStatus"] = 600,
        ["assistant.threads.setSuggestedPrompts"] = 100,
        ["chat.postEphemeral"] = 100,
        ["chat.update"] = 50,
        ["conversations.open"] = 50,
        ["files.completeUploadExternal"] = 100,
        ["files.getUploadURLExternal"] = 100,
        ["users.info"] = 100,
        ["views.open"] = 100,
        ["views.publish"] = 100,
    };

    private readonly ConcurrentDictionary<(string Method, string Token), Queue<DateTimeOffset>> calls = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var method = request.RequestUri!.Segments[^1];
        if (AMinute.TryGetValue(method, out var most) && request.Headers.Authorization?.Parameter is { } token)
        {
            var wait = Take((method, token), most);
            if (wait > LongestWait)
                return Refusal(request, wait);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, cancellationToken);
        }
        return await base.SendAsync(request, cancellationToken);
    }

    /// <summary>Takes the next free place in the sliding minute, unless it is too far away.</summary>
    /// <returns>How long it is until then.</returns>
    private TimeSpan Take((string Method, string Token) whose, int most)
    {
        if (calls.Count >= MostRemembered)
            calls.Clear();
        var taken = calls.GetOrAdd(whose, _ => new Queue<DateTimeOffset>());
        lock (taken)
        {
            var now = time.GetUtcNow();
            var free = taken.Count == most && taken.Peek() + Window is var end && end > now ? end : now;
            if (free - now > LongestWait)
                return free - now;
            if (taken.Count == most)
                taken.Dequeue();
            taken.Enqueue(free);
            return free - now;
        }
    }

    private static HttpResponseMessage Refusal(HttpRequestMessage request, TimeSpan wait) => new(HttpStatusCode.TooManyRequests)
    {
        RequestMessage = request,
        Headers = { { "Retry-After", ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture) } },
        Content = new StringContent("""{"ok":false,"error":"ratelimited"}""", Encoding.UTF8, "application/json"),
    };
}
