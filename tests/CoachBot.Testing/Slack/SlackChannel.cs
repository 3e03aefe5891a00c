using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack;

/// <summary>A channel, or one person's direct messages with the app.</summary>
public sealed class SlackChannel
{
    private readonly List<SlackMessage> messages = [];

    internal SlackChannel(SlackWorkspace workspace, string id, string name, SlackPerson? directWith = null)
    {
        Workspace = workspace;
        Id = id;
        Name = name;
        DirectWith = directWith;
    }

    public SlackWorkspace Workspace { get; }

    public string Id { get; }

    public string Name { get; }

    /// <summary>The person whose direct messages these are, or null.</summary>
    public SlackPerson? DirectWith { get; }

    public bool IsPrivate { get; init; }

    public bool IsArchived { get; set; }

    /// <summary>Whether the app is in the channel; in direct messages it always is.</summary>
    public bool HasBot { get; set; }

    internal HashSet<string> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Every message that everybody in it sees, in order.</summary>
    public IReadOnlyList<SlackMessage> Messages => SeenBy(null);

    internal IReadOnlyList<SlackMessage> SeenBy(string? user)
    {
        lock (Workspace.Slack.Gate)
            return messages.Where(m => m.EphemeralTo is null || m.EphemeralTo == user).ToList();
    }

    internal SlackMessage? Find(string ts) => messages.Find(m => m.Ts == ts);

    internal void Add(SlackMessage message)
    {
        messages.Add(message);
        Workspace.Slack.Changed();
    }

    internal void Remove(SlackMessage message)
    {
        messages.Remove(message);
        Workspace.Slack.Changed();
    }

    /// <summary>Without <c>channel</c>'s members and purpose: what <c>conversations.info</c> and <c>.open</c> tell.</summary>
    internal JObject ToJson() => DirectWith is null
        ? new JObject
        {
            ["id"] = Id,
            ["name"] = Name,
            ["is_channel"] = !IsPrivate,
            ["is_group"] = IsPrivate,
            ["is_im"] = false,
            ["is_mpim"] = false,
            ["is_private"] = IsPrivate,
            ["is_archived"] = IsArchived,
            ["is_member"] = HasBot,
            ["context_team_id"] = Workspace.Id,
        }
        : new JObject { ["id"] = Id, ["is_im"] = true, ["is_org_shared"] = false, ["user"] = DirectWith.Id, ["context_team_id"] = Workspace.Id };
}
