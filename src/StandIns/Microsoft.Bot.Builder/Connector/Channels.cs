namespace Microsoft.Bot.Connector;

public static class Channels
{
    public const string Console = "console";
    public const string Emulator = "emulator";
    public const string Msteams = "msteams";
    public const string Slack = "slack";
    public const string Test = "test";
}
