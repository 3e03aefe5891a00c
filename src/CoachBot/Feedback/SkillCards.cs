using System.Globalization;

namespace CoachBot;

/// <summary>A skill plan, to look at.</summary>
public static class SkillCards
{
    public static Card Plan(SkillPlan plan, CopyFile own) => new(own["plan-title"].Plain(new { skill = plan.Skill }))
    {
        Facts =
        [
            new Fact(own["fact-step"].Plain(), plan.Step),
            new Fact(own["fact-proof"].Plain(), plan.Proof),
            new Fact(own["fact-by"].Plain(), plan.By.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)),
        ],
    };
}
