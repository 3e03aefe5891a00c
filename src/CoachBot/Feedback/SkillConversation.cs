using CoachBot.Understanding;

namespace CoachBot;

/// <summary>A skill that cost a job becomes a plan: a first step this week, a proof to show, and a day (coaching.md 28).</summary>
public sealed class SkillConversation(CopyBook voice, ITimeReader times, Reminders reminders) : Conversation<SkillPlan>(Intents.PlanSkill, voice, "Skill")
{
    public override IReadOnlyDictionary<string, Heard> Given(string text, Understood understood) =>
        understood.Slots.Topic is { } topic ? new Dictionary<string, Heard>(StringComparer.Ordinal) { ["skill"] = new(topic) } : Nothing;

    protected override async Task<SkillPlan?> PlayAsync(Scene scene)
    {
        await scene.Say("begin");
        var skill = await scene.Ask("skill");
        var step = await scene.Ask("step", new { skill });
        var proof = await scene.Ask("proof");
        var by = await scene.AskDate("by", times);
        var plan = new SkillPlan(await scene.NewId("id"), skill, step, proof, by);
        await scene.Do("save", async casebook =>
        {
            casebook.Put(plan);
            await SkillReminder.PlanAsync(reminders, casebook, scene.Now, plan, scene.Today);
        });
        await scene.Show("saved", SkillCards.Plan(plan, Copy));
        return plan;
    }
}
