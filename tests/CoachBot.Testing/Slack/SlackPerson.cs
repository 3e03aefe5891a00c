using CoachBot.Testing.Slack.Delivery;
using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack;

/// <summary>
/// Somebody at Slack: does what people do there, and sees what they see. Each act waits until the app has taken it (or failed
/// to), so what the app said before it answered is there to read.
/// </summary>
public sealed class SlackPerson
{
    internal SlackPerson(SlackWorkspace workspace, string id, string name, string timeZone)
    {
        Workspace = workspace;
        Id = id;
        Name = name;
        TimeZone = timeZone;
        Browser = new SlackBrowser(this);
        Screen = new SlackScreen(this);
    }

    public SlackWorkspace Workspace { get; }

    public string Id { get; }

    public string Name { get; }

    public string UserName => Name.ToLowerInvariant();

    /// <summary>An IANA zone.</summary>
    public string TimeZone { get; set; }

    /// <summary>The account was closed.</summary>
    public bool IsDeactivated { get; set; }

    /// <summary>Her direct messages with the app.</summary>
    public SlackChannel Direct
    {
        get
        {
            lock (Slack.Gate)
                return Workspace.DirectMessages(this);
        }
    }

    /// <summary>What the app wrote to her directly, and for her eyes only there, after every update.</summary>
    public IReadOnlyList<SlackMessage> Messages => Direct.SeenBy(Id).Where(m => m.IsFromBot).ToList();

    /// <summary>The modal on top, or null.</summary>
    public SlackView? Modal
    {
        get
        {
            lock (Slack.Gate)
                return Modals.LastOrDefault();
        }
    }

    /// <summary>The app's Home tab, or null while none is published for her.</summary>
    public SlackView? Home => HomeView;

    public IReadOnlyList<SuggestedPrompt> Prompts { get; internal set; } = [];

    /// <summary>What the agent says it is doing, such as <c>is thinking…</c>.</summary>
    public string Status { get; internal set; } = "";

    /// <summary>What Slack itself told her, such as that a command failed.</summary>
    public IReadOnlyList<string> Notices => Screen.Notices;

    /// <summary>What stands red beside a modal's fields, by block id.</summary>
    public IReadOnlyDictionary<string, string> ModalErrors => Screen.Errors;

    /// <summary>Installs the app by its own pages.</summary>
    public SlackBrowser Browser { get; }

    internal FakeSlack Slack => Workspace.Slack;

    internal SlackScreen Screen { get; }

    internal List<SlackView> Modals { get; } = [];

    internal SlackView? HomeView { get; set; }

    /// <summary>What she sees in a channel, ephemeral messages included.</summary>
    public IReadOnlyList<SlackMessage> In(SlackChannel channel) => channel.SeenBy(Id);

    /// <summary>Writes to the app directly.</summary>
    public Task<SlackDelivery> SayAsync(string text, string? threadTs = null) => WriteAsync(Direct, text, threadTs);

    /// <summary>Writes in a channel; an app hears of it only when mentioned.</summary>
    public SlackMessage Write(SlackChannel channel, string text)
    {
        lock (Slack.Gate)
            return Add(channel, SlackMrkdwn.FromKeyboard(text), text, null);
    }

    /// <summary>Writes <c>@CoachBot</c> and the text in a channel.</summary>
    public async Task<SlackDelivery> MentionAsync(SlackChannel channel, string text)
    {
        JObject said;
        lock (Slack.Gate)
        {
            var message = Add(channel, $"<@{Workspace.BotUserId}> {SlackMrkdwn.FromKeyboard(text)}", text, null);
            said = Payloads.Said(this, message);
        }
        said["type"] = "app_mention";
        said.Remove("channel_type");
        return await SendAsync(said, "app_mention");
    }

    /// <summary>The event of a message that she wrote, unsent: for tests that alter or repeat it.</summary>
    public JObject Event(string text)
    {
        lock (Slack.Gate)
            return Payloads.Said(this, Add(Direct, SlackMrkdwn.FromKeyboard(text), text, null));
    }

    /// <summary>Presses a button or takes a menu's entry of the newest message that has it, wherever she sees it.</summary>
    public Task<SlackDelivery> PressAsync(string label)
    {
        JObject payload;
        lock (Slack.Gate)
        {
            var (message, action) = Screen.Find(label);
            payload = Payloads.PressInMessage(this, message, action, Slack.NewTs());
        }
        return Screen.InteractAsync(payload);
    }

    /// <summary>Presses a button of one message, the newest or not.</summary>
    public Task<SlackDelivery> PressAsync(SlackMessage message, string label)
    {
        JObject payload;
        lock (Slack.Gate)
            payload = Payloads.PressInMessage(this, message, SlackScreen.Find(message.Blocks, label, "the message"), Slack.NewTs());
        return Screen.InteractAsync(payload);
    }

    public Task<SlackDelivery> PressInHomeAsync(string label) => Screen.PressInAsync(Home, label, "the Home tab");

    public Task<SlackDelivery> PressInModalAsync(string label) => Screen.PressInAsync(Modal, label, "the modal");

    /// <summary>Fills in the modal's fields, each found by its label, block id or action id, and sends it.</summary>
    /// <exception cref="InvalidOperationException">There is no such field, or Slack would not let her send it yet.</exception>
    public Task<SlackDelivery> SubmitAsync(params (string Field, string Value)[] values) => Screen.SubmitAsync(values);

