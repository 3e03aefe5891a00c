namespace CoachBot.Testing.Slack;

/// <summary>A bot token that was issued.</summary>
internal sealed class SlackToken
{
    public required string AccessToken { get; init; }

    public string? RefreshToken { get; init; }

    public SlackWorkspace? Workspace { get; init; }

    public SlackEnterprise? Enterprise { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public DateTimeOffset? Expires { get; init; }

    /// <summary>Why it works no more: <c>token_revoked</c> or <c>account_inactive</c>.</summary>
    public string? Dead { get; set; }

    public bool IsRefreshable { get; set; } = true;

    public bool IsOrgWide => Workspace is null;

    public bool Covers(SlackWorkspace workspace) => Workspace == workspace || (IsOrgWide && workspace.Enterprise == Enterprise);
}

/// <summary>Every token, and the codes that are exchanged for them.</summary>
internal sealed class SlackTokens(FakeSlack slack)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);

    private readonly List<SlackToken> tokens = [];

    public SlackToken Issue(SlackWorkspace? workspace, SlackEnterprise? enterprise, IReadOnlyList<string> scopes)
    {
        lock (slack.Gate)
        {
            var rotates = slack.App.RotatesTokens;
            var token = new SlackToken
            {
                AccessToken = (rotates ? "xoxe.xoxb-1-" : "xoxb-") + SlackApp.Secret(),
                RefreshToken = rotates ? "xoxe-1-" + SlackApp.Secret() : null,
                Workspace = workspace,
                Enterprise = enterprise,
                Scopes = scopes,
                Expires = rotates ? slack.Clock.GetUtcNow() + Life : null,
            };
            tokens.Add(token);
            return token;
        }
    }

    /// <summary>A new token for an old one's refresh token, which is good once; only the two newest tokens stay alive.</summary>
    public SlackToken? Refresh(string refreshToken)
    {
        if (tokens.Find(t => t.RefreshToken == refreshToken) is not { IsRefreshable: true, Dead: not "account_inactive" } old)
            return null;
        old.IsRefreshable = false;
        var fresh = Issue(old.Workspace, old.Enterprise, old.Scopes);
        foreach (var older in tokens.Where(t => t.Workspace == old.Workspace && t.Enterprise == old.Enterprise && t.Dead is null).SkipLast(2))
            older.Dead = "token_revoked";
        return fresh;
    }

    public SlackToken? Find(string accessToken) => tokens.Find(t => t.AccessToken == accessToken);

    /// <summary>The token by which the app is in the workspace now.</summary>
    public SlackToken? Of(SlackWorkspace workspace) => tokens.FindLast(t => t.Covers(workspace) && t.Dead is null);

    public bool IsInstalled(SlackWorkspace workspace)
    {
        lock (slack.Gate)
            return tokens.Exists(t => t.Covers(workspace) && t.Dead is null);
    }

    /// <summary>Kills every token of the workspace's own; false when none was alive.</summary>
    public bool End(SlackWorkspace workspace, string why)
    {
        lock (slack.Gate)
        {
            var dying = tokens.Where(t => t.Workspace == workspace && t.Dead is null).ToList();
            foreach (var token in dying)
                token.Dead = why;
            return dying.Count > 0;
        }
    }
}
