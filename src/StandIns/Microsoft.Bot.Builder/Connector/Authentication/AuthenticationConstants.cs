namespace Microsoft.Bot.Connector.Authentication;

public static class AuthenticationConstants
{
    public const string ToChannelFromBotLoginUrlTemplate = "https://login.microsoftonline.com/{0}";
    public const string ToChannelFromBotOAuthScope = "https://api.botframework.com";
    public const string DefaultChannelAuthTenant = "botframework.com";

    public const string AudienceClaim = "aud";
    public const string AppIdClaim = "appid";
    public const string ServiceUrlClaim = "serviceurl";
    public const string AnonymousAuthType = "anonymous";
}
