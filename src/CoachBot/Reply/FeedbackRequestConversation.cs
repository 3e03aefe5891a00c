using CoachBot.Understanding;

namespace CoachBot;

/// <summary>The onus to ask is on the person (coaching.md 20); thanks come first, and one ask at a time (22).</summary>
public sealed class FeedbackRequestConversation(CopyBook voice, IToneGuard tone, Reminders reminders) : Conversation<Draft>(Intents.AskFeedback, voice, "Reply")
{
    public override IReadOnlyDictionary<string, Heard> Given(string text, Understood understood) => LetterTalk.Given(understood);

    protected override async Task<Draft?> PlayAsync(Scene scene)
    {
        var rejection = await WhichRejection.AskAsync(scene);
        await scene.Say("may-be-refused");
        if (rejection is not null && !await IsAnsweredAsync(scene, rejection) && await scene.Confirm("thanks-first"))
        {
            scene.GoOnWith(new Handover(Intents.SayThanks, new Dictionary<string, Heard>(StringComparer.Ordinal)
            {
                ["which"] = new("", rejection.Id),
                ["with-feedback"] = new("", "yes"),
                ["with-criticism"] = new("", "yes"),
            }));
            return null;
        }

        var by = await scene.Choose<Way>("way");
        var letter = await LetterTalk.AskAsync(scene, rejection, by);
        var text = await Drafting.PolishAsync(scene, manner => letter.FeedbackRequest(manner, Copy), tone);
        var draft = new Draft(await scene.NewId("id"), rejection?.Id, DraftKind.Feedback, by, text, scene.Today);
        await LetterTalk.SaveAsync(scene, draft, letter.From, reminders, [PlanStep.AskFeedback]);
        await LetterTalk.GoOnAsync(scene, rejection, draft);
        return draft;
    }

    private static Task<bool> IsAnsweredAsync(Scene scene, Rejection rejection) =>
        scene.Load("answered", async casebook => (await casebook.FindAsync<Plan>(rejection.Id))?.Steps.Any(s => s is { Step: PlanStep.Respond, DoneOn: not null }) == true);
}
