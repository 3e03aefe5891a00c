namespace CoachBot;

/// <summary>The latest plan that is not through, with its next step to press.</summary>
public sealed class PlanGlance(CopyBook voice) : IOverviewPart
{
    private readonly CopyFile copy = voice["Rejection"];

    public async Task<CoachMessage?> ShowAsync(Casebook casebook, Glance glance)
    {
        var plans = (await casebook.AllAsync<Plan>()).Where(p => p.Next is not null).ToList();
        if (plans is not [.., var plan] || await casebook.FindAsync<Rejection>(plan.Id) is not { } rejection)
            return null;
        var card = PlanCards.Progress(rejection, plan, copy);
        return new CoachMessage("")
        {
            Card = NextStep.Of(plan) is { Intent: { } intent } ? card with { Actions = [StartButton.For(copy["plan-do-next"].Plain(), glance.Person, intent, rejection.Id)] } : card,
        };
    }
}
