using Azure.Identity;

namespace CoachBot.Channels.Teams.Authentication;

/// <summary>One of Microsoft's clouds: who signs what comes in, where tokens for what goes out come from, and the hosts it goes to.</summary>
/// <param name="Issuer">Of the channel's tokens; also the resource that the bot's own tokens are for.</param>
/// <param name="Metadata">The OpenID document that leads to the channel's signing keys.</param>
/// <param name="Hosts">The Bot Connector's.</param>
/// <param name="FileHosts">Those of people's own files (OneDrive for Business).</param>
public sealed record TeamsCloud(string Name, string Issuer, string Metadata, Uri Authority, IReadOnlyList<string> Hosts, IReadOnlyList<string> FileHosts)
{
    public static readonly TeamsCloud Public = new(
        "Public",
        "https://api.botframework.com",
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        AzureAuthorityHosts.AzurePublicCloud,
        ["smba.trafficmanager.net", "*.botframework.com"],
        ["*.sharepoint.com"]);

    public static readonly TeamsCloud UsGovernment = new(
        "USGov",
        "https://api.botframework.us",
        "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        AzureAuthorityHosts.AzureGovernment,
        ["smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us", "*.botframework.azure.us"],
        ["*.sharepoint.us", "*.sharepoint-mil.us"]);

    public static readonly TeamsCloud China = new(
        "China",
        "https://api.botframework.azure.cn",
        "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
        AzureAuthorityHosts.AzureChina,
        ["*.botframework.azure.cn"],
        ["*.sharepoint.cn"]);

    public static readonly IReadOnlyList<TeamsCloud> All = [Public, UsGovernment, China];

    /// <summary>What the bot's own tokens are asked for.</summary>
    public string Scope => Issuer + "/.default";
}
