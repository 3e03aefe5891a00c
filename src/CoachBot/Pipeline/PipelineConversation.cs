using CoachBot.Understanding;
using NodaTime;

namespace CoachBot;

/// <summary>Where things stand: the plan of a rejection with its progress, the next step, and what is done marked so (coaching.md 8).</summary>
public sealed class PipelineConversation(CopyBook voice, Reminders reminders) : Conversation<Ended>(Intents.ShowPipeline, voice, "Pipeline")
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
            if (choice == "later")
                await LeaveAsync(scene);
            if (choice != "done")
                return Ended.Here;

            plan = plan.Done(next, scene.Today);
            await MarkAsync(scene, plan, next, scene.Today, attempt);
        }
        await scene.Show("through", PlanCards.Progress(rejection, plan, planCopy));
        return Ended.Here;
    }

    /// <summary>Doing it together is offered only where there is a conversation for it.</summary>
    private List<Option> Ways(Plan plan) => Copy["next"].Choices.Where(c => c.Id != "now" || NextStep.Of(plan) is not null).ToList();

    /// <summary>Once, somebody who comes back to look is offered a look together every week (coaching.md 42).</summary>
    private async Task LeaveAsync(Scene scene)
    {
        await scene.Say("later");
        if (await scene.Load("was-offered", casebook => WeeklyReview.WasOfferedAsync(casebook)))
            return;

        var day = await scene.Choose("weekly");
        await scene.Do("plan-weekly", casebook => WeeklyReview.PlanAsync(reminders, casebook, scene.Now, scene.Today, day switch
        {
            "monday" => IsoDayOfWeek.Monday,
            "friday" => IsoDayOfWeek.Friday,
            _ => IsoDayOfWeek.None,
        }));
        await scene.Say(day == "no" ? "weekly-no" : "weekly-yes");
    }

    private static Task MarkAsync(Scene scene, Plan plan, PlanStep step, LocalDate on, int attempt) =>
        scene.Do(
            "mark",
            async casebook => casebook.Put((await casebook.FindAsync<Plan>(plan.Id) ?? plan).Done(step, on)),
            attempt);
}
