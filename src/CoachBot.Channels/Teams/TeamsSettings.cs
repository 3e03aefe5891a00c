using System.Security.Cryptography.X509Certificates;
using CoachBot.Channels.Teams.Authentication;

namespace CoachBot.Channels.Teams;

/// <summary>The Teams section of the configuration, checked.</summary>
public sealed record TeamsSettings
{
    /// <summary>Null when the endpoint has no credentials.</summary>
    public string? AppId { get; init; }

    /// <summary>The bot's own tenant; null with a managed identity, which knows its own.</summary>
    public string? TenantId { get; init; }

    /// <summary>One of three: a secret, <see cref="Certificate"/> or <see cref="ManagedIdentity"/>.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>With its private key.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>A user-assigned identity whose client id is <see cref="AppId"/>.</summary>
    public bool ManagedIdentity { get; init; }

    public TeamsCloud Cloud { get; init; } = TeamsCloud.Public;

    /// <summary>Where the channel's signing keys are listed, if not where the cloud has them.</summary>
    public string? OpenIdMetadata { get; init; }

    /// <summary>Where tokens for the channel come from, if not from the cloud; the whole address of the token endpoint.</summary>
    public string? TokenEndpoint { get; init; }

    /// <summary>Where the Bot Connector may be.</summary>
    public required AllowedHosts ServiceHosts { get; init; }

    /// <summary>Where people's own files may be.</summary>
    public required AllowedHosts FileHosts { get; init; }

    public required TeamsDoor Door { get; init; }
}

/// <summary>Who may come in at the Bot Framework endpoint.</summary>
public enum TeamsDoor
{
    /// <summary>There are no credentials, and nobody may.</summary>
    Shut,

    /// <summary>There are no credentials; in Development this machine may.</summary>
    Loopback,

    /// <summary>Whoever brings a token of the channel's.</summary>
    Verified,
}
