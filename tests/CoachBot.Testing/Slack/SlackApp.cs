using System.Security.Cryptography;

namespace CoachBot.Testing.Slack;

/// <summary>The app as it is set up on Slack's side: its credentials, what it asks for, and which events it wants. Credentials are new each time.</summary>
public sealed record SlackApp
{
    public string Id { get; init; } = "A0COACH";

    public string Name { get; init; } = "CoachBot";

    public string ClientId { get; init; } = "10000000001.20000000002";

    public string ClientSecret { get; init; } = Secret();

    public string SigningSecret { get; init; } = Secret();

    /// <summary>The old way to know a request; Slack still sends it, and nothing should trust it.</summary>
    public string VerificationToken { get; init; } = Secret();

    /// <summary>The app-level token with <c>connections:write</c>, for socket mode.</summary>
    public string AppToken { get; init; } = $"xapp-1-A0COACH-{Secret()}";

    /// <summary>Tokens live 12 hours and are refreshed.</summary>
    public bool RotatesTokens { get; init; }

    /// <summary>The scopes in the app's settings: what <c>/oauth/v2/authorize</c> may ask for and a direct install grants.</summary>
    public IReadOnlyList<string> Scopes { get; init; } =
        ["app_mentions:read", "assistant:write", "chat:write", "commands", "files:write", "im:history", "im:read", "im:write", "team:read", "users:read"];

    /// <summary>The bot events that the app has subscribed to.</summary>
    public IReadOnlyList<string> Events { get; init; } =
        ["app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked", "member_joined_channel", "team_join", "user_change"];

    /// <summary>Where Slack may send a browser back to; empty means anywhere.</summary>
    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    public bool HasMessagesTab { get; init; } = true;

    /// <summary>Slack sends an app its own messages too (as it does), so that a bot that answers itself is noticed.</summary>
    public bool HearsItself { get; init; } = true;

    internal static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
