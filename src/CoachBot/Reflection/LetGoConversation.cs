using CoachBot.Understanding;

namespace CoachBot;

/// <summary>Letting an employer go, with a small closing ritual; nothing reminds of it from then on (coaching.md 16).</summary>
public sealed class LetGoConversation(CopyBook voice, CheckInPlanner planner) : Conversation<Ended>(Intents.LetGo, voice, "LetGo")
{
    public override IReadOnlyDictionary<string, Heard> Given(string text, Understood understood) =>
        understood.Slots.Company is { } company ? new Dictionary<string, Heard>(StringComparer.Ordinal) { ["company"] = new(company) } : Nothing;

    protected override async Task<Ended?> PlayAsync(Scene scene)
    {
        var known = await scene.Load("known", async casebook => (await casebook.AllAsync<Rejection>())
            .Where(r => r.Fork != Fork.LetGo).Select(r => r.Company).Distinct(StringComparer.OrdinalIgnoreCase).TakeLast(6).Select(c => new Option(c, c)).ToList());
        var company = (await scene.Suggest("company", known)).Label;
        var warm = await scene.Load("warm", async casebook => (await casebook.AllAsync<Contact>()).Count(c => c.CheckIns is not null && Companies.Same(c.Company, company)));
        if (!await scene.Confirm(warm > 0 ? "sure-check-ins" : "sure", new { company }))
        {
            await scene.Say("kept", new { company });
            return Ended.Here;
        }

        await scene.AskOrSkip("goodbye", new { company });
        await scene.Do("let-go", casebook => planner.LetGoAsync(casebook, company, scene.Today));
        await scene.Say("closed", new { company });
        return Ended.Here;
    }
}
