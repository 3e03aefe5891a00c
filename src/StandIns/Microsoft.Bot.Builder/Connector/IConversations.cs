namespace Microsoft.Bot.Connector;

/// <summary>Called through <see cref="ConversationsExtensions"/>; the layer of raw HTTP messages below it is left out.</summary>
public interface IConversations
{
}
