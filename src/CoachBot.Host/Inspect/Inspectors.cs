namespace CoachBot.Host.Inspect;

/// <summary>The readers that <c>coach inspect</c> offers. Each builds what it needs at its first line.</summary>
public static class Inspectors
{
    public static IReadOnlyList<IInspector> All { get; } =
    [
        new UnderstandInspector(),
        new EmailInspector(),
        new WhenInspector(),
        new ToneInspector(),
    ];
}
