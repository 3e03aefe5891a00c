using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack;

/// <summary>A message as it stands in a channel now, after every update.</summary>
public sealed class SlackMessage
{
    internal SlackMessage(SlackChannel channel, string ts, string user)
    {
        Channel = channel;
        Ts = ts;
        User = user;
    }

    public SlackChannel Channel { get; }

    public string Ts { get; }

    /// <summary>The first message of the thread that it stands in, or null.</summary>
    public string? ThreadTs { get; internal init; }

    public string User { get; }

    public bool IsFromBot { get; internal init; }

    /// <summary>Who alone sees it, or null when everybody in the channel does.</summary>
    public string? EphemeralTo { get; internal init; }

    public string Text { get; internal set; } = "";

    public JArray Blocks { get; internal set; } = [];

    public JObject? Metadata { get; internal set; }

    public IReadOnlyList<SlackFile> Files { get; internal init; } = [];

    public bool IsEdited { get; internal set; }

    /// <summary>The labels of everything in it that can be pressed or picked.</summary>
    public IReadOnlyList<string> Buttons => BlockReader.Actions(Blocks).Select(a => a.Label).ToList();

    /// <summary>Its words as a person sees them, markup gone.</summary>
    public string Seen => BlockReader.PlainText(this);

    /// <summary>What Slack would act on in its words: mentions, <c>&lt;!channel&gt;</c>, links. Nothing that a person typed may turn up here.</summary>
    public IReadOnlyList<string> ActiveControls => BlockReader.Marked(this).SelectMany(SlackMrkdwn.Controls).ToList();

    /// <summary>The message in the form in which Slack sends it to apps.</summary>
    internal JObject ToJson(FakeSlack slack)
    {
        var json = new JObject { ["type"] = "message", ["user"] = User, ["ts"] = Ts, ["team"] = Channel.Workspace.Id, ["text"] = Text };
        if (IsFromBot)
        {
            json["bot_id"] = Channel.Workspace.BotId;
            json["app_id"] = slack.App.Id;
            json["bot_profile"] = new JObject { ["id"] = Channel.Workspace.BotId, ["app_id"] = slack.App.Id, ["name"] = slack.App.Name, ["deleted"] = false, ["team_id"] = Channel.Workspace.Id };
        }
        if (Blocks.Count > 0)
            json["blocks"] = Blocks.DeepClone();
        if (ThreadTs is not null)
            json["thread_ts"] = ThreadTs;
        if (Metadata is not null)
            json["metadata"] = Metadata.DeepClone();
        if (IsEdited)
            json["edited"] = new JObject { ["user"] = User, ["ts"] = Ts };
        if (Files.Count > 0)
            json["files"] = new JArray(Files.Select(f => f.ToJson()));
        return json;
    }
}

/// <summary>A file that was uploaded.</summary>
public sealed record SlackFile(string Id, string Name, string Title, byte[] Content)
{
    internal JObject ToJson() => new() { ["id"] = Id, ["name"] = Name, ["title"] = Title, ["size"] = Content.Length };
}
