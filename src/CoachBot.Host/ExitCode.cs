namespace CoachBot.Host;

/// <summary>What the process ends with; outside checks use them.</summary>
internal static class ExitCode
{
    public const int Fine = 0;
    public const int Failed = 1;
    public const int WrongUse = 2;
}
