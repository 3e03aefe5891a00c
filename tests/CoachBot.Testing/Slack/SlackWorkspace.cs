using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack;

/// <summary>A workspace: its people, its channels, and the app in it.</summary>
public sealed class SlackWorkspace
{
    private readonly Dictionary<string, SlackPerson> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SlackChannel> channels = new(StringComparer.Ordinal);

    internal SlackWorkspace(FakeSlack slack, string id, string name, SlackEnterprise? enterprise)
    {
        Slack = slack;
        Id = id;
        Name = name;
        Enterprise = enterprise;
        BotUserId = slack.NewId('U');
        BotId = slack.NewId('B');
    }

    public string Id { get; }

    public string Name { get; }

    public string Domain => Name.ToLowerInvariant().Replace(' ', '-');

    public SlackEnterprise? Enterprise { get; }

    /// <summary>Who the app is here.</summary>
    public string BotUserId { get; }

    public string BotId { get; }

    /// <summary>Whether the app is installed here or in the whole organisation.</summary>
    public bool IsInstalled => Slack.Tokens.IsInstalled(this);

    internal FakeSlack Slack { get; }

    /// <summary>Installs the app without a browser and answers with its bot token; null scopes are the app's own.</summary>
    public string Install(IReadOnlyList<string>? scopes = null) => Slack.Tokens.Issue(this, null, scopes ?? Slack.App.Scopes).AccessToken;

    /// <summary>Somebody of this workspace; made when first named.</summary>
    /// <param name="name">Such as Maya.</param>
    /// <param name="timeZone">An IANA zone such as Europe/London.</param>
    /// <param name="id">A user id such as U0MAYA; <c>U0</c> and the name in capitals when null.</param>
    public SlackPerson Person(string name, string timeZone = "Europe/London", string? id = null)
    {
        id ??= "U0" + name.ToUpperInvariant();
        lock (Slack.Gate)
            return people.TryGetValue(id, out var known) ? known : people[id] = new SlackPerson(this, id, name, timeZone);
    }

    /// <summary>A channel, made when first named; its people are those who speak in it, and the app when invited.</summary>
    public SlackChannel Channel(string name, bool isPrivate = false, bool withBot = true)
    {
        lock (Slack.Gate)
        {
            if (channels.Values.FirstOrDefault(c => c.Name == name) is { } known)
                return known;
            var channel = new SlackChannel(this, Slack.NewId('C'), name) { IsPrivate = isPrivate, HasBot = withBot };
            return channels[channel.Id] = channel;
        }
    }

    /// <summary>Somebody removes the app: its tokens die, then <c>tokens_revoked</c> and <c>app_uninstalled</c> are sent.</summary>
    public async Task UninstallAsync()
    {
        await EndTokensAsync("account_inactive");
        await Slack.Events.SendAsync(this, new JObject { ["type"] = "app_uninstalled" }, "app_uninstalled");
    }

    /// <summary>Somebody revokes the app's tokens and leaves it installed: <c>tokens_revoked</c> alone is sent.</summary>
    public Task RevokeAsync() => EndTokensAsync("token_revoked");

    internal IReadOnlyCollection<SlackPerson> People => people.Values;

    internal SlackPerson? FindPerson(string id) => people.GetValueOrDefault(id);

    internal SlackChannel? FindChannel(string id) => channels.GetValueOrDefault(id);

    internal SlackChannel DirectMessages(SlackPerson person)
    {
        if (channels.Values.FirstOrDefault(c => c.DirectWith == person) is { } known)
            return known;
        var channel = new SlackChannel(this, Slack.NewId('D'), "directmessage", person) { HasBot = true };
        return channels[channel.Id] = channel;
    }

    internal IReadOnlyList<SlackChannel> ChannelsOf(SlackPerson person) =>
        channels.Values.Where(c => c.DirectWith == person || c.Members.Contains(person.Id)).ToList();

    private async Task EndTokensAsync(string why)
    {
        if (Slack.Tokens.End(this, why))
            await Slack.Events.SendAsync(this, new JObject { ["type"] = "tokens_revoked", ["tokens"] = new JObject { ["oauth"] = new JArray(), ["bot"] = new JArray(BotUserId) } }, "tokens_revoked");
    }
}

/// <summary>An Enterprise Grid organisation with workspaces of its own.</summary>
public sealed class SlackEnterprise
{
    private readonly FakeSlack slack;

    internal SlackEnterprise(FakeSlack slack, string id, string name)
    {
        this.slack = slack;
        Id = id;
        Name = name;
    }

    public string Id { get; }

    public string Name { get; }

    public SlackWorkspace Workspace(string id, string? name = null) => slack.Workspace(id, name, this);

    /// <summary>Installs the app for every workspace of the organisation and answers with its bot token.</summary>
    public string Install(IReadOnlyList<string>? scopes = null) => slack.Tokens.Issue(null, this, scopes ?? slack.App.Scopes).AccessToken;
}
