namespace CoachBot.Channels;

/// <summary>A channel's setting cannot be used. The message names the key, the value and the fix; never a secret.</summary>
public sealed class ChannelConfigurationException(string message) : Exception(message);
