using CoachBot.Understanding;

namespace CoachBot;

/// <summary>Takes in a rejection: calm first, one question at a time, only what was not said already (coaching.md 1–3, 5–8).</summary>
public sealed class RejectionConversation(CopyBook voice, RejectionReading reading, Reminders reminders) : Conversation<Rejection>(Intents.LogRejection, voice, "Rejection")
{
    private readonly CopyFile setbackCopy = voice["Setbacks"];

    public override IReadOnlyDictionary<string, Heard> Given(string text, Understood understood) => reading.Given(text, understood);

    protected override async Task<Rejection?> PlayAsync(Scene scene)
    {
        await scene.Say("breathe");
        var id = await scene.NewId("id");
        var date = scene.Today;
        var company = scene.IsGiven("which") ? await WaitedForAsync(scene) : await scene.Ask("company");
        var role = await scene.Ask("role", new { company });
        var stage = await scene.Choose<Stage>("stage", new { company }, ordered: true);
        var how = await scene.Choose<News>("how");
        var teller = how is News.Silence or News.FormLetter ? null : await scene.AskOrSkip("teller");
        var reason = how == News.Silence ? null : await scene.AskOrSkip("reason");
        var praise = stage >= Stage.Interview ? await scene.AskOrSkip("praise") : null;
        var dream = await scene.Confirm("dream", new { company });
        var rejection = new Rejection(id, company, role, stage, date, how, teller, reason, dream, praise);
        var prepared = await scene.Load("prepared", casebook => Setback.OfAsync(casebook, company));
        if (prepared is not null)
            await scene.Show("prepared-for-this", SetbackCards.Plan(prepared, setbackCopy));

        rejection = await FeelAsync(scene, rejection);
        await CountWinsAsync(scene, rejection);
        rejection = await LookOverAsync(scene, rejection);

        var plan = Plan.For(rejection);
        await scene.Do("save", async casebook =>
        {
            casebook.Put(rejection);
            casebook.Put(plan);
            await Applications.RejectedAsync(casebook, rejection);
            if (prepared is not null)
                await Setback.UseAsync(reminders, casebook, prepared, scene.Today);
            await PlanReminder.PlanAsync(reminders, casebook, scene.Now, plan, scene.Today);
        });
        await scene.Show("saved", PlanCards.Progress(rejection, plan, Copy));
        if (await scene.Confirm("go-on-" + PlanCards.NameOf(plan.Next!.Value), new { company = rejection.Company }))
            scene.GoOnWith(NextStep.Of(plan)!);
        else
            await scene.Say("later");
        return rejection;
    }

    /// <summary>Begun from a verdict that was waited for: its company is known.</summary>
    private static async Task<string> WaitedForAsync(Scene scene)
    {
        var verdicts = await scene.Load("verdicts", async casebook => (await casebook.AllAsync<Setback>()).Select(s => new Option(s.Id, s.Company)).ToList());
        var id = await scene.Pick("which", verdicts);
        return verdicts.First(v => v.Id == id).Label;
    }

    /// <summary>Feelings before advice: words on the page if they want to, then a kind sentence to oneself (coaching.md 3).</summary>
    private static async Task<Rejection> FeelAsync(Scene scene, Rejection rejection)
    {
        if (!await scene.Confirm("feel"))
            return rejection;

        var feelings = await scene.AskOrSkip("write");
        var kind = await scene.AskOrSkip("kind");
        return rejection with { Feelings = feelings, KindWords = kind };
    }

    /// <summary>How far they got, and what is usual (coaching.md 5, 6, 7).</summary>
    private async Task CountWinsAsync(Scene scene, Rejection rejection)
    {
        await scene.Say("won-" + PlanCards.NameOf(rejection.Stage), new { company = rejection.Company });
        if (rejection.Praise is { } praise)
            await scene.Say("won-praise", new { praise });
        await scene.Say("odds");
        await scene.Say(rejection.Dream ? "no-for-now-dream" : "no-for-now", new { company = rejection.Company });
    }

    /// <summary>Shows what is about to be saved until the person says that it is right.</summary>
    private async Task<Rejection> LookOverAsync(Scene scene, Rejection rejection)
    {
        for (var attempt = 1; await scene.Choose("right", card: RejectionCards.Summary(rejection, Copy), attempt: attempt) == "change"; attempt++)
        {
            rejection = await scene.Choose("change", attempt: attempt) switch
            {
                "company" => rejection with { Company = await scene.Ask("company", attempt: attempt) },
                "role" => rejection with { Role = await scene.Ask("role", new { company = rejection.Company }, attempt: attempt) },
                "stage" => rejection with { Stage = await scene.Choose<Stage>("stage", new { company = rejection.Company }, attempt, ordered: true) },
                "how" => rejection with { How = await scene.Choose<News>("how", attempt: attempt) },
                "teller" => rejection with { Teller = await scene.AskOrSkip("teller", attempt: attempt) },
                "reason" => rejection with { Reason = await scene.AskOrSkip("reason", attempt: attempt) },
                _ => rejection with { Dream = await scene.Confirm("dream", new { company = rejection.Company }, attempt: attempt) },
            };
        }
        return rejection;
    }
}
