namespace CoachBot;

/// <summary>The applications that are open now.</summary>
public sealed class CurrentApplications(CopyBook voice) : ICurrentCard
{
    public const string Subject = "applications";

    private readonly CopyFile copy = voice["Pipeline"];

    public string Kind => Subject;

    public async Task<Card?> DrawAsync(Casebook casebook, string id, CancellationToken cancellationToken)
    {
        var active = await Applications.ActiveAsync(casebook);
        return Applications.Picture(active, copy) with { Text = active.Count == 0 ? copy["coals-none"].Say(null, 0) : null };
    }
}
