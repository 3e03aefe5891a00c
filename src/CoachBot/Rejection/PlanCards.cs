using System.Text.Json;

namespace CoachBot;

/// <summary>The plan as a picture.</summary>
public static class PlanCards
{
    public static Card Progress(Rejection rejection, Plan plan, CopyFile copy) => new(copy["plan-title"].Plain(new { name = rejection.Name }))
    {
        Subject = $"{Plan.Kind}:{plan.Id}",
        Text = plan.Next is null ? copy["plan-through"].Say(null, 0) : copy["plan-next-" + NameOf(plan.Next.Value)].Say(new { company = rejection.Company }, 0),
        Steps = plan.Steps.Select(s => new Step(copy["step-" + NameOf(s.Step)].Plain(), StateOf(s, plan))).ToList(),
    };

    /// <summary>The kebab-case name of an enum value, as copy ids have it.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static StepState StateOf(PlannedStep step, Plan plan) => step switch
    {
        { DoneOn: not null } => StepState.Done,
        { Skipped: true } => StepState.Skipped,
        _ when step.Step == plan.Next => StepState.Next,
        _ => StepState.Open,
    };
}
