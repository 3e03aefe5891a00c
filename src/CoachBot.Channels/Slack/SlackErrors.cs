namespace CoachBot.Channels.Slack;

/// <summary>What Slack's error codes mean for who wants to say something.</summary>
public static class SlackErrors
{
    private static readonly HashSet<string> DeadTokens = new(StringComparer.Ordinal) { "account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked" };

    private static readonly HashSet<string> Unreachables = new(StringComparer.Ordinal)
    {
        "account_inactive", "app_missing_action_url", "cannot_dm_bot", "channel_not_found", "ekm_access_denied", "invalid_auth", "is_archived", "messages_tab_disabled",
        "missing_scope", "not_authed", "not_in_channel", "org_login_required", "restricted_action", "team_access_not_granted", "token_expired", "token_revoked", "user_disabled",
        "user_not_found", "user_not_visible",
    };

    /// <summary>The token is worth nothing; there may be a newer one.</summary>
    public static bool IsTokenDead(string? code) => code is not null && DeadTokens.Contains(code);

    /// <summary>Nothing can be said to this person until they or their workspace come back.</summary>
    public static bool IsForGood(string? code) => code is not null && Unreachables.Contains(code);
}
