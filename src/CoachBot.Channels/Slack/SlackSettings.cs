using Microsoft.Extensions.Configuration;

namespace CoachBot.Channels.Slack;

/// <summary>The Slack section of the configuration, checked.</summary>
/// <param name="SigningSecret">What Slack signs its requests with; null without HTTP.</param>
/// <param name="BotToken">The token of the one workspace; null where workspaces install the coach themselves.</param>
/// <param name="ClientId">Of the app that workspaces install; null with one workspace.</param>
/// <param name="AppToken">For socket mode; null without it.</param>
/// <param name="ApiUrl">Where the Web API is, ending in a slash.</param>
public sealed record SlackSettings(string? SigningSecret, string? BotToken, string? ClientId, string? ClientSecret, string? AppToken, Uri ApiUrl)
{
    private const string SlacksApi = "https://slack.com/api/";

    /// <summary>Whether Slack is configured at all.</summary>
    public bool IsOn => SigningSecret is not null || AppToken is not null;

    /// <summary>Whether Slack may call in by HTTP.</summary>
    public bool HasHttp => SigningSecret is not null;

    /// <summary>Whether workspaces install the coach by themselves.</summary>
    public bool HasInstalls => ClientId is not null;

    /// <exception cref="ChannelConfigurationException">A setting is missing or cannot be used.</exception>
    public static SlackSettings Read(IConfiguration configuration, bool isDevelopment)
    {
        var section = configuration.GetSection("Slack");
        string? Given(string key) => string.IsNullOrWhiteSpace(section[key]) ? null : section[key]!.Trim();

        var settings = new SlackSettings(
            Given("SigningSecret"), Given("BotToken"), Given("ClientId"), Given("ClientSecret"), Given("AppToken"), Address(Given("ApiUrl") ?? SlacksApi, isDevelopment));

        // An empty secret is worse than none: a check against it would let everybody in.
        if (section["SigningSecret"] is { } secret && string.IsNullOrWhiteSpace(secret))
            throw new ChannelConfigurationException("Slack__SigningSecret is empty; set it from the app's Basic Information page, or remove it.");
        CheckKind("BotToken", settings.BotToken, "xoxb-", "the Bot User OAuth Token");
        CheckKind("AppToken", settings.AppToken, "xapp-", "an app-level token with connections:write");
        if ((settings.ClientId is null) != (settings.ClientSecret is null))
            throw Missing(settings.ClientId is null ? "ClientSecret" : "ClientId", settings.ClientId is null ? "ClientId" : "ClientSecret", "both are on the app's Basic Information page");
        if (settings.BotToken is not null && settings.ClientId is not null)
            throw new ChannelConfigurationException("Slack__BotToken and Slack__ClientId are both set; keep Slack__BotToken for one workspace, or Slack__ClientId and Slack__ClientSecret to let workspaces install the coach.");
        if (settings is { IsOn: true, BotToken: null, ClientId: null })
            throw Missing(settings.SigningSecret is null ? "AppToken" : "SigningSecret", "BotToken", "or set Slack__ClientId and Slack__ClientSecret to let workspaces install the coach");
        if (!settings.IsOn && (settings.BotToken ?? settings.ClientId) is not null)
            throw Missing(settings.BotToken is null ? "ClientId" : "BotToken", "SigningSecret", "it is on the app's Basic Information page; or set Slack__AppToken for socket mode");
        if (settings is { HasInstalls: true, HasHttp: false })
            throw Missing("ClientId", "SigningSecret", "workspaces install the coach by HTTP; for socket mode alone set Slack__BotToken");
        return settings;
    }

    private static ChannelConfigurationException Missing(string set, string missing, string fix) =>
        new($"Slack__{set} is set and Slack__{missing} is not; {fix}.");

    private static void CheckKind(string key, string? token, string prefix, string what)
    {
        if (token?.StartsWith(prefix, StringComparison.Ordinal) == false)
            throw new ChannelConfigurationException($"Slack__{key} does not begin with {prefix}; it takes {what}.");
    }

    private static Uri Address(string value, bool isDevelopment)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.UserInfo.Length > 0)
            throw new ChannelConfigurationException($"Slack__ApiUrl is '{value}'; it must be an https address.");
        if (address.Scheme == "http" && !(isDevelopment && address.IsLoopback))
            throw new ChannelConfigurationException($"Slack__ApiUrl is '{value}'; plain http is for this machine in Development only, use https.");
        return value.EndsWith('/') ? address : new Uri(value + "/");
    }
}
