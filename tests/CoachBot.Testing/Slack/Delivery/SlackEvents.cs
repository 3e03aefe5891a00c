using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack.Delivery;

/// <summary>Chooses what is sent to the app, wraps it, and sends it: by the socket once the app has used one, else over HTTP.</summary>
internal sealed class SlackEvents(FakeSlack slack)
{
    private static readonly Dictionary<string, string> NeededScope = new(StringComparer.Ordinal)
    {
        ["message.im"] = "im:history",
        ["app_mention"] = "app_mentions:read",
        ["member_joined_channel"] = "channels:read",
        ["team_join"] = "users:read",
        ["user_change"] = "users:read",
    };

    private readonly CancellationTokenSource stopping = new();
    private readonly List<Task> running = [];
    private readonly List<SlackDelivery> sent = [];
    private int count;

    public IReadOnlyList<SlackDelivery> Sent
    {
        get
        {
            lock (sent)
                return [.. sent];
        }
    }

    /// <summary>Sends an event if the app has subscribed to its kind and may see it; waits until it is taken, given up or waits for the clock.</summary>
    public async Task<SlackDelivery?> SendAsync(SlackWorkspace workspace, JObject inner, string kind)
    {
        if (Wrap(workspace, inner, kind) is not { } payload)
            return null;
        var delivery = new SlackDelivery("events_api", payload);
        await SendAsync(delivery);
        return delivery;
    }

    public async Task SendAsync(SlackDelivery delivery)
    {
        lock (sent)
            sent.Add(delivery);
        var run = slack.Socket.IsInUse ? slack.Socket.DeliverAsync(delivery, stopping.Token)
            : slack.Http.App is null ? Nowhere(delivery)
            : delivery.Kind switch
            {
                "events_api" => slack.Http.EventAsync(delivery, stopping.Token),
                "slash_commands" => slack.Http.OnceAsync(delivery, slack.Http.CommandsPath, Payloads.CommandForm(delivery.Payload)),
                _ => slack.Http.OnceAsync(delivery, slack.Http.InteractionsPath, HttpDelivery.Form(delivery.Payload)),
            };
        Track(run);
        await await Task.WhenAny(delivery.Settled, run);
        slack.Changed();
    }

    /// <summary>What an app hears of its own messages and of the changes to them.</summary>
    public void Echo(SlackChannel channel, JObject message)
    {
        if (!slack.App.HearsItself || channel.DirectWith is null)
            return;
        message["channel"] = channel.Id;
        message["channel_type"] = "im";
        message["event_ts"] = message["ts"]!.DeepClone();
        Background(() => SendAsync(channel.Workspace, message, "message.im"));
    }

    public void Background(Func<Task> work) => Track(LaterAsync(work));

    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        List<Task> all;
        lock (running)
            all = [.. running];
        await Task.WhenAll(all).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default)
            .WaitAsync(TimeSpan.FromSeconds(1)).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        stopping.Dispose();
    }

    private static async Task LaterAsync(Func<Task> work)
    {
        await Task.Yield();
        await work();
    }

    private Task Nowhere(SlackDelivery delivery)
    {
        delivery.Add(new SlackAttempt(0, null, null, "", "connection_failed"));
        delivery.Complete();
        return Task.CompletedTask;
    }

    private void Track(Task task)
    {
        lock (running)
        {
            running.RemoveAll(t => t.IsCompleted);
            running.Add(task);
        }
    }

    private JObject? Wrap(SlackWorkspace workspace, JObject inner, string kind)
    {
        var isFarewell = kind is "app_uninstalled" or "tokens_revoked";
        var token = slack.Tokens.Of(workspace);
        if (!slack.App.Events.Contains(kind) || (token is null && !isFarewell))
            return null;
        if (NeededScope.TryGetValue(kind, out var scope) && !token!.Scopes.Contains(scope))
            return null;
        inner["event_ts"] ??= slack.NewTs();
        var number = Interlocked.Increment(ref count);
        return new JObject
        {
            ["token"] = slack.App.VerificationToken,
            ["team_id"] = workspace.Id,
            ["enterprise_id"] = workspace.Enterprise?.Id,
            ["context_team_id"] = workspace.Id,
            ["context_enterprise_id"] = workspace.Enterprise?.Id,
            ["api_app_id"] = slack.App.Id,
            ["event"] = inner,
            ["type"] = "event_callback",
            ["event_id"] = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Ev0{number:X8}"),
            ["event_time"] = slack.Clock.GetUtcNow().ToUnixTimeSeconds(),
            ["authorizations"] = new JArray(new JObject
            {
                ["enterprise_id"] = workspace.Enterprise?.Id,
                ["team_id"] = token is { IsOrgWide: true } ? null : workspace.Id,
                ["user_id"] = workspace.BotUserId,
                ["is_bot"] = true,
                ["is_enterprise_install"] = token is { IsOrgWide: true },
            }),
            ["is_ext_shared_channel"] = false,
            ["event_context"] = $"4-{workspace.Id}-{number}",
        };
    }
}
