namespace SlackNet.SocketMode;

public class SocketModeConnectionOptions
{
    public int NumberOfConnections { get; set; } = 2;

    /// <summary>So long one connection is opened after another, lest they end together.</summary>
    public TimeSpan ConnectionDelay { get; set; } = TimeSpan.FromSeconds(10);
}
