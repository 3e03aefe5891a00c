namespace Microsoft.Bot.Schema;

public static class ActionTypes
{
    public const string MessageBack = "messageBack";
}
