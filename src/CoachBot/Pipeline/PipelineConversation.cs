using CoachBot.Understanding;
using NodaTime;

namespace CoachBot;

/// <summary>Where things stand: the plan of a rejection with its progress, the next step, and what is done marked so (coaching.md 8).</summary>
public sealed class PipelineConversation(CopyBook voice) : Conversation<Ended>(Intents.ShowPipeline, voice, "Pipeline")
{
    private readonly CopyFile planCopy = voice["Rejection"];

    protected override async Task<Ended?> PlayAsync(Scene scene)
    {
        var rejection = await WhichRejection.AskAsync(scene);
        if (rejection is null)
        {
            await scene.Offer("empty");
            return Ended.Here;
        }

        var plan = await scene.Load("plan", async casebook => await casebook.FindAsync<Plan>(rejection.Id) ?? Plan.For(rejection));
        for (var attempt = 1; plan.Next is { } next; attempt++)
        {
            await scene.Show("plan", PlanCards.Progress(rejection, plan, planCopy), attempt: attempt);
            var choice = await scene.Pick("next", Ways(plan), attempt: attempt);
            if (choice == "now")
                scene.GoOnWith(NextStep.Of(plan)!);
            if (choice != "done")
                return await LeaveAsync(scene, choice);

            plan = plan.Done(next, scene.Today);
            await MarkAsync(scene, plan, next, scene.Today, attempt);
        }
        await scene.Show("through", PlanCards.Progress(rejection, plan, planCopy));
        return Ended.Here;
    }

    /// <summary>Doing it together is offered only where there is a conversation for it.</summary>
    private List<Option> Ways(Plan plan) => Copy["next"].Choices.Where(c => c.Id != "now" || NextStep.Of(plan) is not null).ToList();

    private static async Task<Ended> LeaveAsync(Scene scene, string choice)
    {
        if (choice == "later")
            await scene.Say("later");
        return Ended.Here;
    }

    private static Task MarkAsync(Scene scene, Plan plan, PlanStep step, LocalDate on, int attempt) =>
        scene.Do(
            "mark",
            async casebook => casebook.Put((await casebook.FindAsync<Plan>(plan.Id) ?? plan).Done(step, on)),
            attempt);
}
