using CoachBot.Understanding;

namespace CoachBot;

/// <summary>Always respond (coaching.md 17, 18): the thank-you, with the one request that fits at its end (20, 22).</summary>
public sealed class ThanksConversation(CopyBook voice, IToneGuard tone, Reminders reminders) : Conversation<Draft>(Intents.SayThanks, voice, "Reply")
{
    public override IReadOnlyDictionary<string, Heard> Given(string text, Understood understood) => LetterTalk.Given(understood);

    protected override async Task<Draft?> PlayAsync(Scene scene)
    {
        var rejection = await WhichRejection.AskAsync(scene);
        await scene.Say("why-respond");
        var by = await scene.Choose<Way>("way");
        var letter = await LetterTalk.AskAsync(scene, rejection, by);
        letter = letter with { Enjoyed = await scene.AskOrSkip("enjoyed", new { company = letter.Company }, CouldHurt) };
        letter = letter with { StillWants = rejection?.Dream == true || await scene.Confirm("still-want", new { company = letter.Company }) };
        if (rejection is null or { Stage: > Stage.Applied })
        {
            await scene.Say("may-be-refused");
            letter = letter with { Feedback = await scene.Confirm(letter.NearMiss ? "with-criticism" : "with-feedback") };
        }

        var text = await Drafting.PolishAsync(scene, manner => letter.ThankYou(manner, Copy), tone);
        var draft = new Draft(await scene.NewId("id"), rejection?.Id, letter.Feedback ? DraftKind.ThanksAndFeedback : DraftKind.Thanks, by, text, scene.Today);
        await LetterTalk.SaveAsync(scene, draft, letter.From, reminders, letter.Feedback ? [PlanStep.Respond, PlanStep.AskFeedback] : [PlanStep.Respond]);
        await LetterTalk.GoOnAsync(scene, rejection, draft);
        return draft;
    }

    /// <summary>Words that go into the letter as they are must not read as a jab.</summary>
    private string? CouldHurt(string enjoyed) => tone.Check($"I especially enjoyed {enjoyed}.").Verdict == "send" ? null : "enjoyed-again";
}
