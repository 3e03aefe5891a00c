using NodaTime;

namespace CoachBot;

/// <summary>A gap that is being closed (coaching.md 28).</summary>
/// <param name="Step">The first step, small enough for this week.</param>
/// <param name="Proof">What there will be to show.</param>
/// <param name="By">The day on which there is.</param>
public sealed record SkillPlan(string Id, string Skill, string Step, string Proof, LocalDate By) : IRecord
{
    public static string Kind => "skill";
}