    /// <summary>Closes the modal; the app is told if the view asks for that.</summary>
    public Task<SlackDelivery?> CloseAsync() => Screen.CloseAsync();

    /// <summary>Opens the app's Home tab.</summary>
    public Task<SlackDelivery> OpenHomeAsync() => OpenAsync("home");

    /// <summary>Opens the app's Messages tab, where suggested prompts show.</summary>
    public Task<SlackDelivery> OpenMessagesAsync() => OpenAsync("messages");

    /// <summary>Takes a suggested prompt: its message is said.</summary>
    public Task<SlackDelivery> TakePromptAsync(string title) =>
        SayAsync((Prompts.FirstOrDefault(p => p.Title == title) ?? throw new InvalidOperationException($"There is no prompt '{title}' among: {string.Join(" | ", Prompts.Select(p => p.Title))}")).Message);

    /// <summary>Types a slash command, in her direct messages if no channel is named.</summary>
    public Task<SlackDelivery> CommandAsync(string command, string text = "", SlackChannel? channel = null) => Screen.CommandAsync(command, text, channel ?? Direct);

    /// <summary>Takes a shortcut from a message's menu.</summary>
    public Task<SlackDelivery> ShortcutAsync(SlackMessage message, string callbackId)
    {
        JObject payload;
        lock (Slack.Gate)
            payload = Payloads.MessageShortcut(this, message, callbackId);
        return Screen.InteractAsync(payload);
    }

    /// <summary>Takes a global shortcut.</summary>
    public Task<SlackDelivery> ShortcutAsync(string callbackId)
    {
        var payload = Payloads.Interaction("shortcut", this);
        payload["callback_id"] = callbackId;
        payload["action_ts"] = Slack.NewTs();
        return Screen.InteractAsync(payload);
    }

    /// <summary>Moves to another time zone; apps that may see people hear of it as <c>user_change</c>.</summary>
    public Task<SlackDelivery> MoveToAsync(string timeZone)
    {
        TimeZone = timeZone;
        return SendAsync(new JObject { ["type"] = "user_change", ["user"] = ToJson(withEmail: false) }, "user_change");
    }

    /// <summary>Waits until the app has written something to her that contains the words; looks through the newest first.</summary>
    public async Task<SlackMessage> SeesAsync(string words)
    {
        SlackMessage? found = null;
        await Slack.UntilAsync(() => (found = Messages.LastOrDefault(m => m.Seen.Contains(words, StringComparison.Ordinal))) is not null, $"'{words}' before {Name}");
        return found!;
    }

    internal JObject ToJson(bool withEmail)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        var profile = new JObject { ["real_name"] = Name, ["display_name"] = UserName, ["first_name"] = Name, ["last_name"] = "", ["team"] = Workspace.Id };
        if (withEmail)
            profile["email"] = $"{UserName}@example.com";
        return new JObject
        {
            ["id"] = Id,
            ["team_id"] = Workspace.Id,
            ["name"] = UserName,
            ["deleted"] = IsDeactivated,
            ["real_name"] = Name,
            ["tz"] = TimeZone,
            ["tz_label"] = zone.StandardName,
            ["tz_offset"] = (int)zone.GetUtcOffset(Slack.Clock.GetUtcNow()).TotalSeconds,
            ["profile"] = profile,
            ["is_admin"] = false,
            ["is_owner"] = false,
            ["is_restricted"] = false,
            ["is_ultra_restricted"] = false,
            ["is_bot"] = false,
            ["is_app_user"] = false,
            ["updated"] = Slack.Clock.GetUtcNow().ToUnixTimeSeconds(),
        };
    }

    private async Task<SlackDelivery> WriteAsync(SlackChannel channel, string text, string? threadTs)
    {
        JObject said;
        lock (Slack.Gate)
        {
            said = Payloads.Said(this, Add(channel, SlackMrkdwn.FromKeyboard(text), text, threadTs));
            if (threadTs is not null)
                said["thread_ts"] = threadTs;
        }
        return await SendAsync(said, "message.im");
    }

    private SlackMessage Add(SlackChannel channel, string mrkdwn, string plain, string? threadTs)
    {
        channel.Members.Add(Id);
        var message = new SlackMessage(channel, Slack.NewTs(), Id) { Text = mrkdwn, Blocks = Payloads.RichText(plain, Slack.NewId('b')), ThreadTs = threadTs };
        channel.Add(message);
        return message;
    }

    private Task<SlackDelivery> OpenAsync(string tab)
    {
        var opened = new JObject { ["type"] = "app_home_opened", ["user"] = Id, ["channel"] = Direct.Id, ["tab"] = tab };
        if (tab == "home" && HomeView is { } home)
            opened["view"] = home.ToJson();
        return SendAsync(opened, "app_home_opened");
    }

    private async Task<SlackDelivery> SendAsync(JObject inner, string kind) =>
        await Slack.Events.SendAsync(Workspace, inner, kind)
        ?? throw new InvalidOperationException($"Slack sends the app no {kind}: it is not installed in {Workspace.Name}, has not subscribed, or lacks the scope.");
}

/// <summary>A prompt that the app offers beside its messages.</summary>
public sealed record SuggestedPrompt(string Title, string Message);
