using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack.Api;

/// <summary><c>conversations.*</c>, <c>users.info</c> and <c>team.info</c>.</summary>
internal static class ConversationMethods
{
    public static IReadOnlyList<ApiMethod> All { get; } =
    [
        new("conversations.open", Open, ["im:write", "mpim:write", "channels:manage", "groups:write"], 50),
        new("conversations.info", Info, ["channels:read", "groups:read", "im:read", "mpim:read"], 50, TakesJson: false, TakesGet: true),
        new("users.info", User, ["users:read"], 100, TakesJson: false, TakesGet: true),
        new("team.info", Team, ["team:read"], 50, TakesJson: false, TakesGet: true),
    ];

    private static JObject Open(ApiCall call)
    {
        if (call.Text("channel") is { } id)
            return new JObject { ["no_op"] = true, ["already_open"] = true, ["channel"] = new JObject { ["id"] = call.Channel(id).Id } };
        var users = call.Text("users")?.Split(',') ?? throw new SlackApiError("users_list_not_supplied");
        if (users.Length > 1)
            throw new SlackApiError("not_enough_users");
        var person = call.Person(users[0]);
        if (person.IsDeactivated)
            throw new SlackApiError("user_disabled");
        var channel = person.Workspace.DirectMessages(person);
        return new JObject { ["channel"] = call.Flag("return_im") ? channel.ToJson() : new JObject { ["id"] = channel.Id } };
    }

    private static JObject Info(ApiCall call)
    {
        var channel = call.Channel(call.Required("channel"));
        var needed = channel.DirectWith is not null ? "im:read" : channel.IsPrivate ? "groups:read" : "channels:read";
        ApiServer.Require(call.Token, [needed]);
        if (channel is { IsPrivate: true, HasBot: false })
            throw new SlackApiError("channel_not_found");
        return new JObject { ["channel"] = channel.ToJson() };
    }

    private static JObject User(ApiCall call)
    {
        var person = call.Person(call.Required("user"));
        return new JObject { ["user"] = person.ToJson(withEmail: call.Token.Scopes.Contains("users:read.email")) };
    }

    private static JObject Team(ApiCall call)
    {
        var workspace = call.Text("team") is { } id ? call.Slack.Workspaces.FirstOrDefault(w => w.Id == id && call.Token.Covers(w)) : call.Token.Workspace;
        if (workspace is null)
            throw new SlackApiError("team_not_found");
        var team = new JObject { ["id"] = workspace.Id, ["name"] = workspace.Name, ["domain"] = workspace.Domain, ["email_domain"] = "", ["icon"] = new JObject() };
        if (workspace.Enterprise is { } enterprise)
        {
            team["enterprise_id"] = enterprise.Id;
            team["enterprise_name"] = enterprise.Name;
        }
        return new JObject { ["team"] = team };
    }
}
