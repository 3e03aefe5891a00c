using System.Security.Claims;

namespace CoachBot.Channels.Teams.Authentication;

/// <summary>The channel, as its token proves it.</summary>
/// <param name="ServiceUrl">The one service that the token stands for.</param>
/// <param name="Endorsements">The channels that the token's key may speak for.</param>
public sealed record ChannelCaller(ClaimsIdentity Identity, string? ServiceUrl, IReadOnlyList<string> Endorsements)
{
    /// <summary>What forbids this caller to bring that activity, or null. A token without endorsements or service URL is good for nothing.</summary>
    public string? Flaw(string? channelId, string? serviceUrl)
    {
        if (string.IsNullOrEmpty(channelId) || !Endorsements.Contains(channelId, StringComparer.Ordinal))
            return "The token's key is not endorsed for the activity's channelId.";
        return string.IsNullOrEmpty(ServiceUrl) || !string.Equals(ServiceUrl, serviceUrl, StringComparison.OrdinalIgnoreCase)
            ? "The token is not for the activity's serviceUrl."
            : null;
    }
}
