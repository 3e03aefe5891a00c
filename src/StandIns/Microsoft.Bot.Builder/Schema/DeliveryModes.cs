namespace Microsoft.Bot.Schema;

public static class DeliveryModes
{
    public const string ExpectReplies = "expectReplies";
    public const string Ephemeral = "ephemeral";
}
