using System.Text.Json;

namespace CoachBot.Channels.Slack;

/// <summary>What an installation brought: the token and who the coach is there.</summary>
/// <param name="Tenant">The workspace or organisation.</param>
/// <param name="Token">The bot's access token.</param>
/// <param name="BotUser">The bot's own user id.</param>
/// <param name="AppId">The app's id, so that a token of another app is never taken.</param>
/// <param name="RefreshToken">Null when the app does not rotate its tokens.</param>
/// <param name="ExpiresAt">When the token ends; null without rotation.</param>
public sealed record SlackInstallation(
    string Tenant, string Token, string BotUser, string? AppId = null, string? RefreshToken = null, DateTimeOffset? ExpiresAt = null)
{
    /// <summary>Until when somebody is renewing the token; null when nobody is.</summary>
    public DateTimeOffset? RefreshUntil { get; init; }

    public static SlackInstallation Parse(string json) => JsonSerializer.Deserialize<SlackInstallation>(json)!;

    public string ToJson() => JsonSerializer.Serialize(this);
}
