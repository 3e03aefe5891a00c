using Microsoft.Extensions.Configuration;

namespace CoachBot.Channels.Teams;

/// <summary>The Teams section of the configuration, checked.</summary>
/// <param name="AppId">Null when the endpoint has no credentials.</param>
/// <param name="OpenIdMetadata">Where the channel's signing keys are listed; null for the public cloud's.</param>
/// <param name="TokenEndpoint">Where tokens for the channel come from; null for the public cloud's.</param>
public sealed record TeamsSettings(
    string? AppId, string? TenantId, string? ClientSecret, string? OpenIdMetadata, string? TokenEndpoint, ServiceHosts ServiceHosts, TeamsDoor Door)
{
    private const string ChannelIssuer = "https://api.botframework.com";

    /// <exception cref="ChannelConfigurationException">A setting is missing or cannot be used.</exception>
    public static TeamsSettings Read(IConfiguration configuration, bool isDevelopment)
    {
        var section = configuration.GetSection("Teams");
        string? Given(string key) => string.IsNullOrWhiteSpace(section[key]) ? null : section[key]!.Trim();

        var appId = Given("AppId");
        if (appId is null && ((string[])["TenantId", "ClientSecret", "OpenIdMetadata", "TokenEndpoint"]).FirstOrDefault(k => Given(k) is not null) is { } orphan)
            throw new ChannelConfigurationException($"Teams__{orphan} is set and Teams__AppId is not; set Teams__AppId to the bot's app id, or remove Teams__{orphan}.");
        if (appId is not null && !Guid.TryParse(appId, out _))
            throw new ChannelConfigurationException($"Teams__AppId is '{appId}'; it must be the bot's application (client) id, a GUID.");
        foreach (var key in appId is null ? [] : (string[])["TenantId", "ClientSecret"])
        {
            if (Given(key) is null)
                throw new ChannelConfigurationException($"Teams__AppId is set and Teams__{key} is not; set Teams__{key} from the app's registration.");
        }
        var door = appId is not null ? TeamsDoor.Verified : isDevelopment ? TeamsDoor.Loopback : TeamsDoor.Shut;
        return new TeamsSettings(
            appId,
            Given("TenantId"),
            Given("ClientSecret"),
            Address("OpenIdMetadata", Given("OpenIdMetadata"), isDevelopment),
            Address("TokenEndpoint", Given("TokenEndpoint"), isDevelopment),
            ServiceHosts.Read(Hosts(section), isDevelopment, mayBeLoopback: door == TeamsDoor.Loopback),
            door);
    }

    /// <summary>
    /// The same in the Bot Framework's own keys. It takes either none of its addresses or all of them, so one that is given
    /// brings the public cloud's with it.
    /// </summary>
    public IConfiguration ToBotFramework()
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (AppId is not null)
        {
            values["MicrosoftAppType"] = "SingleTenant";
            values["MicrosoftAppId"] = AppId;
            values["MicrosoftAppPassword"] = ClientSecret;
            values["MicrosoftAppTenantId"] = TenantId;
        }
        if (OpenIdMetadata is not null || TokenEndpoint is not null)
        {
            values["ToChannelFromBotLoginUrl"] = TokenEndpoint ?? $"https://login.microsoftonline.com/{TenantId}";
            values["ToChannelFromBotOAuthScope"] = ChannelIssuer;
            values["ToBotFromChannelTokenIssuer"] = ChannelIssuer;
            values["ToBotFromChannelOpenIdMetadataUrl"] = OpenIdMetadata ?? "https://login.botframework.com/v1/.well-known/openidconfiguration";
            values["CallerId"] = "urn:botframework:azure";
            values["ValidateAuthority"] = "false";
        }
        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }

    private static string? Address(string key, string? value, bool isDevelopment)
    {
        if (value is null)
            return null;
        if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            throw new ChannelConfigurationException($"Teams__{key} is '{value}'; it must be an https address.");
        if (address.Scheme == "http" && !(isDevelopment && address.IsLoopback))
            throw new ChannelConfigurationException($"Teams__{key} is '{value}'; plain http is for this machine in Development only, use https.");
        return value;
    }

    /// <summary>One value with commas between, or a list.</summary>
    private static IEnumerable<string> Hosts(IConfigurationSection section)
    {
        var hosts = section.GetSection("AllowedServiceHosts");
        return (hosts.Value ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(hosts.GetChildren().Select(c => c.Value ?? ""))
            .Where(h => h.Length > 0);
    }
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
