using CoachBot.Understanding;

namespace CoachBot;

/// <summary>Before the verdict: one if-then line for a no, and one kind thing for oneself (coaching.md 40). It comes back on the day, and when that no is logged.</summary>
public sealed class SetbackConversation(CopyBook voice, ITimeReader times, Reminders reminders) : Conversation<Setback>(Intents.PrepareSetback, voice, "Setbacks")
{
    public override IReadOnlyDictionary<string, Heard> Given(string text, Understood understood)
    {
        var given = new Dictionary<string, Heard>(StringComparer.Ordinal);
        if (understood.Slots.Company is { } company)
            given["company"] = new Heard(company);
        if (understood.Slots.When is { } when)
            given["verdict"] = new Heard(when);
        return given;
    }

    protected override async Task<Setback?> PlayAsync(Scene scene)
    {
        await scene.Say("begin");
        var known = await scene.Load("known", async casebook => (await Applications.ActiveAsync(casebook)).Select(a => a.Company).Distinct(StringComparer.OrdinalIgnoreCase).Select(c => new Option(c, c)).Take(6).ToList());
        var company = (await scene.Suggest("company", known)).Label;
        var verdict = await scene.AskDate("verdict", times, new { company });
        var then = IfThenWords.Action(await scene.Ask("then", new { company }));
        var kindness = await scene.AskOrSkip("kindness");
        var setback = new Setback(await scene.NewId("id"), company, then, verdict, kindness);
        await scene.Do("save", async casebook =>
        {
            casebook.Put(setback);
            await SetbackReminder.PlanAsync(reminders, casebook, scene.Now, setback);
        });
        await scene.Show("saved", SetbackCards.Plan(setback, Copy), new { company });
        return setback;
    }
}
