namespace CoachBot;

/// <summary>The active applications with where they stand.</summary>
public sealed class ApplicationsGlance(CopyBook voice) : IOverviewPart
{
    private readonly CopyFile copy = voice["Pipeline"];

    public async Task<CoachMessage?> ShowAsync(Casebook casebook, Glance glance) =>
        await Applications.ActiveAsync(casebook) is { Count: > 0 } active ? new CoachMessage("") { Card = Applications.Picture(active, copy) } : null;
}
