namespace CoachBot;

/// <summary>The plan of a rejection with its progress of now.</summary>
public sealed class CurrentPlan(CopyBook voice) : ICurrentCard
{
    private readonly CopyFile copy = voice["Rejection"];

    public string Kind => Plan.Kind;

    public async Task<Card?> DrawAsync(Casebook casebook, string id, CancellationToken cancellationToken) =>
        await casebook.FindAsync<Plan>(id, cancellationToken) is { } plan && await casebook.FindAsync<Rejection>(id, cancellationToken) is { } rejection
            ? PlanCards.Progress(rejection, plan, copy)
            : null;
}
