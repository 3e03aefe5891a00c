using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack.Api;

/// <summary><c>oauth.v2.access</c>: codes and refresh tokens become tokens.</summary>
internal static class OAuthMethods
{
    public static IReadOnlyList<ApiMethod> All { get; } = [new("oauth.v2.access", Access, [], 0, Credential.ClientSecret, TakesJson: false)];

    private static JObject Access(ApiCall call)
    {
        var client = call.Basic ?? new ClientCredentials(call.Required("client_id"), call.Text("client_secret") ?? "");
        if (client.Id != call.Slack.App.ClientId)
            throw new SlackApiError("invalid_client_id");
        if (client.Secret != call.Slack.App.ClientSecret)
            throw new SlackApiError("bad_client_secret");
        return (call.Text("grant_type") ?? "authorization_code") switch
        {
            "authorization_code" => Exchange(call),
            "refresh_token" => Refresh(call),
            _ => throw new SlackApiError("invalid_grant_type"),
        };
    }

    private static JObject Exchange(ApiCall call)
    {
        var grant = call.Slack.Consent.Use(call.Text("code") ?? throw new SlackApiError("invalid_code"), call.Text("redirect_uri"));
        var token = call.Slack.Tokens.Issue(grant.OrgWide ? null : grant.Person.Workspace, grant.OrgWide ? grant.Person.Workspace.Enterprise : null, grant.Scopes);
        var answer = Answer(call, token, grant.Person.Workspace.BotUserId);
        answer["authed_user"] = new JObject { ["id"] = grant.Person.Id };
        return answer;
    }

    private static JObject Refresh(ApiCall call)
    {
        var token = call.Slack.Tokens.Refresh(call.Required("refresh_token")) ?? throw new SlackApiError("invalid_refresh_token");
        return Answer(call, token, (token.Workspace ?? call.Slack.Workspaces.First(token.Covers)).BotUserId);
    }

    private static JObject Answer(ApiCall call, SlackToken token, string botUser)
    {
        var answer = new JObject
        {
            ["app_id"] = call.Slack.App.Id,
            ["scope"] = string.Join(',', token.Scopes),
            ["token_type"] = "bot",
            ["access_token"] = token.AccessToken,
            ["bot_user_id"] = botUser,
            ["team"] = token.Workspace is { } team ? new JObject { ["id"] = team.Id, ["name"] = team.Name } : JValue.CreateNull(),
            ["enterprise"] = (token.Enterprise ?? token.Workspace?.Enterprise) is { } org ? new JObject { ["id"] = org.Id, ["name"] = org.Name } : JValue.CreateNull(),
            ["is_enterprise_install"] = token.IsOrgWide,
        };
        if (token.Expires is { } expires)
        {
            answer["refresh_token"] = token.RefreshToken;
            answer["expires_in"] = (int)(expires - call.Slack.Clock.GetUtcNow()).TotalSeconds;
        }
        return answer;
    }
}
