namespace CoachBot;

/// <summary>The result of a talk that makes nothing but itself.</summary>
public sealed class Ended
{
    private Ended()
    {
    }

    public static Ended Here { get; } = new();

    /// <summary>Ends whatever was under way below it too.</summary>
    public static Ended Everything { get; } = new();
}
