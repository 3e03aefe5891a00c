using CoachBot.Understanding;

namespace CoachBot;

/// <summary>The conversation behind a plan's next step.</summary>
public static class NextStep
{
    /// <summary>Null when the plan is through, or its next step is done outside of any conversation.</summary>
    public static Handover? Of(Plan plan) => plan.Next switch
    {
        PlanStep.Respond => To(Intents.SayThanks, plan),
        PlanStep.AskFeedback => To(Intents.AskFeedback, plan),
        PlanStep.Reflect or PlanStep.Decide => To(Intents.Reflect, plan),
        PlanStep.CheckIns => To(Intents.PlanCheckIns, plan),
        _ => null,
    };

    private static Handover To(string intent, Plan plan) =>
        new(intent, new Dictionary<string, Heard>(StringComparer.Ordinal) { ["which"] = new("", plan.Id) });
}
