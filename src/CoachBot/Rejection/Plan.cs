using NodaTime;

namespace CoachBot;

/// <summary>What comes next after one rejection, as one short plan with the next single step first (coaching.md 8).</summary>
/// <param name="Id">The rejection's id.</param>
/// <param name="Steps">Every step in order, with where it stands.</param>
public sealed record Plan(string Id, IReadOnlyList<PlannedStep> Steps) : IRecord
{
    public static string Kind => "plan";

    /// <summary>The first step that is neither done nor skipped; null when the plan is through.</summary>
    public PlanStep? Next => Steps.Where(s => s is { DoneOn: null, Skipped: false }).Select(s => (PlanStep?)s.Step).FirstOrDefault();

    /// <summary>
    /// The plan after a rejection. Nobody spoke with somebody who never got past the application, so there is no feedback to ask
    /// for; silence leaves nobody to answer.
    /// </summary>
    public static Plan For(Rejection rejection) => new(
        rejection.Id,
        Enum.GetValues<PlanStep>()
            .Select(step => new PlannedStep(step, null, step switch
            {
                PlanStep.Respond => rejection.How == News.Silence && rejection.Stage == Stage.Applied,
                PlanStep.AskFeedback => rejection.Stage == Stage.Applied,
                _ => false,
            }))
            .ToList());

    /// <summary>The plan with a step done; doing it twice keeps the first day.</summary>
    public Plan Done(PlanStep step, LocalDate on) =>
        this with { Steps = Steps.Select(s => s.Step == step && s.DoneOn is null ? s with { DoneOn = on, Skipped = false } : s).ToList() };

    /// <summary>The plan without a step that does not apply any more.</summary>
    public Plan Skip(PlanStep step) => this with { Steps = Steps.Select(s => s.Step == step && s.DoneOn is null ? s with { Skipped = true } : s).ToList() };
}

/// <summary>One step: when it was done, or that it does not apply.</summary>
public sealed record PlannedStep(PlanStep Step, LocalDate? DoneOn, bool Skipped);

/// <summary>The steps after a rejection, in order.</summary>
public enum PlanStep
{
    Respond,
    AskFeedback,
    Reflect,
    Decide,
    CheckIns,
    NextApplication,
}
