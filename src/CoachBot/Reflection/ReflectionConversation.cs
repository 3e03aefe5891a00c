using CoachBot.Understanding;

namespace CoachBot;

/// <summary>
/// What happened, and what to take from it: three questions with evidence, the reasons sorted, at most three if-then lines
/// with a date, and the fork (coaching.md 9, 11, 15, 16).
/// </summary>
public sealed class ReflectionConversation(CopyBook voice, ITimeReader times, CheckInPlanner planner) : Conversation<Reflection>(Intents.Reflect, voice, "Reflection")
{
    private const int MostPlans = 3;

    private readonly CopyFile planCopy = voice["Rejection"];

    public override IReadOnlyDictionary<string, Heard> Given(string text, Understood understood) =>
        understood.Slots.Company is { } company ? new Dictionary<string, Heard>(StringComparer.Ordinal) { ["which"] = new(company) } : Nothing;

    protected override async Task<Reflection?> PlayAsync(Scene scene)
    {
        var rejection = await WhichRejection.AskAsync(scene);
        await scene.Say("begin");
        var marks = new List<Mark>();
        foreach (var question in Enum.GetValues<HiringQuestion>())
            marks.Add(await AskMarkAsync(scene, question));

        var reasons = await SortReasonsAsync(scene, rejection);
        var plans = await PlanAsync(scene, marks);
        var (fork, goodbye) = await ForkAsync(scene, rejection);
        var reflection = new Reflection(await scene.NewId("id"), rejection?.Id, marks, reasons, plans, fork, goodbye, scene.Today);

        await SaveAsync(scene, reflection, planner);
        await scene.Show("saved", ReflectionCards.Lessons(plans, Copy));
        if (rejection is not null)
            await ShowPlanAsync(scene, rejection);
        return reflection;
    }

    /// <summary>A mark, its evidence, and one thing to strengthen; a low mark beside real evidence is questioned back (coaching.md 9).</summary>
    private static async Task<Mark> AskMarkAsync(Scene scene, HiringQuestion question)
    {
        var name = PlanCards.NameOf(question);
        var value = int.Parse(await scene.Choose(name));
        var evidence = await scene.Ask(name + "-evidence");
        if (value <= 2 && Evidence.IsStrong(evidence))
        {
            await scene.Say("harsh", new { value, evidence }, attempt: (int)question + 1);
            value = int.Parse(await scene.Choose("again", attempt: (int)question + 1));
        }
        return new Mark(question, value, evidence, await scene.AskOrSkip(name + "-strengthen"));
    }

    /// <summary>Picks reasons until that is all, then shows whose they are (coaching.md 11).</summary>
    private async Task<List<Reason>> SortReasonsAsync(Scene scene, Rejection? rejection)
    {
        if (rejection?.Reason is { } told)
            await scene.Say("told", new { reason = told });

        var reasons = new List<Reason>();
        var options = Copy["reason"].Choices.ToList();
        var enough = new Option("enough", scene.Words("enough")) { Aliases = ["no", "none", "done", "that's it", "nothing else", "nope", "no more", "i don't know", "not sure"] };
        for (var attempt = 1; options.Count > 0; attempt++)
        {
            var id = await scene.Pick(reasons.Count == 0 ? "reason" : "another-reason", [.. options, enough], attempt: attempt);
            if (id == enough.Id)
                break;
            reasons.Add(Enum.GetValues<Reason>().First(r => PlanCards.NameOf(r) == id));
            options.RemoveAll(o => o.Id == id);
        }

        if (reasons.Count > 0)
            await scene.Show("sorted", ReflectionCards.Sorted(reasons, Copy));
        if (reasons.Contains(Reason.Overqualified))
            await scene.Say("aim-higher");
        return reasons;
    }

    /// <summary>Lessons become a plan only with a moment and a day (coaching.md 15).</summary>
    private async Task<List<IfThen>> PlanAsync(Scene scene, IReadOnlyList<Mark> marks)
    {
        await scene.Say("if-then");
        var named = marks.Select(m => m.Strengthen).OfType<string>().ToList();
        if (named.Count > 0)
            await scene.Say("you-named", new { what = string.Join("; ", named) });

        var plans = new List<IfThen>();
        do
        {
            var attempt = plans.Count + 1;
            var situation = IfThenWords.Situation(await scene.Ask("if", attempt: attempt));
            var action = IfThenWords.Action(await scene.Ask("then", new { situation }, attempt: attempt));
            plans.Add(new IfThen(situation, action, await scene.AskDate("by", times, attempt: attempt)));
        }
        while (plans.Count < MostPlans && await scene.Confirm("one-more", new { count = plans.Count }, attempt: plans.Count));
        return plans;
    }

    /// <summary>Nurture, or let go with a small closing ritual; an open end is fine too (coaching.md 16).</summary>
    private static async Task<(Fork Fork, string? Goodbye)> ForkAsync(Scene scene, Rejection? rejection)
    {
        if (rejection is null)
            return (Fork.Undecided, null);

        var fork = await scene.Choose<Fork>(rejection.Dream ? "fork-dream" : "fork", new { company = rejection.Company });
        if (fork != Fork.LetGo)
        {
            await scene.Say("fork-" + PlanCards.NameOf(fork));
            return (fork, null);
        }

        var goodbye = await scene.AskOrSkip("goodbye", new { company = rejection.Company });
        await scene.Say("let-go", new { company = rejection.Company });
        return (fork, goodbye);
    }

    private static Task SaveAsync(Scene scene, Reflection reflection, CheckInPlanner planner) =>
        scene.Do("save", async casebook =>
        {
            casebook.Put(reflection);
            if (reflection.Rejection is not { } id || await casebook.FindAsync<Rejection>(id) is not { } rejection)
                return;

            casebook.Put(rejection with { Fork = reflection.Fork });
            await WhichRejection.DoneAsync(casebook, id, reflection.On, reflection.Fork == Fork.Undecided ? [PlanStep.Reflect] : [PlanStep.Reflect, PlanStep.Decide]);
            if (reflection.Fork == Fork.LetGo)
                await planner.LetGoAsync(casebook, rejection.Company, reflection.On);
        });

    private async Task ShowPlanAsync(Scene scene, Rejection rejection)
    {
        var plan = await scene.Load("plan", casebook => casebook.FindAsync<Plan>(rejection.Id));
        if (plan is not null)
            await scene.Show("your-plan", PlanCards.Progress(rejection, plan, planCopy));
    }
}
