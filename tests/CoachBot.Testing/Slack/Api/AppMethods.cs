using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack.Api;

/// <summary><c>auth.*</c>, <c>apps.*</c> and <c>api.test</c>.</summary>
internal static class AppMethods
{
    public static IReadOnlyList<ApiMethod> All { get; } =
    [
        new("auth.test", Test, [], 0, TakesGet: true),
        new("auth.revoke", Revoke, [], 50, TakesJson: false, TakesGet: true),
        new("apps.uninstall", Uninstall, [], 1, TakesJson: false, TakesGet: true),
        new("apps.connections.open", Connect, [], 0, Credential.AppToken),
    ];

    private static JObject Test(ApiCall call)
    {
        var token = call.Token;
        var home = token.Workspace ?? call.Slack.Workspaces.First(token.Covers);
        var answer = new JObject
        {
            ["url"] = $"https://{home.Domain}.slack.com/",
            ["team"] = token.IsOrgWide ? token.Enterprise!.Name : home.Name,
            ["user"] = call.Slack.App.Name.ToLowerInvariant(),
            ["team_id"] = token.IsOrgWide ? token.Enterprise!.Id : home.Id,
            ["user_id"] = home.BotUserId,
            ["bot_id"] = home.BotId,
            ["is_enterprise_install"] = token.IsOrgWide,
        };
        if ((token.Enterprise ?? home.Enterprise) is { } enterprise)
            answer["enterprise_id"] = enterprise.Id;
        if (token.Expires is { } expires)
            answer["expires_in"] = (int)(expires - call.Slack.Clock.GetUtcNow()).TotalSeconds;
        return answer;
    }

    private static JObject Revoke(ApiCall call)
    {
        if (!call.Flag("test"))
            call.Token.Dead = "token_revoked";
        return new JObject { ["revoked"] = !call.Flag("test") };
    }

    private static JObject Uninstall(ApiCall call)
    {
        if (call.Required("client_id") != call.Slack.App.ClientId)
            throw new SlackApiError("invalid_client_id");
        if (call.Text("client_secret") != call.Slack.App.ClientSecret)
            throw new SlackApiError("bad_client_secret");
        call.Slack.Events.Background(call.Token.Workspace!.UninstallAsync);
        return [];
    }

    private static JObject Connect(ApiCall call) => new() { ["url"] = call.Slack.Socket.NewAddress() };
}
