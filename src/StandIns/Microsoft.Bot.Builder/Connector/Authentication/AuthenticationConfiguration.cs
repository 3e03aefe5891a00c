namespace Microsoft.Bot.Connector.Authentication;

/// <summary>What is asked of tokens that come in, which the stand-in does not read.</summary>
public class AuthenticationConfiguration;
