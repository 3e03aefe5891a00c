using CoachBot.Understanding;

namespace CoachBot;

/// <summary>What both letters ask for, save and go on with.</summary>
public static class LetterTalk
{
    public static IReadOnlyDictionary<string, Heard> Given(Understood understood)
    {
        var given = new Dictionary<string, Heard>(StringComparer.Ordinal);
        if (understood.Slots.Company is { } company)
            given["which"] = given["company"] = new Heard(company);
        if (understood.Slots.Role is { } role)
            given["role"] = new Heard(role);
        if (understood.Slots.Person is { } person)
            given["to"] = new Heard(person);
        return given;
    }

    /// <summary>The facts of a letter; only what the casebook does not know is asked.</summary>
    public static async Task<Letter> AskAsync(Scene scene, Rejection? rejection, Way by)
    {
        var company = rejection?.Company ?? await scene.Ask("company");
        var role = rejection?.Role ?? await scene.Ask("role", new { company });
        var to = (rejection?.Teller ?? await scene.AskOrSkip("to"))?.Split(',')[0].Trim();
        var known = await scene.Load("signature", casebook => Task.FromResult(casebook.Profile.Name ?? ""));
        var from = known.Length > 0 ? known : await scene.Ask("from");
        return new Letter(company, role, to, from, null, StillWants: false, Feedback: false, rejection?.Stage == Stage.FinalRound, rejection?.Reason, by);
    }

    /// <summary>Keeps a letter that is ready; a written request for feedback is followed up.</summary>
    public static Task SaveAsync(Scene scene, Draft draft, string signature, Reminders reminders, PlanStep[] done) =>
        scene.Do("save", async casebook =>
        {
            casebook.Put(draft);
            casebook.Profile = casebook.Profile with { Name = signature };
            if (draft.Rejection is { } rejection)
                await WhichRejection.DoneAsync(casebook, rejection, draft.ReadyOn, done);
            if (AsksInWriting(draft))
                await FeedbackFollowUp.PlanAsync(reminders, casebook, scene.Now, draft);
        });

    /// <summary>How to send it, and the next single step.</summary>
    public static async Task GoOnAsync(Scene scene, Rejection? rejection, Draft draft)
    {
        await scene.Say(draft.By == Way.Phone ? "ready-phone" : "ready");
        if (rejection is not null)
            await scene.Say("noted");
        if (AsksInWriting(draft))
            await scene.Say("follow-up");
        if (rejection is null)
            return;

        var next = await scene.Load("next", async casebook => new PlanAhead((await casebook.FindAsync<Plan>(rejection.Id))?.Next));
        if (next.Step is PlanStep.Reflect && await scene.Confirm("reflect-now", new { company = rejection.Company }))
            scene.GoOnWith(new Handover(Intents.Reflect, new Dictionary<string, Heard>(StringComparer.Ordinal) { ["which"] = new("", rejection.Id) }));
        else
            await scene.Say("later");
    }

    private static bool AsksInWriting(Draft draft) => draft is { Kind: DraftKind.Feedback or DraftKind.ThanksAndFeedback, By: not Way.Phone };

    private sealed record PlanAhead(PlanStep? Step);
}
